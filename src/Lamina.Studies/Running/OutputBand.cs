namespace Lamina.Studies.Running;

/// <summary>What the bounds of assumed constants do to one output: one constant moved at a time, all others at their values.</summary>
public sealed record OutputBand
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Lowest value over all one-at-a-time runs [SI of the output].</summary>
    public required double Low { get; init; }

    /// <summary>Highest value over all one-at-a-time runs [SI of the output].</summary>
    public required double High { get; init; }

    /// <summary>Constants by influence, the strongest first.</summary>
    public required IReadOnlyList<ConstantInfluence> Influences { get; init; }
}
