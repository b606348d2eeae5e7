namespace Lamina.Materials.Solvents.Laws;

/// <summary>A 10^(B / (T - C)): viscosity after Vogel, or after Andrade where C is zero.</summary>
public sealed class ExponentialLaw : TemperatureLaw
{
    /// <summary>The factor A [SI of the property].</summary>
    public required double Factor { get; init; }

    /// <summary>The constant B [K].</summary>
    public required double B { get; init; }

    /// <summary>The constant C [K].</summary>
    public double C { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => Factor * Math.Exp(Math.Log(10) * B / (temperature - C));

    /// <inheritdoc/>
    public override double Slope(double temperature)
    {
        var t = temperature - C;
        return -Math.Log(10) * B / (t * t) * At(temperature);
    }
}
