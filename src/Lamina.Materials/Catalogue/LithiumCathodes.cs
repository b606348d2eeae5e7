using Lamina.Data.Provenance;
using Lamina.Materials.Solids;
using static Lamina.Materials.Catalogue.Powder;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// Lithium-ion cathode powders. Densities, capacities and voltages marked found come from the materials dictionary of the BotB data base ("BotB"), the
/// defaults of BattModels/BatteryCost ("BatteryCost", BatPaC 3 like) and the ProZell data base ("ProZell"); sizes and surfaces are usual ranges.
/// </summary>
public static class LithiumCathodes
{
    private const string Botb = "BotB-derived materials dictionary";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActiveMaterial> All { get; } =
    [
        Row("LCO", ["LiCoO2", "lithium cobalt oxide"], "LiCoO2", 97.871, 1, AssumedDensity(5.05, 5.0, 5.1, "X-ray density from memory; 5.1 found in " + Botb),
            FoundCapacity(165, Botb, 155, 175), FoundVoltage(3.86, Botb, 3.86, 3.9), (8e-6, 15e-6), (200, 500)),
        Row("NMC111", ["NCM111", "LiNi1/3Mn1/3Co1/3O2", "NMC333"], "LiNi1/3Mn1/3Co1/3O2", 96.459, 1, AssumedDensity(4.75, 4.65, 4.77, "from memory; 4.65 found in BattMo for a coating"),
            FoundCapacity(160, "ProZell Datenbank.db", 150, 163), AssumedVoltage(3.75, 3.7, 3.8, "from memory"), (8e-6, 12e-6), (200, 400)),
        Row("NMC532", ["NCM523", "NMC523", "LiNi0.5Mn0.3Co0.2O2"], "LiNi0.5Mn0.3Co0.2O2", 96.552, 1, FoundDensity(4.7, Botb + " (Harlow 2019)", 4.6, 4.78),
            FoundCapacity(175, Botb + " (Harlow 2019), single crystal to 4.3 V", 165, 175), FoundVoltage(3.75, Botb, 3.7, 3.8), (3e-6, 12e-6), (200, 600)),
        Row("NMC622", ["NCM622", "LiNi0.6Mn0.2Co0.2O2"], "LiNi0.6Mn0.2Co0.2O2", 96.928, 1, FoundDensity(4.7, Botb + "; 4.80 in BatteryCost", 4.7, 4.8),
            FoundCapacity(181, Botb + "; 171 in BatteryCost", 171, 181), FoundVoltage(3.86, Botb, 3.75, 3.86), (8e-6, 12e-6), (200, 500)),
        Row("NMC811", ["NCM811", "LiNi0.8Mn0.1Co0.1O2"], "LiNi0.8Mn0.1Co0.1O2", 97.279, 1, FoundDensity(4.7, Botb + "; 4.88 in ProZell (Meyer 2019)", 4.7, 4.88),
            FoundCapacity(195, Botb + "; 200 in ProZell", 195, 200), FoundVoltage(3.86, Botb, 3.8, 3.86), (8e-6, 13e-6), (200, 600), "Sensitive to moisture."),
        Row("NCA", ["LiNi0.8Co0.15Al0.05O2"], "LiNi0.8Co0.15Al0.05O2", 96.081, 1, FoundDensity(4.85, Botb + "; 4.71 in BatteryCost", 4.71, 4.85),
            FoundCapacity(180, "BatteryCost; 210 in " + Botb, 180, 210), FoundVoltage(3.86, Botb, 3.75, 3.86), (6e-6, 12e-6), (200, 600), "Sensitive to moisture."),
        Row("LFP", ["LiFePO4", "lithium iron phosphate"], "LiFePO4", 157.755, 1, FoundDensity(3.6, Botb + "; BatteryCost", 3.55, 3.6),
            FoundCapacity(150, "BatteryCost; 160 in " + Botb, 150, 160), FoundVoltage(3.375, Botb, 3.375, 3.43), (0.5e-6, 1.5e-6), (9e3, 15e3), "Carbon-coated."),
        Row("LMFP", ["LiMn0.6Fe0.4PO4"], "LiMn0.6Fe0.4PO4", 157.211, 1, AssumedDensity(3.5, 3.4, 3.55, "from memory"),
            AssumedCapacity(150, 140, 160, "from memory"), AssumedVoltage(3.9, 3.8, 3.95, "0.6 x 4.1 + 0.4 x 3.45 V, from memory"), (0.5e-6, 1.5e-6), (15e3, 25e3), "Two plateaus, 4.1 and 3.45 V."),
        Row("LMO", ["LiMn2O4", "lithium manganese spinel"], "LiMn2O4", 180.812, 1, AssumedDensity(4.28, 4.2, 4.58, "X-ray density from memory; 4.58 found in " + Botb + ", which looks too high"),
            FoundCapacity(105, Botb, 100, 115), FoundVoltage(4.0, Botb, 3.95, 4.1), (8e-6, 15e-6), (300, 800)),
        Row("LNMO", ["LiNi0.5Mn1.5O4"], "LiNi0.5Mn1.5O4", 182.69, 1, FoundDensity(4.27, Botb + "; X-ray density 4.45 from memory", 4.2, 4.45),
            FoundCapacity(130, Botb, 120, 140), FoundVoltage(4.7, Botb, 4.65, 4.72), (5e-6, 15e-6), (300, 1000)),
    ];

    private static ActiveMaterial Row(
        string name, IReadOnlyList<string> aliases, string formula, double molarMass, double electrons, Sourced density, Sourced capacity, Sourced voltage,
        (double Low, double High) d50, (double Low, double High) surface, string? note = null) => new()
        {
            Name = name,
            Aliases = aliases,
            Note = note,
            Ion = Ion.Lithium,
            Role = ElectrodeRole.Cathode,
            Formula = formula,
            Density = density,
            HeatCapacity = OxideHeatCapacity,
            D50 = Typical(d50.Low, d50.High, "m", "median sizes"),
            SpecificSurface = Typical(surface.Low, surface.High, "m2/kg", "surfaces"),
            IntraParticlePorosity = SolidParticles,
            PracticalCapacity = capacity,
            TheoreticalCapacity = Theoretical(molarMass, electrons),
            MeanVoltage = voltage,
        };
}
