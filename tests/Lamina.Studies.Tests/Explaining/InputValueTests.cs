using Lamina.Line.Outputs;
using Lamina.Studies.Explaining;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Explaining;

/// <summary>Which values of a recipe an output is computed from.</summary>
public sealed class InputValueTests
{
    [Fact]
    public void Every_input_of_every_output_leads_to_keys_of_a_recipe()
    {
        foreach (var definition in OutputCatalogue.All)
            foreach (var place in InputValues.Places(definition))
                Assert.True(InputValues.IsKey(place), $"{definition.Step}.{definition.Name}: {place}");
    }

    [Fact]
    public void A_drying_time_lists_speed_zones_and_formulation_and_no_calender()
    {
        var values = ExplainStudy.Explain("drying_time", Path.Combine(Places.Root, "examples", "05-industrial-nmc", "recipe.yaml")).Values;
        Assert.Contains(values, v => v is { Path: "drying.speed", Text: "30 m/min", IsGiven: true });
        Assert.Contains(values, v => v is { Path: "coating.loading", Text: "18 mg/cm2" });
        Assert.Contains(values, v => v.Path.StartsWith("line.dryer.zones[0].top.", StringComparison.Ordinal));
        Assert.Contains(values, v => !v.IsGiven);
        Assert.DoesNotContain(values, v => v.Path.StartsWith("calendering", StringComparison.Ordinal));
    }

    [Fact]
    public void Inputs_are_followed_through_the_outputs_among_them() =>
        Assert.Contains(ExplainStudy.Explain("calendering.porosity", Path.Combine(Places.Root, "examples", "05-industrial-nmc", "recipe.yaml")).Values, v => v.Path == "coating.loading");
}
