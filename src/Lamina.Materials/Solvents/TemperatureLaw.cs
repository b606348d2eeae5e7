namespace Lamina.Materials.Solvents;

/// <summary>A property as a function of temperature, with its formula, range, uncertainty and source. Immutable, safe for any thread.</summary>
public abstract class TemperatureLaw
{
    /// <summary>What the law is, where it holds and where it comes from.</summary>
    public required LawDescription About { get; init; }

    /// <summary>The property [SI, see <see cref="LawDescription.Unit"/>]. Outside the range it extrapolates: check with <see cref="LawDescription.Covers"/>.</summary>
    /// <param name="temperature">[K]</param>
    public abstract double At(double temperature);

    /// <summary>The derivative with temperature [SI of the property per K].</summary>
    /// <param name="temperature">[K]</param>
    public abstract double Slope(double temperature);
}
