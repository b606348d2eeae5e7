using Lamina.Data.Provenance;
using Lamina.Materials.Solids;
using static Lamina.Materials.Catalogue.Powder;

namespace Lamina.Materials.Catalogue;

/// <summary>Conductive carbons. Surfaces of C65 and C45 are from Imerys data sheets; liquid absorption is assumed for all.</summary>
public static class Carbons
{
    private const string Memory = "from memory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConductiveAdditive> All { get; } =
    [
        new()
        {
            Name = "C65",
            Aliases = ["Super C65", "carbon black Super C65", "Super P", "carbon black", "CB"],
            Density = Known.Found(1900, "kg/m3", "BotB-derived materials dictionary; 2.0 g/cm3 in ProZell (Imerys)", 1800, 2000),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Known.Assumed(40e-9, "m", 30e-9, 50e-9, Memory),
            AggregateSize = Typical(0.15e-6, 0.3e-6, "m", "aggregate sizes"),
            SpecificSurface = Known.Found(62e3, "m2/kg", "Imerys data sheet (62 m2/g); about 64 quoted elsewhere", 60e3, 65e3),
            AbsorptionStiffness = Known.Assumed(3.2e-3, "m3/kg", 2.5e-3, 4e-3, "oil absorption near 320 mL per 100 g, from memory"),
        },
        new()
        {
            Name = "C45",
            Aliases = ["Super C45", "carbon black Super C45"],
            Density = Known.Found(1900, "kg/m3", "BotB-derived materials dictionary, as C65", 1800, 2000),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Typical(40e-9, 50e-9, "m", "primary sizes"),
            AggregateSize = Typical(0.15e-6, 0.3e-6, "m", "aggregate sizes"),
            SpecificSurface = Known.Found(45e3, "m2/kg", "Imerys data sheet (45 m2/g)", 43e3, 47e3),
            AbsorptionStiffness = Known.Assumed(3.2e-3, "m3/kg", 2.5e-3, 4e-3, "oil absorption near 320 mL per 100 g, from memory"),
        },
        new()
        {
            Name = "Acetylene black",
            Aliases = ["AB", "Denka black"],
            Density = Known.Assumed(1950, "kg/m3", 1800, 2000, Memory),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Typical(35e-9, 40e-9, "m", "primary sizes"),
            AggregateSize = Typical(0.1e-6, 0.3e-6, "m", "aggregate sizes"),
            SpecificSurface = Typical(60e3, 70e3, "m2/kg", "surfaces"),
            AbsorptionStiffness = Known.Assumed(2.5e-3, "m3/kg", 1.8e-3, 3.5e-3, Memory),
        },
        new()
        {
            Name = "Ketjenblack EC-300J",
            Aliases = ["Ketjenblack", "KB", "EC-300J"],
            Density = Known.Assumed(1800, "kg/m3", 1700, 2000, Memory),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Typical(30e-9, 40e-9, "m", "primary sizes"),
            AggregateSize = Typical(0.1e-6, 0.5e-6, "m", "aggregate sizes"),
            SpecificSurface = Known.Assumed(800e3, "m2/kg", 750e3, 850e3, Memory),
            AbsorptionStiffness = Known.Assumed(3.6e-3, "m3/kg", 3e-3, 4e-3, Memory),
        },
        new()
        {
            Name = "MWCNT",
            Aliases = ["CNT", "multi-walled carbon nanotubes", "carbon nanotubes"],
            Note = "Primary size is the tube's diameter, aggregate size its length.",
            Density = Known.Assumed(2100, "kg/m3", 1700, 2200, Memory),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Typical(10e-9, 20e-9, "m", "diameters"),
            AggregateSize = Typical(1e-6, 10e-6, "m", "lengths"),
            SpecificSurface = Typical(150e3, 300e3, "m2/kg", "surfaces"),
            AbsorptionStiffness = Known.Assumed(8e-3, "m3/kg", 4e-3, 2e-2, Memory),
        },
        new()
        {
            Name = "KS6L",
            Aliases = ["SFG6L", "conductive graphite", "conductive graphite (KS6L/SFG6L)"],
            Density = Known.Assumed(2260, "kg/m3", 2200, 2270, Memory),
            HeatCapacity = CarbonHeatCapacity,
            PrimarySize = Known.Assumed(3.5e-6, "m", 3e-6, 4e-6, Memory),
            AggregateSize = Known.Assumed(3.5e-6, "m", 3e-6, 4e-6, "flakes that do not aggregate, " + Memory),
            SpecificSurface = Typical(15e3, 20e3, "m2/kg", "surfaces"),
            AbsorptionStiffness = Known.Assumed(1.5e-3, "m3/kg", 1e-3, 2e-3, Memory),
        },
    ];
}
