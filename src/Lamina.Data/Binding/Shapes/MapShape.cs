using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>Free names, each with one kind of value.</summary>
internal sealed class MapShape : Shape
{
    public required Shape Value { get; init; }
    public required Type ValueType { get; init; }
    public int Min { get; init; }
    public int Max { get; init; } = 10_000;

    public override string Expected => $"a map of names, each with {Value.Expected}";

    public override string Sort => $"name -> {Value.Sort}";

    public override bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => at == steps.Count || (steps[at].Key is not null || steps[at].IsEvery) && Value.Leads(steps, at + 1);
}
