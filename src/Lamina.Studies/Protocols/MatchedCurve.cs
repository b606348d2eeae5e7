namespace Lamina.Studies.Protocols;

/// <summary>A curve of the laboratory and what the line makes of it, at the same times.</summary>
public sealed record MatchedCurve
{
    /// <summary>Name of the quantity: film_temperature, drying_rate or residual_solvent.</summary>
    public required string Name { get; init; }

    /// <summary>SI unit as text.</summary>
    public required string Unit { get; init; }

    /// <summary>What a difference is measured by [SI, see <see cref="Unit"/>].</summary>
    public required double Scale { get; init; }

    /// <summary>Times from leaving the coater [s].</summary>
    public required double[] Times { get; init; }

    /// <summary>The laboratory's values [SI, see <see cref="Unit"/>].</summary>
    public required double[] Lab { get; init; }

    /// <summary>The line's values [SI, see <see cref="Unit"/>].</summary>
    public required double[] Line { get; init; }

    /// <summary>Root of the mean square difference over the scale [-].</summary>
    public double Mismatch => Math.Sqrt(Times.Select((_, i) => Math.Pow((Line[i] - Lab[i]) / Scale, 2)).Sum() / Times.Length);
}
