using Lamina.Data.Provenance;
using Lamina.Materials.Solids;
using static Lamina.Materials.Catalogue.Powder;

namespace Lamina.Materials.Catalogue;

/// <summary>Anode powders for both ions. Metal anodes are not coated from a slurry and are not listed.</summary>
public static class Anodes
{
    private const string Botb = "BotB-derived materials dictionary";
    private const string Memory = "from memory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActiveMaterial> All { get; } =
    [
        Row("Graphite", ["artificial graphite", "graphite (artificial)", "natural graphite"], Ion.Lithium, "C6 -> LiC6", Theoretical(72.066, 1),
            FoundDensity(2.24, Botb + "; BatteryCost 2.24; ProZell 2.25", 2.2, 2.26), FoundCapacity(350, "BatteryCost; 344 in " + Botb + "; 360 in ProZell", 344, 360),
            FoundVoltage(0.17, Botb, 0.1, 0.17), (10e-6, 20e-6), (1e3, 3e3), CarbonHeatCapacity),
        Row("SiOx", ["silicon oxide", "SiO"], Ion.Lithium, "SiOx, x about 1", null, AssumedDensity(2.15, 2.1, 2.3, Memory), AssumedCapacity(1500, 1300, 1700, Memory),
            AssumedVoltage(0.4, 0.3, 0.5, Memory), (4e-6, 8e-6), (1e3, 5e3), OxideHeatCapacity, "First-cycle efficiency 70 to 78 % unless prelithiated (from memory)."),
        Row("Silicon", ["Si"], Ion.Lithium, "Si -> Li15Si4", Theoretical(28.085, 3.75), FoundDensity(2.32, Botb, 2.3, 2.33), FoundCapacity(2300, Botb, 1500, 3579),
            FoundVoltage(0.4, Botb, 0.3, 0.5), (0.05e-6, 5e-6), (5e3, 100e3),
            Known.Found(712, "J/(kg K)", "silicon at 25 degC, 20 J/(mol K), CRC tables in CalebBell/chemicals", 700, 720)),
        Row("Graphite-Si 3 wt%", ["Gr-Si3"], Ion.Lithium, "C/Si", null, AssumedDensity(2.2, 2.15, 2.26, "mass-weighted from graphite and silicon"),
            FoundCapacity(457, "ProZell Datenbank.db (Andre 2017; Dash 2016)", 420, 470), AssumedVoltage(0.15, 0.1, 0.2, Memory), (10e-6, 20e-6), (1e3, 3e3), CarbonHeatCapacity),
        Row("Graphite-Si 5 wt%", ["Gr-Si5"], Ion.Lithium, "C/Si", null, AssumedDensity(2.2, 2.15, 2.26, "mass-weighted from graphite and silicon"),
            FoundCapacity(522, "ProZell Datenbank.db", 470, 530), AssumedVoltage(0.16, 0.1, 0.2, Memory), (10e-6, 20e-6), (1e3, 4e3), CarbonHeatCapacity),
        Row("LTO", ["Li4Ti5O12", "lithium titanate"], Ion.Lithium, "Li4Ti5O12", Theoretical(459.083, 3), FoundDensity(3.43, Botb, 3.4, 3.5), FoundCapacity(167, Botb, 160, 172),
            FoundVoltage(1.55, Botb, 1.5, 1.57), (1e-6, 10e-6), (3e3, 10e3), OxideHeatCapacity),
        Row("Hard carbon", ["hard carbon (Kuraray Kuranode)", "Kuranode", "HC"], Ion.Sodium, "C", null, FoundDensity(1.48, Botb, 1.45, 2.1),
            FoundCapacity(332, Botb, 300, 335), FoundVoltage(0.1, Botb, 0.1, 0.3), (5e-6, 10e-6), (3e3, 10e3), CarbonHeatCapacity,
            "Helium density 1.5 to 2.1 g/cm3 and mean desodiation near 0.25 to 0.3 V are more usual (from memory)."),
        Row("Hard carbon (Faradion)", ["hard carbon (Faradion ref.)"], Ion.Sodium, "C", null, FoundDensity(1.6, Botb + " (10.1039/D1TA00376C)", 1.45, 2.1),
            FoundCapacity(360, Botb + " (10.1039/D1TA00376C)", 320, 360), FoundVoltage(0.1, Botb, 0.1, 0.3), (5e-6, 10e-6), (3e3, 10e3), CarbonHeatCapacity),
    ];

    private static ActiveMaterial Row(
        string name, IReadOnlyList<string> aliases, Ion ion, string formula, Sourced? theoretical, Sourced density, Sourced capacity, Sourced voltage,
        (double Low, double High) d50, (double Low, double High) surface, Sourced heatCapacity, string? note = null) => new()
        {
            Name = name,
            Aliases = aliases,
            Note = note,
            Ion = ion,
            Role = ElectrodeRole.Anode,
            Formula = formula,
            Density = density,
            HeatCapacity = heatCapacity,
            D50 = Typical(d50.Low, d50.High, "m", "median sizes"),
            SpecificSurface = Typical(surface.Low, surface.High, "m2/kg", "surfaces"),
            IntraParticlePorosity = SolidParticles,
            PracticalCapacity = capacity,
            TheoreticalCapacity = theoretical,
            MeanVoltage = voltage,
        };
}
