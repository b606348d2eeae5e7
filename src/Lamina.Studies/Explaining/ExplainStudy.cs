using Lamina.Data.Faults;
using Lamina.Data.Provenance;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Coating;
using Lamina.Line.Outputs;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Studies.Explaining;

/// <summary>Says what an output is, how it is computed, and on what it rests.</summary>
public static class ExplainStudy
{
    /// <summary>Explains an output.</summary>
    /// <param name="name">its name, <c>step.name</c> to choose among steps, or <c>all</c></param>
    /// <param name="recipe">recipe whose values and sources are shown; null explains in general</param>
    /// <exception cref="InputException">no such output; the message names the nearest</exception>
    public static Explanation Explain(string name, string? recipe)
    {
        var definitions = name == "all" ? OutputCatalogue.All : OutputCatalogue.Find(name);
        if (definitions.Count == 0)
            throw new InputException(FaultKind.NotFound, $"there is no output {name}",
                $"{(Nearest.To(name, OutputCatalogue.All.Select(d => d.Name)) is { } near ? $"did you mean {near}? " : "")}lamina explain all lists them, lamina explain laws the laws");
        if (recipe is null) return new Explanation { Definitions = definitions };
        var read = RecipeReader.Read(recipe);
        return new Explanation { Definitions = definitions, Values = InputValues.Of(definitions, read.Bound), Constants = Constants(read.Job, definitions) };
    }

    private static List<KeyValuePair<string, Sourced>> Constants(Line.LineJob job, IReadOnlyList<OutputDefinition> definitions)
    {
        var constants = new List<KeyValuePair<string, Sourced>>();
        foreach (var component in job.Formulation.Components)
            if (component.Material.Find("density") is { } density) constants.Add(KeyValuePair.Create($"{component.Name}.density", density));
        foreach (var step in definitions.Where(d => d.Modelled).Select(d => d.Step).Distinct())
            constants.AddRange(step switch
            {
                "mixing" when job.Mixing is { } mixing && (job.Equipment.Mixer is not null || job.Rheology is not null) => mixing.Constants.Resolve(job.Solvent.Name).List,
                "coating" when job.Coating is { } coater && job.Equipment.Coater is not null => coater.Constants.Resolve(job.Equipment.Coater).List,
                "calendering" when job.Calendering is { } calendering => Line.Line.Calender(job).Resolve(job.Formulation, calendering).List,
                _ => [],
            });
        if (!definitions.Any(d => d.Modelled && d.Step == "drying") || job.Drying is not { Model: DryingModel.Film } drying) return constants;

        var film = job.WetFilm;
        if (film is null && job.Coating is { } coating)
            film = new CoatingStep().Run(job.Slurry ?? MixingStep.Mix(job.Formulation), coating, new RunContext()).Product;
        if (film is null) return constants;
        var built = FilmCaseBuilder.Build(film, job.Solvent, drying, job.Equipment);
        constants.AddRange(built.Closures.All);
        if (definitions.Any(StressOutputs.All.Contains)) constants.AddRange(built.Mechanics.All);
        foreach (var constant in built.Assumed.Where(c => built.Mechanics.All.All(m => m.Key != c.Name)))
            if (constants.All(c => c.Key != constant.Name)) constants.Add(KeyValuePair.Create(constant.Name, constant.Value));
        return constants;
    }
}
