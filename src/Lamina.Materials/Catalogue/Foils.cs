using Lamina.Materials.Solids;

namespace Lamina.Materials.Catalogue;

/// <summary>Current collectors.</summary>
public static class Foils
{
    private const string Handbook = "handbook value of the metal, from memory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Foil> All { get; } =
    [
        new()
        {
            Name = "Aluminium",
            Aliases = ["Al", "aluminum", "aluminium foil", "aluminum foil", "Al foil"],
            Note = "Sold as 8 to 20 um foil; also the anode foil of sodium cells.",
            Density = Known.Found(2700, "kg/m3", "BotB-derived materials dictionary; BatteryCost; ProZell", 2690, 2710),
            HeatCapacity = Known.Found(897, "J/(kg K)", "CRC tables in CalebBell/chemicals, 24.2 J/(mol K)", 890, 905),
            ThermalConductivity = Known.Assumed(230, "W/(m K)", 200, 237, Handbook),
            Emissivity = Known.Assumed(0.05, "1", 0.03, 0.15, "bright rolled foil, from memory"),
            YoungsModulus = Known.Assumed(70e9, "Pa", 60e9, 72e9, Handbook),
        },
        new()
        {
            Name = "Copper",
            Aliases = ["Cu", "copper foil", "Cu foil"],
            Note = "Sold as 6 to 12 um foil.",
            Density = Known.Found(8960, "kg/m3", "BotB-derived materials dictionary; BatteryCost; 8.92 in ProZell", 8920, 8960),
            HeatCapacity = Known.Found(384, "J/(kg K)", "CRC tables in CalebBell/chemicals, 24.4 J/(mol K)", 382, 388),
            ThermalConductivity = Known.Assumed(390, "W/(m K)", 350, 401, Handbook),
            Emissivity = Known.Assumed(0.05, "1", 0.02, 0.15, "bright rolled or electrodeposited foil, from memory"),
            YoungsModulus = Known.Assumed(115e9, "Pa", 70e9, 130e9, Handbook),
        },
        new()
        {
            Name = "Steel",
            Aliases = ["stainless steel", "steel pin"],
            Note = "Substrate of small laboratory samples.",
            Density = Known.Found(7980, "kg/m3", "BotB-derived materials dictionary (stainless can); 7.7 in BatteryCost", 7700, 8000),
            HeatCapacity = Known.Assumed(500, "J/(kg K)", 460, 510, Handbook),
            ThermalConductivity = Known.Assumed(16, "W/(m K)", 14, 20, Handbook),
            Emissivity = Known.Assumed(0.2, "1", 0.1, 0.5, "from memory"),
            YoungsModulus = Known.Assumed(195e9, "Pa", 185e9, 210e9, Handbook),
        },
    ];
}
