namespace Lamina.Data.Quantities;

/// <summary>What a fraction is a part of. A plain number or <c>%</c> leaves it open; <c>wt%</c>, <c>vol%</c> and <c>mol%</c> name it.</summary>
public enum FractionBasis
{
    /// <summary>Not said: <c>0.3</c>, <c>30 %</c>, <c>500 ppm</c>.</summary>
    Any,

    /// <summary>Of mass: <c>wt%</c>.</summary>
    Mass,

    /// <summary>Of volume: <c>vol%</c>.</summary>
    Volume,

    /// <summary>Of amount of substance: <c>mol%</c>.</summary>
    Amount,
}
