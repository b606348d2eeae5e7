using Lamina.Drying.Film;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Films of the cases, written as recipes: a case reads like what a user would run.</summary>
internal static class CaseFilm
{
    /// <summary>Graphite 93 / C65 1.4 / CMC 1.87 / SBR 3.73 in water, 43 wt% (Kumberg 2019).</summary>
    public const string KumbergAnode = """
        formulation:
          solvent: Water
          solids_content: 43 wt%
          components: {Graphite: 93 wt%, C65: 1.4 wt%, CMC: 1.87 wt%, SBR: 3.73 wt%}
        """;

    /// <summary>Graphite/CB/PVDF in NMP, 47.5 wt% (Jaiser 2017); the shares of carbon and binder are not in our notes and are assumed.</summary>
    public const string JaiserAnode = """
        formulation:
          solvent: NMP
          solids_content: 47.5 wt%
          components: {Graphite: 91 wt%, C65: 1.5 wt%, PVDF: 7.5 wt%}
        """;

    /// <summary>NMC622/C65/PVDF 84/9/7 in NMP (Dawson 2026).</summary>
    public const string DawsonCathode = """
        formulation:
          solvent: NMP
          solids_content: 45 wt%
          components: {NMC622: 84 wt%, C65: 9 wt%, PVDF: 7 wt%}
        """;

    /// <summary>The film case of a recipe text.</summary>
    public static FilmCase Build(string recipe)
    {
        var job = RecipeReader.Parse(recipe, "(case)").Job;
        var film = job.WetFilm ?? new CoatingStep().Run(MixingStep.Mix(job.Formulation), job.Coating!, new RunContext()).Product;
        return FilmCaseBuilder.Build(film, job.Solvent, job.Drying!, job.Equipment);
    }

    /// <summary>A batch line whose film temperature and rate are both set.</summary>
    public static string SetRate(double rate, double temperature, double duration) => FormattableString.Invariant($$"""
        line:
          batch:
            stages: [{duration: {{duration}} s, film_temperature: {{temperature}} K, rate: {{rate}} kg/m2/s}]
        """);

    /// <summary>A batch line of stages, each with its rate and duration, at one set film temperature.</summary>
    public static string SetRates(double temperature, IEnumerable<(double Rate, double Duration)> stages) => "line:\n  batch:\n    stages:\n" + string.Concat(stages.Select(s =>
        FormattableString.Invariant($"      - {{duration: {s.Duration} s, film_temperature: {temperature} K, rate: {s.Rate} kg/m2/s}}\n")));

    /// <summary>Top over bottom slab of a species at the end of a pass; null where either is missing.</summary>
    public static double? TopOverBottom(FilmSolution solution, string species)
    {
        var bottom = solution.Outputs.SpeciesBottomOverMean.First(s => s.Key == species).Value.Value;
        var top = solution.Outputs.SpeciesTopOverMean.First(s => s.Key == species).Value.Value;
        return top / bottom;
    }
}
