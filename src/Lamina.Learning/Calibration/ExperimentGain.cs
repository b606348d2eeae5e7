namespace Lamina.Learning.Calibration;

/// <summary>What an experiment would add.</summary>
public sealed record ExperimentGain
{
    /// <summary>Name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Gain in information: the logarithm of the factor by which the volume of what is still possible shrinks [-].</summary>
    public required double Gain { get; init; }

    /// <summary>Standard deviation of each parameter without it, in widths of the range [-].</summary>
    public required IReadOnlyList<double> Before { get; init; }

    /// <summary>Standard deviation of each parameter with it, in widths of the range [-].</summary>
    public required IReadOnlyList<double> After { get; init; }
}
