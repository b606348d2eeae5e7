namespace Lamina.Materials.Solvents;

/// <summary>
/// A solvent whose laws are all there, with a fast form of each for the inner loops of a dryer. Allocates nothing after construction; safe for any thread.
/// </summary>
/// <remarks>
/// Enthalpies stand on one basis: the liquid's is the integral of its heat capacity from 298.15 K, the vapour's is the liquid's plus the latent heat at the
/// same temperature. The vapour's heat capacity is therefore that of the liquid plus the slope of the latent heat, not a separate number.
/// </remarks>
public sealed class EvaporatingSolvent
{
    /// <summary>Reference of the enthalpies: liquid at this temperature has enthalpy zero [K].</summary>
    public const double ReferenceTemperature = 298.15;

    private readonly TemperatureTable _pressure, _latentHeat, _surfaceTension, _viscosity, _diffusivity, _density, _heatCapacity;

    internal EvaporatingSolvent(Solvent solvent)
    {
        if (solvent.MissingForDrying is { Count: > 0 } missing)
            throw new ArgumentException(
                $"{solvent.Name} cannot be dried: no {string.Join(", no ", missing)} law is known for it. NMP and Water have all of them.");
        Solvent = solvent;
        MolarMass = solvent.MolarMass.Value;
        _pressure = new(solvent.VapourPressure!);
        _latentHeat = new(solvent.LatentHeat!);
        _surfaceTension = new(solvent.SurfaceTension!);
        _viscosity = new(solvent.Viscosity!);
        _diffusivity = new(solvent.DiffusivityInAir!);
        _density = new(solvent.Density);
        _heatCapacity = new(solvent.LiquidHeatCapacity!);
    }

    /// <summary>The solvent with its sources.</summary>
    public Solvent Solvent { get; }

    /// <summary>Molar mass [kg/mol].</summary>
    public double MolarMass { get; }

    /// <summary>Vapour pressure over the pure liquid [Pa].</summary>
    /// <param name="temperature">[K]</param>
    public double SaturationPressure(double temperature) => _pressure.At(temperature);

    /// <summary>Vapour pressure and its derivative with temperature, together.</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="slope">the derivative [Pa/K]</param>
    /// <returns>the vapour pressure [Pa]</returns>
    public double SaturationPressure(double temperature, out double slope) => _pressure.At(temperature, out slope);

    /// <summary>Latent heat of evaporation [J/kg].</summary>
    /// <param name="temperature">[K]</param>
    public double LatentHeat(double temperature) => _latentHeat.At(temperature);

    /// <summary>Latent heat and its derivative with temperature, together.</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="slope">the derivative [J/(kg K)]</param>
    /// <returns>the latent heat [J/kg]</returns>
    public double LatentHeat(double temperature, out double slope) => _latentHeat.At(temperature, out slope);

    /// <summary>Surface tension against air [N/m].</summary>
    /// <param name="temperature">[K]</param>
    public double SurfaceTension(double temperature) => _surfaceTension.At(temperature);

    /// <summary>Viscosity of the liquid [Pa s].</summary>
    /// <param name="temperature">[K]</param>
    public double Viscosity(double temperature) => _viscosity.At(temperature);

    /// <summary>Density of the liquid [kg/m3].</summary>
    /// <param name="temperature">[K]</param>
    public double Density(double temperature) => _density.At(temperature);

    /// <summary>Specific heat capacity of the liquid [J/(kg K)].</summary>
    /// <param name="temperature">[K]</param>
    public double LiquidHeatCapacity(double temperature) => _heatCapacity.At(temperature);

    /// <summary>Specific heat capacity of the vapour on the enthalpy basis of the class: that of the liquid plus the slope of the latent heat [J/(kg K)].</summary>
    /// <param name="temperature">[K]</param>
    public double VapourHeatCapacity(double temperature)
    {
        _latentHeat.At(temperature, out var slope);
        return _heatCapacity.At(temperature) + slope;
    }

    /// <summary>Enthalpy of the liquid against liquid at <see cref="ReferenceTemperature"/> [J/kg].</summary>
    /// <param name="temperature">[K]</param>
    public double LiquidEnthalpy(double temperature)
    {
        // Two-point Gauss: exact for the linear and quadratic heat capacities in use.
        const double offset = 0.28867513459481287;
        var span = temperature - ReferenceTemperature;
        var middle = ReferenceTemperature + 0.5 * span;
        var law = Solvent.LiquidHeatCapacity!;
        return 0.5 * span * (law.At(middle - offset * span) + law.At(middle + offset * span));
    }

    /// <summary>Enthalpy of the vapour against liquid at <see cref="ReferenceTemperature"/>: the liquid's plus the latent heat [J/kg].</summary>
    /// <param name="temperature">[K]</param>
    public double VapourEnthalpy(double temperature) => LiquidEnthalpy(temperature) + LatentHeat(temperature);

    /// <summary>Diffusivity of the vapour in air [m2/s].</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="pressure">of the air [Pa]</param>
    public double DiffusivityInAir(double temperature, double pressure = PhysicalConstants.Atmosphere) =>
        _diffusivity.At(temperature) * (PhysicalConstants.Atmosphere / pressure);

    /// <summary>Latent heat that the vapour pressure law implies by Clapeyron with an ideal vapour: R T^2 d(ln p)/dT / M [J/kg].</summary>
    /// <param name="temperature">[K]</param>
    public double ClapeyronLatentHeat(double temperature)
    {
        var law = Solvent.VapourPressure!;
        return PhysicalConstants.Gas * temperature * temperature * law.Slope(temperature) / law.At(temperature) / MolarMass;
    }

    /// <summary>How far the latent heat that the vapour pressure implies lies above the one in use, as a fraction of the latter [-].</summary>
    /// <param name="temperature">[K]</param>
    public double LatentHeatMismatch(double temperature) => ClapeyronLatentHeat(temperature) / Solvent.LatentHeat!.At(temperature) - 1;

    /// <summary>Boiling temperature under a pressure [K].</summary>
    /// <param name="pressure">of the air [Pa]</param>
    /// <exception cref="ArgumentOutOfRangeException">the liquid does not reach that pressure between 200 K and 600 K</exception>
    public double BoilingTemperature(double pressure) => SaturationTemperature(pressure);

    /// <summary>Temperature at which the pure liquid has a vapour pressure: dew point or boiling point [K].</summary>
    /// <param name="partialPressure">[Pa]</param>
    /// <exception cref="ArgumentOutOfRangeException">the liquid does not reach that pressure between 200 K and 600 K</exception>
    public double SaturationTemperature(double partialPressure)
    {
        double low = 200, high = 600;
        var law = Solvent.VapourPressure!;
        if (!(partialPressure >= law.At(low) && partialPressure <= law.At(high)))
            throw new ArgumentOutOfRangeException(nameof(partialPressure), partialPressure,
                FormattableString.Invariant($"{Solvent.Name} has no saturation temperature between {low} K and {high} K at this partial pressure [Pa]; allowed {law.At(low):G3} to {law.At(high):G3} Pa."));
        // Bisection on a monotone law: 60 halvings end below rounding.
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (law.At(middle) < partialPressure) low = middle; else high = middle;
        }
        return 0.5 * (low + high);
    }
}
