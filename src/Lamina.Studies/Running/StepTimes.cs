namespace Lamina.Studies.Running;

/// <summary>How long a step took.</summary>
public sealed record StepTimes
{
    /// <summary>Processor time [s].</summary>
    public double Cpu { get; init; }

    /// <summary>Wall time [s].</summary>
    public double Wall { get; init; }
}
