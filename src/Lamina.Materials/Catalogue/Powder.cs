using Lamina.Data.Provenance;
using Lamina.Materials.Solids;

namespace Lamina.Materials.Catalogue;

/// <summary>Writes one row of the active-material tables: ranges become assumed values at their geometric middle with the ends as bounds.</summary>
internal static class Powder
{
    private const double MilliampereHourPerGram = 3600;

    public static Sourced Typical(double low, double high, string unit, string what) =>
        Known.Assumed(Math.Sqrt(low * high), unit, low, high, "usual range of " + what + ", from memory");

    public static Sourced FoundDensity(double gramPerCm3, string citation, double low, double high) =>
        Known.Found(gramPerCm3 * 1000, "kg/m3", citation, low * 1000, high * 1000);

    public static Sourced AssumedDensity(double gramPerCm3, double low, double high, string why) =>
        Known.Assumed(gramPerCm3 * 1000, "kg/m3", low * 1000, high * 1000, why);

    public static Sourced FoundCapacity(double milliampereHourPerGram, string citation, double low, double high) =>
        Known.Found(milliampereHourPerGram * MilliampereHourPerGram, "C/kg", citation, low * MilliampereHourPerGram, high * MilliampereHourPerGram);

    public static Sourced AssumedCapacity(double milliampereHourPerGram, double low, double high, string why) =>
        Known.Assumed(milliampereHourPerGram * MilliampereHourPerGram, "C/kg", low * MilliampereHourPerGram, high * MilliampereHourPerGram, why);

    public static Sourced FoundVoltage(double volt, string citation, double low, double high) => Known.Found(volt, "V", citation, low, high);

    public static Sourced AssumedVoltage(double volt, double low, double high, string why) => Known.Assumed(volt, "V", low, high, why);

    /// <summary>Faraday's law, from the molar mass in g/mol and the electrons per formula.</summary>
    public static Sourced Theoretical(double gramPerMol, double electrons) =>
        Known.Computed(electrons * PhysicalConstants.Faraday / (gramPerMol * 1e-3), "C/kg", FormattableString.Invariant($"Faraday's law, {electrons} electron(s) per {gramPerMol} g/mol"));

    public static Sourced SolidParticles { get; } = Known.Assumed(0, "1", 0, 0.05, "dense particles; porous grades exist and are written as changes ('intra_particle_porosity')");

    public static Sourced OxideHeatCapacity { get; } = Known.Assumed(800, "J/(kg K)", 650, 1000, "usual for oxides and phosphates near room temperature, from memory");

    public static Sourced CarbonHeatCapacity { get; } = Known.Found(708, "J/(kg K)", "graphite at 25 degC, 8.5 J/(mol K), CRC tables in CalebBell/chemicals", 680, 850);
}
