using Lamina.Drying.Film;
using Lamina.Line.Products;
using Lamina.Particles.Drying;

namespace Lamina.Line.Drying;

/// <summary>Turns a film solution into what drives particles: thickness, liquid left, suction, and where carbon and binder are.</summary>
public static class FilmInstants
{
    private const int Shares = 64;

    /// <summary>The instants of a solution, one per recorded time of the drying curve.</summary>
    /// <param name="solution">the film</param>
    /// <param name="formulation">what it is made of; its carbon and binder are the carbon-binder domain</param>
    public static IReadOnlyList<FilmInstant> Of(FilmSolution solution, Formulation formulation)
    {
        var series = solution.Series;
        var heights = solution.Profiles.Select(p => (p.Time, Heights: Heights(p, solution, formulation))).ToArray();
        var even = Enumerable.Range(0, Shares + 1).Select(k => (double)k / Shares).ToArray();
        List<FilmInstant> instants = [];
        double most = series.Residual.Max(), left = 1;
        for (var k = 0; k < series.Time.Length; k++)
        {
            // Liquid never comes back: condensation in the first moments is left out.
            left = Math.Min(left, series.Residual[k] / most);
            instants.Add(new FilmInstant
            {
                Time = series.Time[k], Thickness = series.Thickness[k], Liquid = Math.Clamp(left, 0, 1), Suction = series.SuctionTop[k], BinderHeights = At(series.Time[k]),
            });
        }
        return instants;

        // Even before the first profile, linear between profiles.
        double[] At(double time)
        {
            double before = 0;
            var from = even;
            foreach (var (at, to) in heights)
            {
                if (time <= at)
                {
                    var x = at > before ? (time - before) / (at - before) : 1;
                    return [.. from.Zip(to, (a, b) => a + x * (b - a))];
                }
                (before, from) = (at, to);
            }
            return from;
        }
    }

    /// <summary>Relative heights below which equal shares of carbon and binder lie.</summary>
    private static double[] Heights(FilmProfile profile, FilmSolution solution, Formulation formulation)
    {
        var cells = profile.SolidFraction.Length;
        var mobile = solution.Input.Species.Select(s => s.Name).ToArray();
        double mean = 0;
        for (var i = 0; i < cells; i++) mean += profile.SolidFraction[i] * (profile.Faces[i + 1] - profile.Faces[i]) / profile.Faces[^1];
        double[] below = new double[cells + 1];
        for (var i = 0; i < cells; i++)
        {
            var density = 0.0;
            foreach (var component in formulation.Components.Where(c => c.Role != ComponentRole.Active))
            {
                var k = Array.IndexOf(mobile, component.Name);
                // What does not move is part of the network.
                density += component.MassFraction * (k >= 0 ? profile.SpeciesOverMean[k][i] : profile.SolidFraction[i] / mean);
            }
            below[i + 1] = below[i] + density * (profile.Faces[i + 1] - profile.Faces[i]);
        }
        var heights = new double[Shares + 1];
        var cell = 0;
        for (var k = 1; k < Shares; k++)
        {
            var target = below[^1] * k / Shares;
            while (cell < cells - 1 && below[cell + 1] < target) cell++;
            var width = below[cell + 1] - below[cell];
            heights[k] = (profile.Faces[cell] + (width > 0 ? (target - below[cell]) / width : 0) * (profile.Faces[cell + 1] - profile.Faces[cell])) / profile.Faces[^1];
        }
        heights[Shares] = 1;
        return heights;
    }
}
