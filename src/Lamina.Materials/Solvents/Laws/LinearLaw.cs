namespace Lamina.Materials.Solvents.Laws;

/// <summary>A value at 25 degC and a constant slope.</summary>
public sealed class LinearLaw : TemperatureLaw
{
    /// <summary>The property at 298.15 K [SI of the property].</summary>
    public required double At298 { get; init; }

    /// <summary>The slope [SI of the property per K].</summary>
    public required double PerKelvin { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => At298 + PerKelvin * (temperature - 298.15);

    /// <inheritdoc/>
    public override double Slope(double temperature) => PerKelvin;
}
