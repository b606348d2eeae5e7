namespace Lamina.Studies.Running;

/// <summary>
/// One output by other paths, everything else the same. A departure is the output of a run less that of the run with the same seed on the recipe's path.
/// <see cref="Uncertainty"/> is their root mean square over all paths and seeds: a standard uncertainty of one run, to be read beside the standard deviation between seeds. A further path lies within twice as much;
/// so does the limit of an endlessly slow one where what is left falls in proportion to 1/steps, since it is then twice as far away as a doubling shows.
/// </summary>
public sealed record PathSpread
{
    /// <summary>How many uncertainties a further path may lie away [-].</summary>
    public const double Coverage = 2;

    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Its SI unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its value by seed on the recipe's path [SI of the output].</summary>
    public required IReadOnlyList<double> Base { get; init; }

    /// <summary>Its values by seed on the other paths, by name of the change [SI of the output].</summary>
    public required IReadOnlyList<KeyValuePair<string, IReadOnlyList<double>>> Paths { get; init; }

    /// <summary>Root mean square departure over all paths and seeds [SI of the output].</summary>
    public double Uncertainty => Math.Sqrt(Paths.Sum(p => p.Value.Select((v, s) => (v - Base[s]) * (v - Base[s])).Sum()) / (Paths.Count * Base.Count));

    /// <summary>Whether it is more than rounding.</summary>
    public bool Moves => Uncertainty > SpreadStudy.Negligible * Math.Abs(Base[0]);

    /// <summary>Mean departure over the seeds of one path [SI of the output].</summary>
    /// <param name="path">which</param>
    public double Shift(int path) => Paths[path].Value.Select((v, s) => v - Base[s]).Sum() / Base.Count;

    /// <summary>The path with the largest mean departure [-].</summary>
    public int Strongest => Enumerable.Range(0, Paths.Count).MaxBy(p => Math.Abs(Shift(p)));
}
