using Lamina.Drying.Film;
using Lamina.Line.Coating.Spread;
using Lamina.Numerics;
using Lamina.Numerics.Interpolation;

namespace Lamina.Line.Drying;

/// <summary>
/// What the spread of the loading becomes in the dryer: points of equal probability, each dried by itself. Thick spots see the air that the web as a whole makes, so the
/// zones' solvent contents are those of the mean. The film model is solved at seven loadings on the coarse grid of studies, over the solution on the run's own grid,
/// and joined by monotone cubics; times and solvent by their logarithms.
/// </summary>
public sealed record DriedSpread
{
    private static readonly double[] Nodes = [-1, -0.65, -0.325, 0, 0.325, 0.65, 1];

    /// <summary>Loading over its mean at the points, increasing [-].</summary>
    public required IReadOnlyList<double> Relative { get; init; }

    /// <summary>Solvent left at the end per dry mass [-].</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>Time until dry; null where a point is not dry at the end [s].</summary>
    public IReadOnlyList<double>? DryingTimes { get; init; }

    /// <summary>Thickness of the dried coating [m].</summary>
    public required IReadOnlyList<double> Thicknesses { get; init; }

    /// <summary>All voids [-].</summary>
    public required IReadOnlyList<double> Porosities { get; init; }

    /// <summary>Binder at the foil over its mean; null without binder [-].</summary>
    public IReadOnlyList<double>? BinderBottoms { get; init; }

    /// <summary>Share of the web that holds more solvent than the target at the end [-].</summary>
    public required double UndriedShare { get; init; }

    /// <summary>Dries the points of a spread.</summary>
    /// <param name="film">the case of the mean loading</param>
    /// <param name="solution">its solution</param>
    /// <param name="spread">the spread of the loading, not zero</param>
    /// <param name="solve">solves the case of another loading</param>
    /// <exception cref="NotConvergedException">a loading has no solution</exception>
    public static DriedSpread Of(FilmCase film, FilmSolution solution, LoadingSpread spread, Func<FilmCase, FilmSolution> solve)
    {
        // Four standard deviations hold all of the web that anyone will see; a film without mass cannot be dried.
        var reach = Math.Min(4 * spread.Total, 0.9);
        var loadings = Nodes.Select(z => 1 + reach * z).ToArray();
        var coarse = film.ForStudies() with
        {
            Program = film.Program with { Zones = [.. film.Program.Zones.Select((z, i) => z with { GivenSolventContent = solution.Zones[i].SolventContent })] },
        };
        var solved = loadings.Select(r => solve(coarse with { Input = Scaled(film.Input, r) }).Outputs).ToArray();
        var points = spread.Relative;

        // What the coarse grid gives is only the ratio to its own mean.
        double[]? Carried(Func<FilmOutputs, double?> output, bool logarithmic)
        {
            if (output(solution.Outputs) is not { } mean || solved.Any(s => output(s) is null)) return null;
            var at = solved.Select(s => output(s)!.Value).ToArray();
            logarithmic &= mean > 0 && at.All(v => v > 0);
            var basis = at[Nodes.Length / 2];
            var law = new MonotoneCubic(loadings, [.. at.Select(v => logarithmic ? Math.Log(v / basis) : v - basis)]);
            return [.. points.Select(r => logarithmic ? mean * Math.Exp(law.Value(r)) : mean + law.Value(r))];
        }
        return new DriedSpread
        {
            Relative = points,
            Residuals = Carried(o => o.ResidualSolvent.Value, true)!,
            DryingTimes = Carried(o => o.DryingTime.Value, true),
            Thicknesses = Carried(o => o.DryThickness.Value, true)!,
            Porosities = Carried(o => o.Porosity.Value, false)!,
            BinderBottoms = Carried(o => o.BinderBottomOverMean.Value, false),
            UndriedShare = Undried([.. solved.Select(s => s.ResidualSolvent.Value!.Value)], solution.Outputs.ResidualSolvent.Value!.Value, loadings, spread, film.Options.DryTo),
        };
    }

    /// <summary>A film of another loading on the same web.</summary>
    /// <param name="film">the film</param>
    /// <param name="relative">its loading over that of the film given [-]</param>
    public static FilmInput Scaled(FilmInput film, double relative) => film with
    {
        Solids = [.. film.Solids.Select(s => s with { Mass = relative * s.Mass })],
        Species = [.. film.Species.Select(s => s with { Mass = relative * s.Mass })],
        SolventMass = relative * film.SolventMass,
        ClearSolventLayer = relative * film.ClearSolventLayer,
    };

    // More loading leaves more solvent: one loading just meets the target, and what is thicker does not.
    private static double Undried(double[] residuals, double mean, double[] loadings, LoadingSpread spread, double target)
    {
        var shift = mean / residuals[Nodes.Length / 2];
        var law = new MonotoneCubic(loadings, [.. residuals.Select(r => Math.Log(Math.Max(1e-12, shift * r) / target))]);
        double low = loadings[0], high = loadings[^1];
        if (law.Value(high) <= 0) return 0;
        if (law.Value(low) > 0) return 1;
        for (var k = 0; k < 60; k++)
        {
            var middle = 0.5 * (low + high);
            if (law.Value(middle) > 0) high = middle; else low = middle;
        }
        return NormalDistribution.Below((1 - high) / spread.Total);
    }
}
