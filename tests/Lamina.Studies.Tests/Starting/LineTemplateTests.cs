using Lamina.Data.Faults;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Starting;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Starting;

/// <summary>Line templates: each runs with a recipe, and its air keeps the exhaust where it was balanced.</summary>
public sealed class LineTemplateTests
{
    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in LineTemplates.Kinds)
            {
                data.Add(kind, "NMP");
                data.Add(kind, "Water");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_template_runs_with_a_recipe(string kind, string solvent)
    {
        var folder = Places.Scratch("template");
        File.WriteAllText(Path.Combine(folder, "line.yaml"), LineTemplates.Write(kind, new LineNameplate { Solvent = solvent }));
        var recipe = Path.Combine(folder, "recipe.yaml");
        var components = solvent == "NMP" ? "NMC622: 96 wt%, C65: 2 wt%, PVDF: 2 wt%" : "Graphite: 96 wt%, C65: 1 wt%, CMC: 1 wt%, SBR: 2 wt%";
        File.WriteAllText(recipe, $"line: line.yaml\nformulation: {{solvent: {solvent}, solids_content: 55 wt%, components: {{{components}}}}}\ncoating: {{loading: 10 mg/cm2}}\n"
            + (kind == "batch-oven" ? "drying: {cells: 12}\n" : "drying: {cells: 12, speed: 10 m/min}\n"));
        var at = RecipeEvaluator.Read(recipe).AtBase();
        Assert.True(at.Solved, at.Failure);
        Assert.True(at.Of("residual_solvent") < 0.5, $"{at.Of("residual_solvent")} left");
    }

    [Fact]
    public void At_the_nameplates_evaporation_the_exhaust_stays_at_a_quarter_of_the_explosion_limit()
    {
        // A film that takes 60 kg/h over 550 mm at 20 m/min off in all: 91 g/m2, spread over the zones as it comes.
        var folder = Places.Scratch("balance");
        File.WriteAllText(Path.Combine(folder, "line.yaml"), LineTemplates.Write("slot-nozzle", new LineNameplate { Evaporation = "60 kg/h", CoatingWidth = "550 mm", Length = "30 m" }));
        var recipe = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(recipe, """
            line: line.yaml
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 96 wt%, C65: 2 wt%, PVDF: 2 wt%}}
            coating: {loading: 16.9 mg/cm2}
            drying: {cells: 12, speed: 20 m/min}
            """);
        var at = RecipeEvaluator.Read(recipe).AtBase();
        // No zone takes off all of it, and none less than its share of a dryer that does not get ready.
        Assert.True(at.Of("lel_fraction_max") is > 0.1 and < 0.5, $"{at.Of("lel_fraction_max")}");
    }

    [Fact]
    public void Bad_nameplates_are_faults_with_a_remedy()
    {
        Assert.Contains("did you mean flotation", Assert.Throws<InputException>(() => LineTemplates.Write("flotaton", new LineNameplate())).Faults[0].ToString());
        Assert.Contains("24 m", Assert.Throws<InputException>(() => LineTemplates.Write("flotation", new LineNameplate { Length = "24 s" })).Faults[0].ToString());
    }
}
