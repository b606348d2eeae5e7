namespace Lamina.Materials.Solvents.Laws;

/// <summary>Another law times a factor: what a sensitivity or an uncertainty band varies.</summary>
public sealed class ScaledLaw : TemperatureLaw
{
    /// <summary>The law that is scaled.</summary>
    public required TemperatureLaw Base { get; init; }

    /// <summary>The factor [-].</summary>
    public required double Factor { get; init; }

    /// <inheritdoc/>
    public override double At(double temperature) => Factor * Base.At(temperature);

    /// <inheritdoc/>
    public override double Slope(double temperature) => Factor * Base.Slope(temperature);
}
