namespace Lamina.Particles.Drying;

/// <summary>End of a heterogeneous drying.</summary>
public sealed record HeterogeneousDryingResult
{
    /// <summary>Frames from the start to the end.</summary>
    public required IReadOnlyList<DryingFrame> Frames { get; init; }
    /// <summary>Normalised time at which the active material was fixed; null if the porosity never came down to the limit [-].</summary>
    public required double? FreezeTime { get; init; }
    /// <summary>Height at the end [m].</summary>
    public required double Height { get; init; }
    /// <summary>Force evaluations [-].</summary>
    public required long Evaluations { get; init; }
    /// <summary>Processor time of the process during the run [s].</summary>
    public required double CpuSeconds { get; init; }
}
