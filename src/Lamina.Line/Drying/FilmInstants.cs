using Lamina.Drying.Film;
using Lamina.Line.Products;
using Lamina.Particles.Drying;

namespace Lamina.Line.Drying;

/// <summary>Turns a film solution into what drives particles: thickness, liquid left, suction, where carbon and binder are and how much of them is fixed.</summary>
public static class FilmInstants
{
    private const int Shares = 64, FixedSlices = 18;

    /// <summary>The instants of a solution, one per recorded time of the drying curve.</summary>
    /// <param name="solution">the film</param>
    /// <param name="formulation">what it is made of; its carbon and binder are the carbon-binder domain</param>
    public static IReadOnlyList<FilmInstant> Of(FilmSolution solution, Formulation formulation)
    {
        var series = solution.Series;
        var heights = solution.Profiles.Select(p => (p.Time, Values: Heights(p, solution, formulation))).ToArray();
        // All profiles know what is fixed or, in a solution that an earlier version kept, none does.
        var held = solution.Profiles.Where(p => p.SpeciesFixed.Length > 0).Select(p => (p.Time, Values: Fixed(p, solution))).ToArray();
        var even = Enumerable.Range(0, Shares + 1).Select(k => (double)k / Shares).ToArray();
        List<FilmInstant> instants = [];
        double most = series.Residual.Max(), left = 1;
        for (var k = 0; k < series.Time.Length; k++)
        {
            // Liquid never comes back: condensation in the first moments is left out.
            left = Math.Min(left, series.Residual[k] / most);
            instants.Add(new FilmInstant
            {
                Time = series.Time[k], Thickness = series.Thickness[k], Liquid = Math.Clamp(left, 0, 1), Suction = series.SuctionTop[k], BinderHeights = At(series.Time[k], heights, even),
                BinderFixed = held.Length > 0 ? At(series.Time[k], held, new double[FixedSlices]) : [],
            });
        }
        return instants;

        // Linear between profiles, and from what holds at the start to the first.
        static double[] At(double time, (double Time, double[] Values)[] profiles, double[] start)
        {
            double before = 0;
            var from = start;
            foreach (var (at, to) in profiles)
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

    /// <summary>Share of what moves in the film at all that is fixed, by mass, in slices of equal height.</summary>
    private static double[] Fixed(FilmProfile profile, FilmSolution solution)
    {
        double[] stuck = new double[FixedSlices], all = new double[FixedSlices];
        var top = profile.Faces[^1];
        for (var i = 0; i < profile.SolidFraction.Length; i++)
        {
            double mass = 0, held = 0;
            for (var k = 0; k < profile.Species.Length; k++)
            {
                var m = profile.Species[k][i] * profile.SolidFraction[i] * solution.Input.Species[k].Density;
                (mass, held) = (mass + m, held + m * profile.SpeciesFixed[k][i]);
            }
            double low = FixedSlices * profile.Faces[i] / top, high = FixedSlices * profile.Faces[i + 1] / top;
            for (var s = (int)low; s < FixedSlices && s < high; s++)
            {
                var part = Math.Min(high, s + 1) - Math.Max(low, s);
                stuck[s] += part * held;
                all[s] += part * mass;
            }
        }
        return [.. stuck.Zip(all, (f, a) => a > 0 ? Math.Clamp(f / a, 0, 1) : 0)];
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
