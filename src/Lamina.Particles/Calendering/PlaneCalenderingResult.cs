namespace Lamina.Particles.Calendering;

/// <summary>End of a calendering between plates.</summary>
public sealed record PlaneCalenderingResult
{
    /// <summary>Name of the force field that was used.</summary>
    public required string ForceField { get; init; }
    /// <summary>Distance of the plates under the preload before the stroke [m].</summary>
    public required double InitialThickness { get; init; }
    /// <summary>Distance at the end of the stroke [m].</summary>
    public required double CompressedThickness { get; init; }
    /// <summary>Distance under the preload after release [m].</summary>
    public required double ReleasedThickness { get; init; }
    /// <summary>Spring-back: released over compressed thickness, less 1 [-].</summary>
    public double SpringBack => ReleasedThickness / CompressedThickness - 1;
    /// <summary>Thickness after each increment [m].</summary>
    public required double[] Thickness { get; init; }
    /// <summary>Pressure on the upper plate after each increment, mean of its last fifth [Pa].</summary>
    public required double[] Pressure { get; init; }
    /// <summary>Porosity (formula) after each increment [-].</summary>
    public required double[] Porosity { get; init; }
    /// <summary>Root mean square of the forces over the mean pair force at the end of each increment; none where another engine pressed [-].</summary>
    public double[] Residual { get; init; } = [];
    /// <summary>Increments that ran out of steps before they were at rest; 0 where no rest was asked for [-].</summary>
    public int NotAtRest { get; init; }
    /// <summary>Damped steps of the stroke, settling not counted [-].</summary>
    public long Steps { get; init; }
    /// <summary>Largest pressure of the stroke [Pa].</summary>
    public required double PeakPressure { get; init; }
    /// <summary>False where the stroke ended at the full compression below the pressure asked for.</summary>
    public bool ReachedPressure { get; init; } = true;
    /// <summary>Bridges of binder that formed under the preload; 0 where the force field has none [-].</summary>
    public int Bonds { get; init; }
    /// <summary>Bridges that broke between then and the end of the release [-].</summary>
    public int BrokenBonds { get; init; }
    /// <summary>Processor time of the process during the run [s].</summary>
    public required double CpuSeconds { get; init; }
}
