using Lamina.Data.Faults;
using Lamina.Data.Provenance;
using Lamina.Line.Calendering;
using Lamina.Line.Coating;
using Lamina.Line.Mixing;
using Lamina.Line.Laws;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class LawCatalogueTests
{
    public static TheoryData<string> Names => [.. LawCatalogue.All.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_law_is_finite_at_its_defaults_and_answers_to_each_constant(string name)
    {
        var law = LawCatalogue.Find(name);
        Assert.Contains(law.Step, StepNames.All);
        Assert.All(law.Parameters, p => Assert.True(p.Default.Lower < p.Default.Value && p.Default.Value < p.Default.Upper || p.Default.Lower == p.Default.Value && p.Default.Value < p.Default.Upper, $"{p.Name}: bounds do not hold the default"));
        var inputs = law.Inputs.Select(Usual).ToArray();
        var value = law.At(inputs);
        Assert.True(double.IsFinite(value) && value >= 0, $"{name} gives {value}");
        for (var i = 0; i < law.Parameters.Count; i++)
        {
            var moved = law.Parameters.Select(p => p.Default.Value).ToArray();
            moved[i] = law.Parameters[i].Default.Upper!.Value;
            Assert.NotEqual(value, law.Value(inputs, moved));
        }
    }

    private static double Usual(LawQuantity input) => input.Name switch
    {
        "solids_fraction" => 0.4, "shear_rate" => 30, "carbon_fraction" => 0.025, "diameter" => 2e-6, "primary_diameter" => 40e-9, "fragmentation_number" => 8,
        "time" => 1200, "concentration" => 40, "temperature" => 330, "age" => 3600, "gap" => 100e-6, "viscosity" => 1, "stretch" => 4, "initial_porosity" => 0.48,
        "line_load" => 200e3, "loading" => 0.25, "initial_thickness" => 160e-6, "binder_share" => 0.05, "passes" => 2, "porosity" => 0.3, "domain_fraction" => 0.1,
        "initial_domain_fraction" => 0.07, "speed" => 0.5, "surface_tension" => 0.04, "film" => 120e-6, "yield_stress" => 2, "compaction" => 0.3, "nip_pressure" => 150e6, "particle_diameter" => 8e-6, "active_fraction" => 0.6,
        _ => throw new InvalidOperationException($"give the test a usual value of {input.Name}"),
    };

    private static readonly StepConstants[] Steps = [new MixingConstants().Resolve("NMP"), new CoatingConstants().Resolve(), new CalenderingConstants().Resolve(anode: false, copper: false)];

    [Fact]
    public void Every_constant_of_a_step_has_a_class_bounds_around_it_and_a_source()
    {
        foreach (var constants in (StepConstants[])[.. Steps, new MixingConstants().Resolve("Water"), new CalenderingConstants().Resolve(anode: true, copper: true)])
            Assert.All(constants.List, c =>
            {
                Assert.Contains(c.Value.Source.Kind, (SourceKind[])[SourceKind.Assumed, SourceKind.Fitted, SourceKind.Found]);
                Assert.True(c.Value.Lower <= c.Value.Value && c.Value.Value <= c.Value.Upper && c.Value.Lower < c.Value.Upper, $"{c.Key}: {c.Value.Lower} {c.Value.Value} {c.Value.Upper}");
                Assert.False(string.IsNullOrWhiteSpace(c.Value.Source.Citation), c.Key);
            });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_calibration_finds_has_its_place_in_a_recipe(string name)
    {
        var law = LawCatalogue.Find(name);
        // Where only gaps are known there is no step that takes them: line load is computed from the gap by another law.
        if (law.RecipeKeys.Count == 0) { Assert.Equal("gap-compaction", name); return; }
        Assert.Equal(law.Parameters.Count, law.RecipeKeys.Count);
        foreach (var (parameter, key) in law.Parameters.Zip(law.RecipeKeys))
        {
            Assert.StartsWith(key.StartsWith("rheology.", StringComparison.Ordinal) ? "rheology." : law.Step + ".", key);
            if (!key.Contains(".constants.", StringComparison.Ordinal)) continue;
            var constant = Steps.SelectMany(s => s.List).Single(c => key.EndsWith(".constants." + c.Key, StringComparison.Ordinal));
            Assert.Equal(parameter.Default.Value, constant.Value.Value);
            Assert.Equal(parameter.Default.Unit, constant.Value.Unit);
        }
    }

    [Fact]
    public void Casson_tends_to_its_plateau_viscosity() => Close.Relative(0.5, MixingLaws.Casson.At(1e10) / 1e10, 1e-4);

    [Fact]
    public void An_unknown_law_names_the_nearest() => Assert.Contains("compaction", Assert.Throws<InputException>(() => LawCatalogue.Find("compactoin")).Faults[0].Remedy);
}
