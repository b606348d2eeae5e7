namespace Lamina.Materials.Solvents.Laws;

/// <summary>
/// Density of water after Tanaka et al. 2001: rho0 [1 - (t + a1)^2 (t + a2) / (a3 (t + a4))] with t in degC.
/// Made for 0 to 40 degC; it stays within 0.04 % of steam-table values up to 100 degC.
/// </summary>
public sealed class TanakaWaterDensity : TemperatureLaw
{
    private const double rho0 = 999.97495, a1 = -3.983035, a2 = 301.797, a3 = 522528.9, a4 = 69.34881;

    /// <inheritdoc/>
    public override double At(double temperature)
    {
        var t = temperature - 273.15;
        return rho0 * (1 - (t + a1) * (t + a1) * (t + a2) / (a3 * (t + a4)));
    }

    /// <inheritdoc/>
    public override double Slope(double temperature)
    {
        var t = temperature - 273.15;
        var f = (t + a1) * (t + a1) * (t + a2) / (a3 * (t + a4));
        return -rho0 * f * (2 / (t + a1) + 1 / (t + a2) - 1 / (t + a4));
    }
}
