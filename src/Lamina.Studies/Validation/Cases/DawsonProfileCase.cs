using Lamina.Drying.Film;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Dawson: the depth profile turns over.</summary>
internal sealed class DawsonProfileCase : ValidationCase
{
    public override string Name => "dawson-profile";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "26";

    public override string Question => "Is the solid loose at the top at first, even after 8 to 10 min, and denser at the top by 4 % when shrinkage ends?";

    public override string Source => "Dawson 2026, depth profiles of the 300 um film: top looser at the start, even at 8 to 10 min, top 4 % denser than the base at 37 min; rate and porosity fitted, profile not";

    public override string? KnownConflict =>
        "with a prescribed porosity the network ends evenly packed, so the 4 % denser top at the end is not reproduced";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var solution = DawsonFilm.Solve(DawsonFilm.FittedRate(cancellation), cancellation);
        double Excess(double time)
        {
            var profile = solution.Profiles.MinBy(p => Math.Abs(p.Time - time))!;
            return Slab(profile, top: true) / Slab(profile, top: false) - 1;
        }
        yield return Holds("top looser than base at 4 min", Excess(240) < 0);
        yield return Gate("top over base, less one, at 9 min", 0, Excess(540), 0.03);
        yield return Gate("top over base, less one, at 37 min", 0.04, Excess(2220), 0.02);
    }

    // Mean solid fraction over the highest or lowest tenth of the suspension; the clear layer on top holds no solid and is not part of it.
    private static double Slab(FilmProfile profile, bool top)
    {
        var cells = profile.SolidFraction.Length;
        var height = profile.Faces[cells - 1];
        var (from, to) = top ? (0.9 * height, height) : (0.0, 0.1 * height);
        double solid = 0, length = 0;
        for (var i = 0; i < cells - 1; i++)
        {
            var overlap = Math.Min(profile.Faces[i + 1], to) - Math.Max(profile.Faces[i], from);
            if (overlap <= 0) continue;
            solid += overlap * profile.SolidFraction[i];
            length += overlap;
        }
        return solid / length;
    }
}
