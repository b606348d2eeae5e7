namespace Lamina.Particles.Indentation;

/// <summary>A load-depth curve and what Oliver and Pharr (1992) read from it.</summary>
public sealed record IndentationResult
{
    /// <summary>Name of the force field.</summary>
    public required string ForceField { get; init; }
    /// <summary>Depths, loading first [m].</summary>
    public required double[] Depth { get; init; }
    /// <summary>Load at each [N].</summary>
    public required double[] Load { get; init; }
    /// <summary>How many of the points are loading [-].</summary>
    public required int Loading { get; init; }
    /// <summary>What the unloading curve says; null where it has too few points with load to be read.</summary>
    public OliverPharr? Reading { get; init; }
    /// <summary>Bridges of binder that broke [-].</summary>
    public int BrokenBonds { get; init; }
}
