namespace Lamina.Data.Binding;

/// <summary>
/// A setting with a unit, <c>gap: 120 um</c>. The property is a <see cref="double"/> in SI, a <c>Quantity</c> (keeps unit and uncertainty), a <c>QuantityRange</c>,
/// or a list or map of these.
/// </summary>
/// <param name="unit">a usual unit: gives the dimension and the examples</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PhysicalAttribute(string unit) : Attribute
{
    /// <summary>A usual unit of the setting.</summary>
    public string Unit { get; } = unit;

    /// <summary>The smallest value allowed, as text with unit.</summary>
    public string? Min { get; set; }

    /// <summary>The largest value allowed, as text with unit.</summary>
    public string? Max { get; set; }

    /// <summary>Whether the smallest value itself is refused.</summary>
    public bool MinExclusive { get; set; }

    /// <summary>Whether the largest value itself is refused.</summary>
    public bool MaxExclusive { get; set; }

    /// <summary>A temperature difference: <c>5 K</c> and <c>5 degC</c> both mean five kelvin.</summary>
    public bool Difference { get; set; }

    /// <summary>An example for messages and docs, instead of <c>1 UNIT</c>.</summary>
    public string? Example { get; set; }
}
