using Lamina.Data.Provenance;
using Lamina.Materials.Binders;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// Binders. Densities are found; nearly everything that decides how a binder moves is assumed, because free-solution values give far more migration than is
/// measured and no apparent values are published (see <c>docs/theory/properties.md</c>).
/// </summary>
public static class BinderSets
{
    private const string Memory = "from memory";

    private static Sourced PolymerHeatCapacity { get; } = Known.Assumed(1300, "J/(kg K)", 1000, 1700, "usual for solid polymers near room temperature, from memory");

    private static PolymerPhaseDiffusivity PvdfNmpDiffusivity { get; } = new()
    {
        // 1e-10 m2/s at a solvent fraction of 0.5 and 3e-14 at 0.05, 80 to 100 degC: slope (log10(1e-10) - log10(3e-14)) / 0.45 = 7.83.
        Intercept = Known.Assumed(-13.91, "1", -14.5, -13.3, "3e-14 m2/s (1e-14 to 1e-13) at a solvent mass fraction of 0.05, 80 to 100 degC, order of magnitude from memory; calibrate"),
        Slope = Known.Assumed(7.83, "1", 6.5, 9, "to 1e-10 m2/s at a solvent mass fraction of 0.5, order of magnitude from memory; calibrate"),
    };

    private static PolymerPhaseDiffusivity WaterInPolymerDiffusivity { get; } = new()
    {
        Intercept = Known.Assumed(-12.5, "1", -14, -11, "no value found for water in CMC or SBR; calibrate"),
        Slope = Known.Assumed(5, "1", 2, 9, "no value found for water in CMC or SBR; calibrate"),
    };

    private const string ApparentWhy = "apparent value: Stokes-Einstein gives 1e-12 to 3e-11, fits to measured profiles need 1e-10 to 2e-9 m2/s; calibrate";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Binder> All { get; } =
    [
        new()
        {
            Name = "PVDF",
            Aliases = ["polyvinylidene fluoride", "PVdF", "Solef 5130", "Kynar"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "NMP",
            Density = Known.Found(1770, "kg/m3", "BatteryCost; 1.78 in BotB-derived materials dictionary; 1.75 in ProZell (Solef)", 1750, 1780),
            HeatCapacity = Known.Assumed(1200, "J/(kg K)", 1100, 1500, Memory),
            FloryHugginsChi = Known.Assumed(0.43, "1", 0.40, 0.47, "Hansen parameters of NMP (found) and PVDF (from memory) plus 0.34"),
            HydrodynamicRadius = Known.Assumed(20e-9, "m", 10e-9, 40e-9, "coil of 0.3 to 1 million g/mol, from memory"),
            ApparentDiffusivity = Known.Assumed(2e-10, "m2/s", 1e-11, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(250, "kg/m3", 120, 500, "concentrated PVDF solutions in NMP gel somewhere in this range; calibrate"),
            SolventDiffusivity = PvdfNmpDiffusivity,
            Note = "NMP that has taken up about 5 vol% water phase-separates PVDF: humidity can gel a cathode slurry.",
        },
        new()
        {
            Name = "PVDF-HFP",
            Aliases = ["PVdF-HFP", "Kynar Flex"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "NMP",
            Density = Known.Assumed(1780, "kg/m3", 1760, 1800, Memory),
            HeatCapacity = Known.Assumed(1200, "J/(kg K)", 1100, 1500, Memory),
            FloryHugginsChi = Known.Assumed(0.43, "1", 0.35, 0.5, "as PVDF"),
            HydrodynamicRadius = Known.Assumed(20e-9, "m", 10e-9, 40e-9, "as PVDF"),
            ApparentDiffusivity = Known.Assumed(2e-10, "m2/s", 1e-11, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(300, "kg/m3", 120, 600, "gels later than PVDF; calibrate"),
            SolventDiffusivity = PvdfNmpDiffusivity,
        },
        new()
        {
            Name = "CMC",
            Aliases = ["Na-CMC", "carboxymethyl cellulose", "sodium carboxymethyl cellulose"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "Water",
            Density = Known.Found(1600, "kg/m3", "BotB-derived materials dictionary; 1.59 in ProZell (Ashland 7L)", 1590, 1600),
            HeatCapacity = PolymerHeatCapacity,
            FloryHugginsChi = Known.Assumed(0.48, "1", 0.40, 0.55, "0.45 to 0.5 from memory; a polyelectrolyte, so sorption data should replace it"),
            HydrodynamicRadius = Known.Assumed(30e-9, "m", 20e-9, 50e-9, Memory),
            ApparentDiffusivity = Known.Assumed(3e-10, "m2/s", 5e-12, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(80, "kg/m3", 30, 250, "calibrate"),
            EntanglementConcentration = Known.Assumed(10, "kg/m3", 3, 25, "grade of about 3e5 g/mol near 1 wt%, from memory; calibrate"),
            SolventDiffusivity = WaterInPolymerDiffusivity,
            Note = "Adsorbs on graphite first; latex then stays free.",
        },
        new()
        {
            Name = "SBR",
            Aliases = ["styrene-butadiene rubber", "SBR latex"],
            Kind = BinderKind.Latex,
            SolventName = "Water",
            Density = Known.Found(980, "kg/m3", "between 0.96 (BotB-derived materials dictionary) and 1.0 (ProZell, Zeon)", 960, 1000),
            HeatCapacity = Known.Assumed(1900, "J/(kg K)", 1700, 2000, Memory),
            HydrodynamicRadius = Known.Assumed(75e-9, "m", 50e-9, 100e-9, "latex of 100 to 200 nm diameter"),
            ApparentDiffusivity = Known.Assumed(3e-10, "m2/s", 2.5e-12, 2e-9, ApparentWhy),
            CoalescenceTemperature = Known.Assumed(288, "K", 268, 313, "film-forming temperature of usual grades, from memory; calibrate"),
            SolventDiffusivity = WaterInPolymerDiffusivity,
        },
        new()
        {
            Name = "PAA",
            Aliases = ["polyacrylic acid"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "Water",
            Density = Known.Assumed(1410, "kg/m3", 1200, 1450, Memory),
            HeatCapacity = PolymerHeatCapacity,
            FloryHugginsChi = Known.Assumed(0.45, "1", 0.35, 0.55, "no value found"),
            HydrodynamicRadius = Known.Assumed(20e-9, "m", 10e-9, 40e-9, Memory),
            ApparentDiffusivity = Known.Assumed(3e-10, "m2/s", 5e-12, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(200, "kg/m3", 80, 500, "calibrate"),
            SolventDiffusivity = WaterInPolymerDiffusivity,
        },
        new()
        {
            Name = "LiPAA",
            Aliases = ["NaPAA", "LiPAA/NaPAA", "lithium polyacrylate"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "Water",
            Density = Known.Assumed(1450, "kg/m3", 1300, 1600, Memory),
            HeatCapacity = PolymerHeatCapacity,
            FloryHugginsChi = Known.Assumed(0.45, "1", 0.35, 0.55, "no value found"),
            HydrodynamicRadius = Known.Assumed(20e-9, "m", 10e-9, 50e-9, Memory),
            ApparentDiffusivity = Known.Assumed(3e-10, "m2/s", 5e-12, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(200, "kg/m3", 80, 500, "calibrate"),
            SolventDiffusivity = WaterInPolymerDiffusivity,
        },
        new()
        {
            Name = "Na alginate",
            Aliases = ["alginate", "sodium alginate"],
            Kind = BinderKind.DissolvedPolymer,
            SolventName = "Water",
            Density = Known.Assumed(1600, "kg/m3", 1500, 1700, Memory),
            HeatCapacity = PolymerHeatCapacity,
            FloryHugginsChi = Known.Assumed(0.48, "1", 0.40, 0.55, "as CMC"),
            HydrodynamicRadius = Known.Assumed(30e-9, "m", 15e-9, 60e-9, Memory),
            ApparentDiffusivity = Known.Assumed(3e-10, "m2/s", 5e-12, 2e-9, ApparentWhy),
            GelConcentration = Known.Assumed(80, "kg/m3", 30, 250, "calibrate"),
            SolventDiffusivity = WaterInPolymerDiffusivity,
        },
        new()
        {
            Name = "PTFE",
            Aliases = ["polytetrafluoroethylene", "PTFE (dry process)"],
            Kind = BinderKind.Fibril,
            SolventName = "none",
            Density = Known.Assumed(2200, "kg/m3", 2130, 2220, Memory),
            HeatCapacity = Known.Assumed(1000, "J/(kg K)", 950, 1050, Memory),
            HydrodynamicRadius = Known.Assumed(100e-9, "m", 50e-9, 200e-9, "primary particle of the dispersion, from memory"),
            ApparentDiffusivity = Known.Assumed(0, "m2/s", 0, 1e-12, "fibrils of the dry process do not move"),
            Note = "For dry-processed electrodes; it plays no part in drying.",
        },
    ];
}
