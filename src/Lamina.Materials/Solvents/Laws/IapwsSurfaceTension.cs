namespace Lamina.Materials.Solvents.Laws;

/// <summary>Surface tension of water by the IAPWS release R1-76 (2014): B tau^mu (1 + b tau), tau = 1 - T/Tc.</summary>
public sealed class IapwsSurfaceTension : TemperatureLaw
{
    private const double B = 0.2358, b = -0.625, mu = 1.256, Tc = 647.096;

    /// <inheritdoc/>
    public override double At(double temperature)
    {
        var tau = 1 - temperature / Tc;
        return tau <= 0 ? 0 : B * Math.Pow(tau, mu) * (1 + b * tau);
    }

    /// <inheritdoc/>
    public override double Slope(double temperature)
    {
        var tau = 1 - temperature / Tc;
        return tau <= 0 ? 0 : -B / Tc * Math.Pow(tau, mu - 1) * (mu + b * (mu + 1) * tau);
    }
}
