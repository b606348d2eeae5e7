using Lamina.Materials.Solvents;

namespace Lamina.Drying.Boundary;

/// <summary>
/// Evaporation of one solvent through the gas film: J = M rho_G beta ln[(1 - y_inf)/(1 - a y_sat(T))] (Stefan flow), with the mass-transfer coefficient beta
/// from the heat-transfer coefficient by Lewis: alpha/beta = c_p rho_G Le^(1-n), molar density with molar heat capacity. Build it once per solvent; it
/// allocates nothing per call and is safe for any thread. <see cref="GasFilmReference"/> is the plain form it is tested against.
/// </summary>
/// <remarks>
/// The molar density cancels: rho_G beta = alpha / (c_p Le^(1-n)). Le = lambda/(rho_G c_p D) is taken for dry air at the mean of film and gas temperature;
/// it does not depend on pressure. Le^(n-1) is tabulated over temperature.
/// </remarks>
public sealed class GasFilm
{
    /// <summary>
    /// The largest vapour mole fraction at the surface for which the logarithm is used. Beyond it, up to and past boiling, the logarithm is continued by its
    /// tangent: the flux stays finite, smooth and rising (there J exceeds 4.6 times M alpha/(c_p Le^(1-n)), so heat supply, not this law, sets the rate) [-].
    /// </summary>
    public const double BoilingFraction = 0.99;

    private readonly TemperatureTable _lewisPower;

    /// <summary>A gas film of dry air and one solvent's vapour.</summary>
    /// <param name="solvent">with all its laws</param>
    /// <param name="lewisExponent">n of the Lewis relation: 0.4 turbulent, 1/3 laminar [-]</param>
    /// <exception cref="ArgumentOutOfRangeException">the exponent is not between 0 and 1</exception>
    public GasFilm(EvaporatingSolvent solvent, double lewisExponent = 0.4)
    {
        if (!(lewisExponent >= 0 && lewisExponent <= 1))
            throw new ArgumentOutOfRangeException(nameof(lewisExponent), lewisExponent, "The Lewis exponent lies between 0 and 1: 0.4 for turbulent flow, 1/3 for laminar.");
        Solvent = solvent;
        LewisExponent = lewisExponent;
        double Power(double temperature) => Math.Pow(Lewis(solvent, temperature), lewisExponent - 1);
        double PowerSlope(double temperature)
        {
            const double h = 0.05;
            return (Power(temperature + h) - Power(temperature - h)) / (2 * h);
        }
        _lewisPower = new(Power, PowerSlope);
    }

    /// <summary>The solvent.</summary>
    public EvaporatingSolvent Solvent { get; }

    /// <summary>n of the Lewis relation [-].</summary>
    public double LewisExponent { get; }

    /// <summary>Lewis number of a vapour in dry air, thermal diffusivity over mass diffusivity [-].</summary>
    /// <param name="solvent">with all its laws</param>
    /// <param name="temperature">of the gas film [K]</param>
    public static double Lewis(EvaporatingSolvent solvent, double temperature)
    {
        const double p = Materials.PhysicalConstants.Atmosphere;
        return DryAir.ThermalConductivity(temperature)
            / (DryAir.MolarDensity(temperature, p) * DryAir.MolarHeatCapacity * solvent.Solvent.DiffusivityInAir!.At(temperature));
    }

    /// <summary>Mass flux of vapour leaving the film; negative where vapour condenses [kg/(m2 s)].</summary>
    /// <param name="gas">the gas over the film</param>
    /// <param name="temperature">of the film's surface [K]</param>
    /// <param name="activity">of the solvent at the surface, 1 for the pure liquid [-]</param>
    public double MassFlux(in GasStream gas, double temperature, double activity = 1) => Evaluate(gas, temperature, activity).MassFlux;

    /// <summary>Mass flux and its derivatives.</summary>
    /// <param name="gas">the gas over the film</param>
    /// <param name="temperature">of the film's surface [K]</param>
    /// <param name="activity">of the solvent at the surface, 1 for the pure liquid [-]</param>
    /// <param name="resistance">of a dry layer between the liquid and the gas film: thickness over effective diffusivity, in series with 1/beta [s/m]</param>
    public GasFilmFlux Evaluate(in GasStream gas, double temperature, double activity = 1, double resistance = 0)
    {
        var pressure = Solvent.SaturationPressure(temperature, out var pressureSlope);
        var inverse = 1 / gas.Pressure;
        var x = activity * pressure * inverse;

        // -ln(1 - x), continued by its tangent beyond the boiling fraction.
        double minusLog, minusLogSlope;
        var boiling = x > BoilingFraction;
        if (boiling)
        {
            minusLogSlope = 1 / (1 - BoilingFraction);
            minusLog = (x - BoilingFraction) * minusLogSlope - Math.Log(1 - BoilingFraction);
        }
        else
        {
            minusLogSlope = 1 / (1 - x);
            minusLog = -Math.Log(1 - x);
        }
        // 1 - y_inf = 1/(1 + Y).
        var driving = minusLog - Math.Log(1 + gas.SolventRatio);

        var mean = 0.5 * (temperature + gas.Temperature);
        var power = _lewisPower.At(mean, out var powerSlope);
        var factor = Solvent.MolarMass * gas.HeatTransferCoefficient / DryAir.MolarHeatCapacity;
        var conductance = factor * power;
        var conductanceSlope = 0.5 * factor * powerSlope;

        var perResistance = 0.0;
        if (resistance > 0)
        {
            // In series: M rho_G / (1/beta + R) = K / (1 + K R/(M rho_G)) with K = M rho_G beta.
            var inverseDensity = Materials.PhysicalConstants.Gas * mean / (gas.Pressure * Solvent.MolarMass);
            var shield = 1 / (1 + conductance * resistance * inverseDensity);
            var series = conductance * shield;
            var inverseDensitySlope = 0.5 * inverseDensity / mean;
            conductanceSlope = shield * shield * (conductanceSlope - conductance * conductance * resistance * inverseDensitySlope);
            perResistance = -series * series * inverseDensity * driving;
            conductance = series;
        }
        else
        {
            perResistance = -conductance * conductance * Materials.PhysicalConstants.Gas * mean / (gas.Pressure * Solvent.MolarMass) * driving;
        }

        return new()
        {
            MassFlux = conductance * driving,
            PerTemperature = conductance * minusLogSlope * activity * pressureSlope * inverse + conductanceSlope * driving,
            PerActivity = conductance * minusLogSlope * pressure * inverse,
            PerSolventRatio = -conductance / (1 + gas.SolventRatio),
            PerResistance = perResistance,
            Boiling = boiling,
        };
    }

    /// <summary>Mass-transfer coefficient beta [m/s].</summary>
    /// <param name="gas">the gas over the film</param>
    /// <param name="temperature">of the film's surface [K]</param>
    public double MassTransferCoefficient(in GasStream gas, double temperature)
    {
        var mean = 0.5 * (temperature + gas.Temperature);
        return gas.HeatTransferCoefficient * _lewisPower.At(mean) / (DryAir.MolarHeatCapacity * DryAir.MolarDensity(mean, gas.Pressure));
    }

    /// <summary>
    /// Heat from the gas into an evaporating surface, with Ackermann's correction: the vapour that leaves is heated from film to gas temperature on its way
    /// out and carries that heat off, q = alpha (T_gas - T) phi/(e^phi - 1), phi = J c_pv/alpha.
    /// </summary>
    /// <param name="gas">the gas over the film</param>
    /// <param name="temperature">of the film's surface [K]</param>
    /// <param name="massFlux">of vapour leaving [kg/(m2 s)]</param>
    /// <param name="perTemperature">derivative with the film's temperature at fixed mass flux [W/(m2 K)]</param>
    /// <param name="perMassFlux">derivative with the mass flux [J/kg]</param>
    /// <returns>the heat flux into the film [W/m2]</returns>
    public double HeatFlux(in GasStream gas, double temperature, double massFlux, out double perTemperature, out double perMassFlux)
    {
        var alpha = gas.HeatTransferCoefficient;
        if (!(alpha > 0))
        {
            perTemperature = perMassFlux = 0;
            return 0;
        }
        // At gas temperature, so that the derivative with the film's temperature stays simple; over 50 K the vapour's heat capacity varies by a few per cent.
        var heatCapacity = Solvent.VapourHeatCapacity(gas.Temperature);
        var factor = Ackermann.Factor(massFlux * heatCapacity / alpha, out var factorSlope);
        var difference = gas.Temperature - temperature;
        perTemperature = -alpha * factor;
        perMassFlux = difference * factorSlope * heatCapacity;
        return alpha * factor * difference;
    }
}
