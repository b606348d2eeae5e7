namespace Lamina.Particles.Relaxation;

/// <summary>End of a relaxation.</summary>
public sealed record RelaxationResult
{
    /// <summary>True if forces, pressure and volume met their tolerances.</summary>
    public required bool Converged { get; init; }
    /// <summary>Steps taken [-].</summary>
    public required int Steps { get; init; }
    /// <summary>Solid mass over box volume [kg m-3].</summary>
    public required double Density { get; init; }
    /// <summary>1 less solid volume over box volume, overlaps not subtracted [-].</summary>
    public required double PorosityFormula { get; init; }
    /// <summary>Edges of the box [m].</summary>
    public required double[] Box { get; init; }
    /// <summary>Virial pressure: mean of the three, or zz with axes z [Pa].</summary>
    public required double Pressure { get; init; }
    /// <summary>Root mean square force over mean pair force [-].</summary>
    public required double ForceResidual { get; init; }
    /// <summary>Relative departure from the pressure [-].</summary>
    public required double PressureResidual { get; init; }
    /// <summary>Times that neighbour lists were built [-].</summary>
    public required int ListBuilds { get; init; }
    /// <summary>Processor time of the process during the run [s].</summary>
    public required double CpuSeconds { get; init; }
}
