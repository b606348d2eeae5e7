using Lamina.Materials.Binders;
using Lamina.Materials.Solids;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// What a material written in full starts from: required properties hold a placeholder that the writer must replace, the others an assumed value with wide bounds.
/// </summary>
internal static class Blank
{
    private const string Why = "not given in the recipe; wide range for its class";

    public static ActiveMaterial ActiveMaterial(string name) => new()
    {
        Name = name,
        Ion = Ion.Lithium,
        Role = ElectrodeRole.Cathode,
        Formula = "",
        Density = Placeholder("kg/m3"),
        HeatCapacity = Known.Assumed(800, "J/(kg K)", 600, 1200, Why),
        D50 = Placeholder("m"),
        IntraParticlePorosity = Powder.SolidParticles,
    };

    public static ConductiveAdditive ConductiveAdditive(string name) => new()
    {
        Name = name,
        Density = Placeholder("kg/m3"),
        HeatCapacity = Powder.CarbonHeatCapacity,
        PrimarySize = Placeholder("m"),
        AggregateSize = Known.Assumed(0.2e-6, "m", 0.1e-6, 1e-6, Why),
    };

    public static Binder Binder(string name) => new()
    {
        Name = name,
        Kind = BinderKind.DissolvedPolymer,
        SolventName = "NMP",
        Density = Placeholder("kg/m3"),
        HeatCapacity = Known.Assumed(1300, "J/(kg K)", 1000, 1900, Why),
        FloryHugginsChi = Known.Assumed(0.45, "1", 0.3, 0.6, Why),
        HydrodynamicRadius = Known.Assumed(20e-9, "m", 10e-9, 100e-9, Why),
        ApparentDiffusivity = Known.Assumed(2e-10, "m2/s", 2.5e-12, 2e-9, Why),
        GelConcentration = Known.Assumed(200, "kg/m3", 30, 500, Why),
        SolventDiffusivity = PolymerPhaseDiffusivity.Flat(),
    };

    public static Foil Foil(string name) => new()
    {
        Name = name,
        Density = Placeholder("kg/m3"),
        HeatCapacity = Placeholder("J/(kg K)"),
        ThermalConductivity = Known.Assumed(100, "W/(m K)", 10, 400, Why),
        Emissivity = Known.Assumed(0.1, "1", 0.02, 0.5, Why),
    };

    // NaN cannot survive unseen: MaterialCatalogue.Create refuses a material with a required property missing.
    private static Data.Provenance.Sourced Placeholder(string unit) => Known.Assumed(double.NaN, unit, double.NaN, double.NaN, "required");
}
