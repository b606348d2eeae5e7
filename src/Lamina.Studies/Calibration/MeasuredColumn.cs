namespace Lamina.Studies.Calibration;

/// <summary>What an axis of measured values means.</summary>
public enum MeasuredAxis
{
    /// <summary>Time since the film entered [s].</summary>
    Time,

    /// <summary>Way along the web [m].</summary>
    Position,

    /// <summary>Height above the foil in the film at the end of drying [m].</summary>
    Height,

    /// <summary>The same as a share of the thickness [-].</summary>
    RelativeHeight,

    /// <summary>None: one number per run.</summary>
    Run,
}

/// <summary>Measured values of one quantity in one run, in the order of the table.</summary>
public sealed record MeasuredColumn
{
    /// <summary>The quantity: a column of <c>drying.csv</c> or <c>profiles.csv</c>, or an output.</summary>
    public required string Quantity { get; init; }

    /// <summary>The table that it came from.</summary>
    public required string File { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>What <see cref="Places"/> mean.</summary>
    public required MeasuredAxis Axis { get; init; }

    /// <summary>Where each value was measured; the number of the row where there is no axis [SI of the axis].</summary>
    public required double[] Places { get; init; }

    /// <summary>The values [SI, see <see cref="Unit"/>].</summary>
    public required double[] Values { get; init; }

    /// <summary>Their standard deviations; null where unknown [SI, see <see cref="Unit"/>].</summary>
    public double[]? Deviations { get; init; }

    /// <summary>Index of the run that each value belongs to.</summary>
    public required int[] Runs { get; init; }
}
