using System.Globalization;

namespace Lamina.Materials.Solvents;

/// <summary>
/// Refuses property values of NMP that are in circulation but contradict everything else known: a heat capacity of 3.1 kJ/(kg K), latent heats of 620 kJ/kg
/// and more, a lower explosive limit above 1.3 vol%.
/// </summary>
public static class PropertyGuard
{
    /// <summary>Smallest heat capacity of liquid NMP accepted [J/(kg K)].</summary>
    public const double LowestHeatCapacity = 1600;

    /// <summary>Largest heat capacity of liquid NMP accepted [J/(kg K)].</summary>
    public const double HighestHeatCapacity = 2000;

    /// <summary>Smallest latent heat of NMP at 80 degC accepted [J/kg].</summary>
    public const double LowestLatentHeat = 515e3;

    /// <summary>Largest latent heat of NMP at 80 degC accepted [J/kg].</summary>
    public const double HighestLatentHeat = 557e3;

    /// <summary>Largest lower explosive limit of NMP accepted [-].</summary>
    public const double HighestExplosionLimit = 0.013;

    /// <summary>What is wrong with three numbers for NMP; empty when they are sound.</summary>
    /// <param name="heatCapacity">of the liquid [J/(kg K)]</param>
    /// <param name="latentHeat80">at 80 degC [J/kg]</param>
    /// <param name="explosionLimit">lower, at room temperature [-]</param>
    public static IReadOnlyList<string> Faults(double heatCapacity, double latentHeat80, double explosionLimit)
    {
        var faults = new List<string>();
        if (!(heatCapacity >= LowestHeatCapacity && heatCapacity <= HighestHeatCapacity))
            faults.Add(Text($"the heat capacity of NMP is {heatCapacity / 1e3:G4} kJ/(kg K); allowed 1.6 to 2.0 (the table value of 3.1 is an outlier)"));
        if (!(latentHeat80 >= LowestLatentHeat && latentHeat80 <= HighestLatentHeat))
            faults.Add(Text($"the latent heat of NMP at 80 degC is {latentHeat80 / 1e3:G4} kJ/kg; allowed 515 to 557, as its vapour pressure implies"));
        if (!(explosionLimit > 0 && explosionLimit <= HighestExplosionLimit))
            faults.Add(Text($"the lower explosive limit of NMP is {explosionLimit * 100:G4} vol%; allowed above 0 to 1.3"));
        return faults;
    }

    /// <summary>What is wrong with a solvent; empty when it is sound, or is not NMP.</summary>
    /// <param name="solvent">as a recipe made it</param>
    public static IReadOnlyList<string> Faults(Solvent solvent)
    {
        if (solvent.Formula != Catalogue.Nmp.Solvent.Formula) return [];
        // The heat capacity law is judged where sources speak: 25 and 80 degC.
        var cold = solvent.LiquidHeatCapacity?.At(298.15) ?? double.NaN;
        var warm = solvent.LiquidHeatCapacity?.At(353.15) ?? double.NaN;
        var latent = solvent.LatentHeat?.At(353.15) ?? double.NaN;
        var limit = Math.Max(solvent.ExplosionLimit?.AtRoom.Value ?? double.NaN, solvent.ExplosionLimit?.OtherAtRoom?.Value ?? 0);
        return [.. Faults(cold, latent, limit).Union(Faults(warm, latent, limit))];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
