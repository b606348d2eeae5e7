namespace Lamina.Data.Binding.Shapes;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class FlagShape : Shape
{
    public override string Expected => "`true` or `false`";

    public override string Sort => "flag";
}
