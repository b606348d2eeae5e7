namespace Lamina.Studies.Evaluation;

/// <summary>How a study runs a recipe.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Grid of the film model; <see cref="Cells"/> wins over it.</summary>
    public EvaluationGrid Grid { get; init; } = EvaluationGrid.Coarse;

    /// <summary>Cells through the film; null takes what the grid says [-].</summary>
    public int? Cells { get; init; }

    /// <summary>Points of the time series per dryer segment; null takes what the grid says [-].</summary>
    public int? SeriesPoints { get; init; }

    /// <summary>Relative tolerance of the film model's integration; null takes the model's own. Differences between runs need a tighter one than a run by itself [-].</summary>
    public double? RelativeTolerance { get; init; }

    /// <summary>Keys changed before the study, as by <c>--set key=value</c>, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];
}
