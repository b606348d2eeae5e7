namespace Lamina.Studies.Running;

/// <summary>One output over several seeds, everything else the same.</summary>
public sealed record SeedSpread
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Its SI unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its value by seed, that of the run first [SI of the output].</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Mean [SI of the output].</summary>
    public double Mean => Values[0] + Values.Average(v => v - Values[0]); // equal values have their own value as mean, and no spread by rounding

    /// <summary>Whether it is more than rounding and what is left of a prescribed value's tolerance.</summary>
    public bool Moves => StandardDeviation > SpreadStudy.Negligible * Math.Abs(Values[0]);

    /// <summary>Standard deviation between seeds, of one run [SI of the output].</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(Values.Sum(v => (v - mean) * (v - mean)) / (Values.Count - 1));
        }
    }
}
