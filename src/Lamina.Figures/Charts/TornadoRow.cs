namespace Lamina.Figures.Charts;

/// <summary>One input of a <see cref="TornadoChart"/>: the outputs at its two bounds, all others at their base value.</summary>
public sealed record TornadoRow
{
    /// <summary>Name of the input.</summary>
    public required string Label { get; init; }

    /// <summary>The input's bounds as text, such as <c>0.2 to 0.6</c>.</summary>
    public string Bounds { get; init; } = "";

    /// <summary>Output at the input's lower bound [SI].</summary>
    public required double AtLower { get; init; }

    /// <summary>Output at the input's upper bound [SI].</summary>
    public required double AtUpper { get; init; }
}
