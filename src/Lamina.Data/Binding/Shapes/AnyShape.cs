using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>Anything: the property takes the node itself.</summary>
internal sealed class AnyShape : Shape
{
    public override string Expected => "a value";

    public override string Sort => "any value";

    public override bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => true;
}
