using Lamina.Drying.Film;
using Lamina.Line.Drying;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Dawson's 300 um film from its first imaged frame, with the rate fitted to the 37 min that the shrinkage took.</summary>
internal static class DawsonFilm
{
    /// <summary>End of shrinkage as imaged [s].</summary>
    public const double EndOfShrinkage = 37 * 60;

    /// <summary>Builds and solves the film at a rate [kg/(m2 s)].</summary>
    public static FilmSolution Solve(double rate, CancellationToken cancellation) => Build(rate).Solve(null, cancellation);

    /// <summary>The film at a rate [kg/(m2 s)].</summary>
    public static FilmCase Build(double rate) => Build(rate, 166e-6, 30e-6, 3 * 3600);

    /// <summary>The film of a pin: rate [kg/(m2 s)], thickness of the suspension and of the clear solvent on it [m], duration [s].</summary>
    public static FilmCase Build(double rate, double thickness, double clear, double duration) => CaseFilm.Build(CaseFilm.DawsonCathode + FormattableString.Invariant($$"""

        wet_film: {thickness: {{thickness:R}} m, active_volume_fraction: 21 vol%, clear_solvent: {{clear:R}} m}
        drying:
          porosity: 60.5 %
          settling: on
          mobile_carbon: true
          profile_times: [0 s, 240 s, 540 s, 1080 s, 1620 s, 2220 s, 3000 s, 4200 s]
        line:
          batch:
            stages: [{duration: {{duration:R}} s, film_temperature: 25 degC, rate: {{rate:R}} kg/m2/s}]
        """));

    /// <summary>The rate at which shrinkage ends when it did [kg/(m2 s)].</summary>
    public static double FittedRate(CancellationToken cancellation)
    {
        double low = 0.01e-3, high = 0.1e-3;
        for (var i = 0; i < 14; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (Solve(middle, cancellation).Outputs.EndOfShrinkageTime.Value is { } time && time < EndOfShrinkage) high = middle;
            else low = middle;
        }
        return Math.Sqrt(low * high);
    }
}
