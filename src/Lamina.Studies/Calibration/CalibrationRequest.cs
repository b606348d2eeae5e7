namespace Lamina.Studies.Calibration;

/// <summary>What <c>lamina calibrate RECIPE DATA</c> is asked for.</summary>
public sealed record CalibrationRequest
{
    /// <summary>The recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Tables of measured values.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>What may move: <c>PATH: lo..hi unit</c>; an assumed constant may leave out its range.</summary>
    public required IReadOnlyList<string> Fit { get; init; }

    /// <summary>Keys changed by <c>--set key=value</c>, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>Columns of other names: name in the table and name here.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];

    /// <summary>Standard deviations of quantities, <c>film_temperature: 0.5 K</c>; a quantity without one has it estimated.</summary>
    public IReadOnlyList<string> Deviations { get; init; } = [];

    /// <summary>Whether assumed constants get a normal prior: centred on their value, their bounds two deviations away.</summary>
    public bool Priors { get; init; }

    /// <summary>Experiments that could be made next: <c>NAME: key=value; key=value</c>.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>What they could measure, with its standard deviation: <c>film_temperature: 0.5 K</c>.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>The fitted value that the next experiment is to measure; null ranks by all of them together.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the recipe's own grid is used instead of the coarse one.</summary>
    public bool RecipeGrid { get; init; }

    /// <summary>Whether profile-likelihood intervals are computed.</summary>
    public bool Profiles { get; init; } = true;

    /// <summary>Folder for the results; null writes no file.</summary>
    public string? Folder { get; init; }

    /// <summary>Most threads; 0 for all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
