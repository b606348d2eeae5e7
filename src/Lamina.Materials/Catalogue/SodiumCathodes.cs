using Lamina.Data.Provenance;
using Lamina.Materials.Solids;
using static Lamina.Materials.Catalogue.Powder;

namespace Lamina.Materials.Catalogue;

/// <summary>Sodium-ion cathode powders. Few are measured openly: what is not found is assumed with its range.</summary>
public static class SodiumCathodes
{
    private const string Botb = "BotB-derived materials dictionary";
    private const string Memory = "from memory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActiveMaterial> All { get; } =
    [
        Row("NFM", ["NaNi1/3Fe1/3Mn1/3O2", "O3-NFM", "NFM111"], "NaNi1/3Fe1/3Mn1/3O2", Theoretical(111.48, 1), AssumedDensity(4.45, 4.2, 4.6, Memory),
            AssumedCapacity(130, 125, 160, "130 to 4.0 V, 150 to 160 to 4.3 V with fade, from memory"), AssumedVoltage(3.0, 2.9, 3.2, Memory), (5e-6, 12e-6), (300, 1000), "Sensitive to air."),
        Row("NMMT", ["Faradion oxide", "Layered Ni-Mn-Mg-Ti oxide"], "NaxNi(1-x-y-z)MnxMgyTizO2", null, FoundDensity(4.2, Botb + " (10.1039/D1TA00376C)", 4.0, 4.4),
            FoundCapacity(156, Botb + " (10.1039/D1TA00376C)", 145, 160), FoundVoltage(3.3, Botb, 3.1, 3.3), (5e-6, 12e-6), (300, 1000)),
        Row("P2-NNM", ["P2-Na2/3Ni1/3Mn2/3O2", "Na2/3Ni1/3Mn2/3O2"], "Na0.667Ni0.333Mn0.667O2", Theoretical(103.521, 0.667), AssumedDensity(4.3, 4.1, 4.5, Memory),
            AssumedCapacity(85, 80, 95, "2.5 to 4.1 V, from memory"), AssumedVoltage(3.6, 3.4, 3.7, Memory), (3e-6, 10e-6), (500, 2000)),
        Row("NVPF", ["Na3V2(PO4)2F3"], "Na3V2(PO4)2F3", Theoretical(417.788, 2), FoundDensity(3.17, Botb, 3.1, 3.2),
            FoundCapacity(127, Botb, 115, 128), FoundVoltage(3.8, Botb, 3.7, 3.9), (0.5e-6, 5e-6), (2e3, 20e3), "Plateaus near 3.7 and 4.2 V."),
        Row("NVP", ["Na3V2(PO4)3"], "Na3V2(PO4)3", Theoretical(455.764, 2), AssumedDensity(3.16, 3.1, 3.2, Memory),
            AssumedCapacity(110, 100, 117, Memory), AssumedVoltage(3.37, 3.35, 3.4, Memory), (0.5e-6, 5e-6), (5e3, 30e3)),
        Row("PW-Fe", ["Prussian white (Fe)", "Prussian white", "Na2Fe[Fe(CN)6]"], "Na2Fe[Fe(CN)6]", Theoretical(313.778, 2), FoundDensity(2.3, Botb, 2.0, 2.3),
            FoundCapacity(160, Botb, 145, 165), FoundVoltage(3.2, Botb, 3.1, 3.3), (1e-6, 5e-6), (5e3, 30e3), "Lattice water must be removed in vacuum at 150 to 180 degC (from memory)."),
        Row("PW-Mn", ["Prussian white (Mn)", "Na2Mn[Fe(CN)6]"], "Na2Mn[Fe(CN)6]", Theoretical(312.871, 2), AssumedDensity(2.0, 1.8, 2.1, Memory),
            AssumedCapacity(150, 140, 160, Memory), AssumedVoltage(3.45, 3.4, 3.5, Memory), (1e-6, 5e-6), (5e3, 30e3)),
        Row("Prussian blue", ["Natron Prussian blue", "Prussian blue (Natron type)", "NaFe[Fe(CN)6]"], "NaFe[Fe(CN)6]", Theoretical(290.788, 1), AssumedDensity(1.8, 1.7, 2.0, Memory),
            AssumedCapacity(75, 65, 90, Memory), AssumedVoltage(3.2, 3.0, 3.3, Memory), (0.5e-6, 3e-6), (10e3, 50e3), "Used in symmetric cells.", ElectrodeRole.Both),
        Row("NFPP", ["Na4Fe3(PO4)2P2O7"], "Na4Fe3(PO4)2P2O7", Theoretical(623.376, 3), AssumedDensity(3.1, 3.0, 3.2, Memory),
            AssumedCapacity(105, 95, 115, Memory), AssumedVoltage(3.1, 3.0, 3.2, Memory), (0.5e-6, 3e-6), (10e3, 30e3)),
    ];

    private static ActiveMaterial Row(
        string name, IReadOnlyList<string> aliases, string formula, Sourced? theoretical, Sourced density, Sourced capacity, Sourced voltage,
        (double Low, double High) d50, (double Low, double High) surface, string? note = null, ElectrodeRole role = ElectrodeRole.Cathode) => new()
        {
            Name = name,
            Aliases = aliases,
            Note = note,
            Ion = Ion.Sodium,
            Role = role,
            Formula = formula,
            Density = density,
            HeatCapacity = OxideHeatCapacity,
            D50 = Typical(d50.Low, d50.High, "m", "median sizes"),
            SpecificSurface = Typical(surface.Low, surface.High, "m2/kg", "surfaces"),
            IntraParticlePorosity = SolidParticles,
            PracticalCapacity = capacity,
            TheoreticalCapacity = theoretical,
            MeanVoltage = voltage,
        };
}
