namespace Lamina.Line.Products;

/// <summary>A quantity along z from the current collector to the free surface, cell by cell.</summary>
public sealed record ThroughThicknessProfile
{
    /// <summary>Name of the quantity.</summary>
    public required string Name { get; init; }

    /// <summary>Heights of the cells' lower and upper faces, one more than there are values, from 0 at the current collector [m].</summary>
    public required IReadOnlyList<double> Faces { get; init; }

    /// <summary>Mean of the quantity in each cell [SI, see <see cref="Unit"/>].</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }
}
