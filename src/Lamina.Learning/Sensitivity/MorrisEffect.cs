namespace Lamina.Learning.Sensitivity;

/// <summary>Elementary effects of one input on one output, per full range of the input.</summary>
public sealed record MorrisEffect
{
    /// <summary>Mean of the absolute effects: overall influence; null where no effect could be computed [unit of the output].</summary>
    public required double? MeanAbsolute { get; init; }

    /// <summary>Mean of the effects: the direction [unit of the output].</summary>
    public required double? Mean { get; init; }

    /// <summary>Standard deviation of the effects: curvature and interactions; null below two effects [unit of the output].</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>Effects that could be computed.</summary>
    public required int Count { get; init; }

    internal static MorrisEffect Of(List<double> effects)
    {
        if (effects.Count == 0) return new MorrisEffect { MeanAbsolute = null, Mean = null, StandardDeviation = null, Count = 0 };
        var mean = effects.Average();
        return new MorrisEffect
        {
            MeanAbsolute = effects.Average(Math.Abs),
            Mean = mean,
            StandardDeviation = effects.Count < 2 ? null : Math.Sqrt(effects.Sum(e => (e - mean) * (e - mean)) / (effects.Count - 1)),
            Count = effects.Count,
        };
    }
}
