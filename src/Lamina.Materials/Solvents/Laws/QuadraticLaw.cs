namespace Lamina.Materials.Solvents.Laws;

/// <summary>A parabola about its lowest point: value + curvature (T - T0)^2.</summary>
public sealed class QuadraticLaw : TemperatureLaw
{
    /// <summary>The property at the lowest point [SI of the property].</summary>
    public required double Minimum { get; init; }

    /// <summary>The temperature of the lowest point [K].</summary>
    public required double MinimumTemperature { get; init; }

    /// <summary>The factor of the square [SI of the property per K2].</summary>
    public required double Curvature { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature)
    {
        var t = temperature - MinimumTemperature;
        return Minimum + Curvature * t * t;
    }

    /// <inheritdoc/>
    public override double Slope(double temperature) => 2 * Curvature * (temperature - MinimumTemperature);
}
