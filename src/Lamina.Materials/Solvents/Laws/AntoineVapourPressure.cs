namespace Lamina.Materials.Solvents.Laws;

/// <summary>Vapour pressure by Antoine: ln(p / 1 Pa) = A - B / (T + C).</summary>
public sealed class AntoineVapourPressure : TemperatureLaw
{
    /// <summary>The constant A [-].</summary>
    public required double A { get; init; }

    /// <summary>The constant B [K].</summary>
    public required double B { get; init; }

    /// <summary>The constant C, negative for most liquids [K].</summary>
    public required double C { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => Math.Exp(A - B / (temperature + C));

    /// <inheritdoc/>
    public override double Slope(double temperature)
    {
        var t = temperature + C;
        return B / (t * t) * At(temperature);
    }
}
