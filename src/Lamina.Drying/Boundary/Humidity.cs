using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Boundary;

/// <summary>Ways to say how much vapour the air holds: dew point, mole fraction, mol vapour per mol dry air.</summary>
public static class Humidity
{
    /// <summary>Mol vapour per mol dry air at a dew point [-].</summary>
    /// <param name="solvent">water for the humidity of air, NMP for solvent-laden air</param>
    /// <param name="dewPoint">[K]</param>
    /// <param name="pressure">of the air [Pa]</param>
    /// <exception cref="ArgumentOutOfRangeException">the vapour would boil at that dew point</exception>
    public static double RatioAtDewPoint(Solvent solvent, double dewPoint, double pressure = PhysicalConstants.Atmosphere)
    {
        var law = solvent.VapourPressure ?? throw new ArgumentException($"{solvent.Name} has no vapour pressure law, so a dew point says nothing about it.");
        var y = law.At(dewPoint) / pressure;
        if (!(y >= 0 && y < 1))
            throw new ArgumentOutOfRangeException(nameof(dewPoint), dewPoint,
                FormattableString.Invariant($"A dew point of {dewPoint - 273.15:G4} degC is at or above the boiling point of {solvent.Name} at {pressure:G6} Pa; give a lower one."));
        return y / (1 - y);
    }

    /// <summary>Dew point of air that holds a solvent ratio [K].</summary>
    /// <param name="solvent">with all its laws</param>
    /// <param name="ratio">mol vapour per mol dry air, above zero [-]</param>
    /// <param name="pressure">of the air [Pa]</param>
    public static double DewPoint(EvaporatingSolvent solvent, double ratio, double pressure = PhysicalConstants.Atmosphere) =>
        solvent.SaturationTemperature(pressure * ratio / (1 + ratio));

    /// <summary>The most vapour that air can hold, mol vapour per mol dry air; infinite from the boiling point up [-].</summary>
    /// <param name="solvent">with all its laws</param>
    /// <param name="temperature">of the air [K]</param>
    /// <param name="pressure">of the air [Pa]</param>
    public static double Saturated(EvaporatingSolvent solvent, double temperature, double pressure = PhysicalConstants.Atmosphere)
    {
        var y = solvent.SaturationPressure(temperature) / pressure;
        return y < 1 ? y / (1 - y) : double.PositiveInfinity;
    }

    /// <summary>Mole fraction from the ratio [-].</summary>
    /// <param name="ratio">mol vapour per mol dry air [-]</param>
    public static double MoleFraction(double ratio) => ratio / (1 + ratio);

    /// <summary>Ratio, mol vapour per mol dry air, from the mole fraction [-].</summary>
    /// <param name="moleFraction">mol vapour per mol of mixture, below one [-]</param>
    public static double Ratio(double moleFraction) => moleFraction / (1 - moleFraction);

    /// <summary>How much of the lower explosive limit the air holds, 1 at the limit; null for a vapour that does not burn [-].</summary>
    /// <param name="solvent">the solvent</param>
    /// <param name="ratio">mol vapour per mol dry air [-]</param>
    /// <param name="temperature">of the air [K]</param>
    public static double? ExplosiveFraction(Solvent solvent, double ratio, double temperature) =>
        solvent.ExplosionLimit is { } limit ? MoleFraction(ratio) / limit.At(temperature) : null;
}
