namespace Lamina.Materials.Solvents.Laws;

/// <summary>A value at 25 degC times (T / 298.15 K)^n: diffusivity in air at standard pressure.</summary>
public sealed class PowerLaw : TemperatureLaw
{
    /// <summary>The property at 298.15 K [SI of the property].</summary>
    public required double At298 { get; init; }

    /// <summary>The exponent n [-].</summary>
    public required double Exponent { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => At298 * Math.Pow(temperature / 298.15, Exponent);

    /// <inheritdoc/>
    public override double Slope(double temperature) => Exponent * At(temperature) / temperature;
}
