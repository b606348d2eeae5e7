namespace Lamina.Drying.Dryer;

/// <summary>What the film goes through: segments in order, and the zones whose air they share.</summary>
public sealed record DryerProgram
{
    /// <summary>Segments in the order in which the film meets them; at least one.</summary>
    public required IReadOnlyList<DryerSegment> Segments { get; init; }

    /// <summary>Zones that the segments name; empty in a batch dryer.</summary>
    public IReadOnlyList<ZoneAir> Zones { get; init; } = [];

    /// <summary>Duration of all segments [s].</summary>
    public double Duration => Segments.Sum(s => s.Duration);
}
