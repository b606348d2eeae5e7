using Lamina.Learning.Calibration;

namespace Lamina.Studies.Calibration;

/// <summary>A calibration of a recipe or of a law: the fit, in the names and units of the question.</summary>
public sealed record CalibrationAnswer
{
    /// <summary>Format of the JSON.</summary>
    public const string Schema = "lamina-calibration/1";

    /// <summary>Name of the recipe or law.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a law was calibrated, not a recipe.</summary>
    public bool IsLaw { get; init; }

    /// <summary>What was fitted, in order.</summary>
    public required IReadOnlyList<CalibratedValue> Parameters { get; init; }

    /// <summary>The measured values, in the order of the series of the fit.</summary>
    public required IReadOnlyList<MeasuredColumn> Measured { get; init; }

    /// <summary>The fit; null where no data were given and only experiments were judged.</summary>
    public FitResult? Fit { get; init; }

    /// <summary>Possible next experiments, the most informative first.</summary>
    public IReadOnlyList<ExperimentGain> Experiments { get; init; } = [];

    /// <summary>Texts of recipe and line with the estimates written in, by file name; empty where there is nothing to write.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Patched { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
