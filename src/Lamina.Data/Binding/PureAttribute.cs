using Lamina.Data.Quantities;

namespace Lamina.Data.Binding;

/// <summary>
/// A setting that is a pure number: <c>0.3</c>, <c>30 %</c>, <c>500 ppm</c>, <c>12 deg</c>. The property is a <see cref="double"/>, a <c>Quantity</c>, or a list or
/// map of these.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PureAttribute : Attribute
{
    /// <summary>The smallest value allowed; NaN for none [-].</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>The largest value allowed; NaN for none [-].</summary>
    public double Max { get; set; } = double.NaN;

    /// <summary>Whether the smallest value itself is refused.</summary>
    public bool MinExclusive { get; set; }

    /// <summary>Whether the largest value itself is refused.</summary>
    public bool MaxExclusive { get; set; }

    /// <summary>For fractions, of what: a mass fraction refuses <c>vol%</c>. A plain number or <c>%</c> is always allowed.</summary>
    public FractionBasis Basis { get; set; }

    /// <summary>An example for messages and docs.</summary>
    public string? Example { get; set; }
}
