using Lamina.Materials;
using Lamina.Materials.Catalogue;
using Lamina.Materials.Sheets;
using Lamina.Materials.Solvents;

namespace Lamina.Materials.Tests;

public class PropertyGuardTests
{
    [Fact]
    public void The_catalogue_passes() => Assert.Empty(PropertyGuard.Faults(Nmp.Solvent));

    [Theory]
    [InlineData(1599, 536e3, 0.0099, "heat capacity")]
    [InlineData(3100, 536e3, 0.0099, "heat capacity")]
    [InlineData(1750, 624e3, 0.0099, "latent heat")]
    [InlineData(1750, 514e3, 0.0099, "latent heat")]
    [InlineData(1750, 536e3, 0.0131, "explosive limit")]
    [InlineData(double.NaN, 536e3, 0.0099, "heat capacity")]
    public void Outliers_are_refused(double heatCapacity, double latentHeat, double limit, string named) =>
        Assert.Contains(named, Assert.Single(PropertyGuard.Faults(heatCapacity, latentHeat, limit)));

    [Theory]
    [InlineData(1600, 515e3, 0.013)]
    [InlineData(2000, 557e3, 0.0099)]
    public void Ends_of_the_ranges_are_allowed(double heatCapacity, double latentHeat, double limit) =>
        Assert.Empty(PropertyGuard.Faults(heatCapacity, latentHeat, limit));

    [Fact]
    public void A_changed_solvent_is_judged_by_its_laws()
    {
        Assert.Contains("latent heat", Assert.Single(PropertyGuard.Faults(Nmp.Solvent.WithScaledLaw("latent_heat", 1.155))));
        Assert.Contains("explosive limit", Assert.Single(PropertyGuard.Faults(
            (Solvent)MaterialCatalogue.Derive(Nmp.Solvent, new Dictionary<string, double> { ["lower_explosive_limit"] = 0.02 }))));
        Assert.Empty(PropertyGuard.Faults(Water.Solvent));
    }

    [Fact]
    public void Every_material_has_a_sheet_and_the_mismatch_is_on_nmps()
    {
        foreach (var material in MaterialCatalogue.All)
        {
            var sheet = MaterialSheet.Of(material);
            Assert.NotEmpty(sheet.Properties);
            Assert.All(sheet.Laws, law => Assert.Equal(sheet.Temperatures.Count, law.Values.Count));
        }
        var nmp = MaterialSheet.Of(Nmp.Solvent);
        Assert.Equal(7, nmp.Laws.Count);
        Assert.Contains(nmp.Remarks, r => r.Contains("mismatch"));
        Assert.Contains(nmp.Remarks, r => r.Contains("0.91 vol% used for margins, 1.22 vol% by another source"));
        Assert.Contains(MaterialSheet.Of(MaterialCatalogue.Find("GVL")).Remarks, r => r.StartsWith("cannot be dried"));
    }
}
