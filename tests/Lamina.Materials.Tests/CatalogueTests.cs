using Lamina.Data.Provenance;
using Lamina.Materials;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Materials.Tests;

public class CatalogueTests
{
    [Fact]
    public void Every_property_has_unit_source_and_range_and_assumed_ones_have_bounds()
    {
        Assert.True(MaterialCatalogue.All.Count >= 50, $"{MaterialCatalogue.All.Count} materials");
        foreach (var material in MaterialCatalogue.All)
            foreach (var property in material.Properties)
            {
                if (property.Get(material) is not { } value)
                {
                    Assert.False(property.Required, $"{material.Name} lacks {property.Key}");
                    continue;
                }
                var what = $"{material.Name}.{property.Key}";
                Assert.True(value.Unit == property.Unit, what + " is in " + value.Unit);
                Assert.True(value.Value >= property.Lowest && value.Value <= property.Highest, what + " is out of its own range");
                Assert.True(value.Source.Citation.Length > 3, what + " has no citation");
                if (value.Source.Kind == SourceKind.Assumed) Assert.True(value.Lower is not null && value.Upper is not null, what + " is assumed without bounds");
                if (value.Lower is { } low) Assert.True(low <= value.Value && value.Value <= value.Upper, what + " lies outside its bounds");
            }
    }

    [Theory]
    [InlineData("NMC622", "NMC622")]
    [InlineData("nmc-622", "NMC622")]
    [InlineData("super c65", "C65")]
    [InlineData("n-methyl-2-pyrrolidone", "NMP")]
    [InlineData("Cu", "Copper")]
    public void Materials_are_found_by_name_and_alias(string written, string name) => Assert.Equal(name, MaterialCatalogue.Find(written).Name);

    [Fact]
    public void A_misspelt_name_gets_the_nearest_one()
    {
        var fault = Assert.ThrowsAny<ArgumentException>(() => MaterialCatalogue.Find("NMC623"));
        Assert.Contains("NMC622", fault.Message);
        fault = Assert.ThrowsAny<ArgumentException>(() => MaterialCatalogue.Find<Solvent>("Watr"));
        Assert.Contains("Water", fault.Message);
        fault = Assert.ThrowsAny<ArgumentException>(() => MaterialCatalogue.Find<Solvent>("PVDF"));
        Assert.Contains("is a binder, where a solvent is needed", fault.Message);
    }

    [Fact]
    public void A_changed_material_keeps_the_rest_and_marks_the_change_as_given()
    {
        var from = MaterialCatalogue.Find<ActiveMaterial>("NMC622");
        var changed = (ActiveMaterial)MaterialCatalogue.Derive(from, new Dictionary<string, double> { ["density"] = 4650, ["intra_particle_porosity"] = 0.3 }, "porous NMC622");
        Assert.Equal("porous NMC622", changed.Name);
        Assert.Equal(4650, changed.Density.Value);
        Assert.Equal(SourceKind.Given, changed.Density.Source.Kind);
        Assert.Equal("kg/m3", changed.Density.Unit);
        Assert.Equal(from.D50, changed.D50);
        Assert.Equal(0.3, changed.IntraParticlePorosity.Value);
    }

    [Fact]
    public void All_faults_of_a_change_are_told_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => MaterialCatalogue.Derive(
            MaterialCatalogue.Find("PVDF"), new Dictionary<string, double> { ["densty"] = 1770, ["heat_capacity"] = double.NaN }));
        Assert.Contains("nearest: 'density'", fault.Message);
        Assert.Contains("specific heat capacity of PVDF is NaN", fault.Message);
    }

    [Fact]
    public void A_material_written_in_full_needs_its_required_properties()
    {
        static Sourced Given(double value, string unit) => new() { Value = value, Unit = unit, Source = new() { Kind = SourceKind.Given, Citation = "recipe" } };
        var fault = Assert.Throws<ArgumentException>(() => MaterialCatalogue.Create(MaterialClass.ActiveMaterial, "mine", new Dictionary<string, Sourced> { ["density"] = Given(4000, "kg/m3") }));
        Assert.Contains("mine needs 'd50'", fault.Message);
        var mine = (ActiveMaterial)MaterialCatalogue.Create(MaterialClass.ActiveMaterial, "mine",
            new Dictionary<string, Sourced> { ["density"] = Given(4000, "kg/m3"), ["d50"] = Given(5e-6, "m") });
        Assert.Equal(4000, mine.Density.Value);
        Assert.Equal(SourceKind.Assumed, mine.HeatCapacity.Source.Kind);
        fault = Assert.Throws<ArgumentException>(() => MaterialCatalogue.Create(MaterialClass.Solvent, "mine", new Dictionary<string, Sourced>()));
        Assert.Contains("like: NMP", fault.Message);
    }

    [Fact]
    public void Nmp_water_and_water_with_isopropanol_can_be_dried() =>
        Assert.Equal(["NMP", "Water", "Water + IPA 10 wt%", "Water + IPA 20 wt%", "Water + IPA 30 wt%"],
            MaterialCatalogue.OfClass(MaterialClass.Solvent).Cast<Solvent>().Where(s => s.MissingForDrying.Count == 0).Select(s => s.ForDrying().Solvent.Name));

    [Fact]
    public void A_solvent_without_laws_refuses_to_dry_and_says_what_is_missing()
    {
        foreach (var solvent in MaterialCatalogue.OfClass(MaterialClass.Solvent).Cast<Solvent>().Where(s => s.MissingForDrying.Count > 0))
        {
            var fault = Assert.Throws<ArgumentException>(() => solvent.ForDrying());
            Assert.Contains("no vapour pressure", fault.Message);
            Assert.Contains("no diffusivity in air", fault.Message);
        }
    }
}
