namespace Lamina.Particles.Relaxation;

/// <summary>Which edges of the box follow the pressure.</summary>
public enum RelaxedAxes
{
    /// <summary>The box keeps its size.</summary>
    None,
    /// <summary>Only z.</summary>
    Z,
    /// <summary>All three by the same factor.</summary>
    Xyz,
}

/// <summary>Settings of a relaxation.</summary>
public sealed record RelaxationSettings
{
    /// <summary>Pressure to reach; with axes z the zz component [Pa].</summary>
    public double Pressure { get; init; } = 1e5;
    /// <summary>Edges that follow the pressure.</summary>
    public RelaxedAxes Axes { get; init; } = RelaxedAxes.Xyz;
    /// <summary>Largest relative departure from the pressure at the end [-].</summary>
    public double PressureTolerance { get; init; } = 1e-3;
    /// <summary>Largest root mean square force on a particle at the end, relative to the mean pair force [-].</summary>
    public double ForceTolerance { get; init; } = 5e-3;
    /// <summary>Relative change of volume over a hundred steps below which the box counts as at rest [-].</summary>
    public double VolumeTolerance { get; init; } = 1e-4;
    /// <summary>Steps after which the relaxation stops without having converged [-].</summary>
    public int MostSteps { get; init; } = 20_000;
    /// <summary>Fraction of the velocity that is lost per unit of pseudo-time, 0 for FIRE's own control [-].</summary>
    public double Damping { get; init; }
    /// <summary>Largest pseudo-time step; 1 is a third of the stability limit of the scaled motion [-].</summary>
    public double LargestStep { get; init; } = 0.7;
    /// <summary>Largest logarithmic strain of an edge of the box per step [-].</summary>
    public double LargestStrain { get; init; } = 0.01;
    /// <summary>Largest displacement of a particle per step, relative to the smallest radius [-].</summary>
    public double LargestDisplacement { get; init; } = 0.1;
    /// <summary>Steps between scans of the stiffness that scales the masses [-].</summary>
    public int ScanEvery { get; init; } = 25;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
