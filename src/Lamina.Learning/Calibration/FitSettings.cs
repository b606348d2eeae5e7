namespace Lamina.Learning.Calibration;

/// <summary>How a calibration searches and what it reports.</summary>
public sealed record FitSettings
{
    /// <summary>Points of a Latin hypercube at which the model is tried before the search; the search then begins at the best ones.</summary>
    public int Trials { get; init; } = 16;

    /// <summary>Searches from different points.</summary>
    public int Searches { get; init; } = 3;

    /// <summary>Relative noise of the model; see <see cref="LeastSquaresSettings.Noise"/> [-].</summary>
    public double Noise { get; init; } = 1e-15;

    /// <summary>Probability that an interval covers [-].</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether profile-likelihood intervals are computed: right for curved models, at the cost of a search per point.</summary>
    public bool Profiles { get; init; } = true;

    /// <summary>Whether intervals are widened where residuals follow each other (dense curves of an imperfect model).</summary>
    public bool Widen { get; init; } = true;

    /// <summary>Most iterations of one search.</summary>
    public int MostIterations { get; init; } = 60;

    /// <summary>Seed of the trial points.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Most threads; 0 for all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal LeastSquaresSettings ForSearch => new()
    {
        Noise = Noise, MostIterations = MostIterations, Threads = Threads, StepTolerance = Math.Max(1e-10, 0.01 * Math.Cbrt(3 * Noise)), ReductionTolerance = Math.Max(1e-14, Noise),
    };
}
