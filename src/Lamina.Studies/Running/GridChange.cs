namespace Lamina.Studies.Running;

/// <summary>How far one output moves on twice the cells.</summary>
public sealed record GridChange
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>SI unit as text.</summary>
    public required string Unit { get; init; }

    /// <summary>Value on twice the cells less the run's [SI, see <see cref="Unit"/>].</summary>
    public required double Change { get; init; }

    /// <summary>Its size against the run's value; null for temperatures and zeros [-].</summary>
    public double? Share { get; init; }
}
