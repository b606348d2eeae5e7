namespace Lamina.Particles.Rheology;

/// <summary>Answer of a shear run.</summary>
public sealed record ShearResult
{
    /// <summary>Mean of -p_xy over the rate [Pa s].</summary>
    public required double Viscosity { get; init; }
    /// <summary>Standard deviation of the mean, from ten blocks [Pa s].</summary>
    public required double Uncertainty { get; init; }
    /// <summary>First normal stress difference p_yy - p_xx, mean [Pa].</summary>
    public required double NormalStressDifference { get; init; }
    /// <summary>Mean pressure [Pa].</summary>
    public required double Pressure { get; init; }
    /// <summary>Strain over the averaged part [-].</summary>
    public required double Strain { get; init; }
    /// <summary>Time step that was used [s].</summary>
    public required double Step { get; init; }
    /// <summary>Processor time of the process during the run [s].</summary>
    public required double CpuSeconds { get; init; }
}
