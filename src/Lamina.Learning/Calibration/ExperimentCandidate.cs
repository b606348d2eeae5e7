namespace Lamina.Learning.Calibration;

/// <summary>An experiment that could be made: what each of its readings would say of each parameter.</summary>
public sealed record ExperimentCandidate
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>One column per parameter: change of every reading when the parameter goes through its range, over the standard deviation of the reading [-].</summary>
    public required double[][] Sensitivities { get; init; }
}
