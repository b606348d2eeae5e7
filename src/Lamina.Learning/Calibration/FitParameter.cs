namespace Lamina.Learning.Calibration;

/// <summary>A number that a calibration may move.</summary>
public sealed record FitParameter
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Lowest value [unit of the parameter].</summary>
    public required double Low { get; init; }

    /// <summary>Highest value [unit of the parameter].</summary>
    public required double High { get; init; }

    /// <summary>Where the search begins; null takes the middle [unit of the parameter].</summary>
    public double? Start { get; init; }

    /// <summary>Whether its size is open rather than its value: the search then goes by its logarithm, and intervals are symmetric in it. Needs a range above 0.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>What is known of it before the data: mean of a normal prior; null where only the range is known [unit of the parameter].</summary>
    public double? PriorMean { get; init; }

    /// <summary>Standard deviation of that prior; of the natural logarithm where the parameter is logarithmic [unit of the parameter, or -].</summary>
    public double? PriorDeviation { get; init; }

    /// <summary>The value at a place in its range.</summary>
    /// <param name="z">0 at the low end, 1 at the high end; along the logarithm where it is logarithmic [-]</param>
    public double At(double z) => z <= 0 ? Low : z >= 1 ? High : Logarithmic ? Low * Math.Exp(z * Math.Log(High / Low)) : Low + z * (High - Low);

    /// <summary>The place of a value in its range, 0 at the low end, 1 at the high end [-].</summary>
    /// <param name="value">the value [unit of the parameter]</param>
    public double Coordinate(double value) => Logarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    // d value / d z
    internal double Slope(double z) => Logarithmic ? At(z) * Math.Log(High / Low) : High - Low;

    internal double Width => Logarithmic ? Math.Log(High / Low) : High - Low;

    internal void Check()
    {
        if (!(double.IsFinite(Low) && double.IsFinite(High) && Low < High)) throw new ArgumentException($"{Name}: the range {Low:R} to {High:R} is none; a calibration needs a finite range for every parameter.");
        if (Logarithmic && !(Low > 0)) throw new ArgumentException($"{Name}: the logarithm needs a range above 0, not from {Low:R}.");
        if ((PriorMean is null) != (PriorDeviation is null)) throw new ArgumentException($"{Name}: a prior has both a mean and a standard deviation.");
        if (PriorDeviation is { } sd && !(sd > 0 && double.IsFinite(sd))) throw new ArgumentException($"{Name}: the standard deviation of a prior is a finite number above 0, not {sd:R}.");
        if (PriorMean is { } mean && !(double.IsFinite(mean) && (!Logarithmic || mean > 0))) throw new ArgumentException($"{Name}: the prior's mean {mean:R} is not possible.");
    }
}
