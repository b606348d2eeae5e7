using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>A value with its dimension, as expressions compute with it.</summary>
public readonly record struct Measured
{
    /// <summary>The value [SI, see Dimension].</summary>
    public required double Value { get; init; }

    /// <summary>What it measures.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>A pure number.</summary>
    public static Measured Pure(double value) => new() { Value = value, Dimension = Dimension.One };

    /// <summary>An SI value with its unit as text.</summary>
    public static Measured Of(double value, string unit) => new() { Value = value, Dimension = Unit.Parse(unit).Dimension };

    /// <summary>The value of a quantity.</summary>
    public static Measured Of(Quantity quantity) => new() { Value = quantity.Value, Dimension = quantity.Dimension };

    /// <summary>Value and SI unit.</summary>
    public override string ToString() => Dimension.IsOne ? $"{Value:G6}" : $"{Value:G6} {Dimension.SiUnit}";
}
