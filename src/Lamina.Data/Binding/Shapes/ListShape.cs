using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>A list of one kind of value.</summary>
internal sealed class ListShape : Shape
{
    public required Shape Item { get; init; }
    public required Type ItemType { get; init; }
    public int Min { get; init; }
    public int Max { get; init; } = 10_000;

    public override string Expected => $"a list, each item {Item.Expected}";

    public override string Sort => $"list of {Item.Sort}";

    public override bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => at == steps.Count || steps[at].Key is null && Item.Leads(steps, at + 1);
}
