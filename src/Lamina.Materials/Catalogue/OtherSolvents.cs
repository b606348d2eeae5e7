using Lamina.Data.Provenance;
using Lamina.Materials.Solvents;
using Lamina.Materials.Solvents.Laws;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// Solvents that a slurry may name but that cannot be dried here: only what sources support is listed, and drying with one is refused with the list of
/// laws that are missing.
/// </summary>
public static class OtherSolvents
{
    private const string Memory = "from memory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Solvent> All { get; } =
    [
        Row("Ethanol", ["EtOH", "C2H5OH"], "C2H6O", 46.069, 351.5, 789, -0.86, "0.79 g/cm3 in ProZell", 0.022, 0.84e6),
        Row("IPA", ["isopropanol", "2-propanol", "isopropyl alcohol"], "C3H8O", 60.096, 355.7, 781, -0.85, Memory, 0.0212, 0.66e6),
        Row("GVL", ["gamma-valerolactone"], "C5H8O2", 100.117, 480, 1050, -1.0, Memory, 0.036, 0.44e6),
        Row("DMSO", ["dimethyl sulfoxide"], "C2H6OS", 78.129, 462, 1096, -1.0, Memory, 0.0435, 0.68e6),
        Row("DMF", ["dimethylformamide", "N,N-dimethylformamide"], "C3H7NO", 73.095, 426, 944, -0.95, Memory, 0.036, 0.64e6),
        Row("Acetone", ["propanone"], "C3H6O", 58.08, 329.2, 784, -1.15, Memory, 0.023, 0.52e6),
        Row("Acetonitrile", ["ACN", "MeCN"], "C2H3N", 41.053, 355, 776, -1.05, Memory, 0.029, 0.8e6),
    ];

    private static Solvent Row(
        string name, IReadOnlyList<string> aliases, string formula, double gramPerMol, double boilingPoint,
        double density, double densitySlope, string densitySource, double surfaceTension, double latentHeat) => new()
        {
            Name = name,
            Aliases = aliases,
            Formula = formula,
            MolarMass = Known.Computed(gramPerMol * 1e-3, "kg/mol", "sum of the atomic masses of " + formula),
            BoilingPoint = Known.Assumed(boilingPoint, "K", boilingPoint - 3, boilingPoint + 3, Memory),
            Density = new LinearLaw
            {
                At298 = density,
                PerKelvin = densitySlope,
                About = About("density", "density of the liquid", "kg/m3", density, densitySlope, 0.015,
                    Known.AssumedFrom("value at 25 degC: " + densitySource + "; slope from memory")),
            },
            SurfaceTension = new LinearLaw
            {
                At298 = surfaceTension,
                PerKelvin = -1e-4,
                About = About("surface_tension", "surface tension against air", "N/m", surfaceTension, -1e-4, 0.08, Known.AssumedFrom(Memory)),
            },
            LatentHeatAtRoom = Known.Assumed(latentHeat, "J/kg", 0.92 * latentHeat, 1.1 * latentHeat, Memory),
        };

    private static LawDescription About(string key, string label, string unit, double value, double slope, double uncertainty, Source source) => new()
    {
        Key = key,
        Label = label,
        Unit = unit,
        Formula = FormattableString.Invariant($"{value} + {slope} (T - 298.15)"),
        LowestTemperature = 283.15,
        HighestTemperature = 333.15,
        UncertaintyBelow = uncertainty,
        UncertaintyAbove = uncertainty,
        Source = source,
    };
}
