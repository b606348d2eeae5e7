namespace Lamina.Materials.Solvents.Laws;

/// <summary>Latent heat by Watson: h_v(T) = h_ref [(1 - T/Tc) / (1 - T_ref/Tc)]^0.38, zero at and above the critical temperature.</summary>
public sealed class WatsonLatentHeat : TemperatureLaw
{
    private const double Exponent = 0.38;

    /// <summary>Latent heat at the reference temperature [J/kg].</summary>
    public required double Reference { get; init; }

    /// <summary>The reference temperature [K].</summary>
    public required double ReferenceTemperature { get; init; }

    /// <summary>The critical temperature [K].</summary>
    public required double CriticalTemperature { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => temperature >= CriticalTemperature
        ? 0
        : Reference * Math.Pow((CriticalTemperature - temperature) / (CriticalTemperature - ReferenceTemperature), Exponent);

    /// <inheritdoc/>
    public override double Slope(double temperature) =>
        temperature >= CriticalTemperature ? 0 : -Exponent * At(temperature) / (CriticalTemperature - temperature);
}
