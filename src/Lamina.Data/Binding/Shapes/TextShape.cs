namespace Lamina.Data.Binding.Shapes;

/// <summary>Any text of one line or more, not empty.</summary>
internal sealed class TextShape : Shape
{
    public const int MaxLength = 20_000;

    public override string Expected => "a text";

    public override string Sort => "text";
}
