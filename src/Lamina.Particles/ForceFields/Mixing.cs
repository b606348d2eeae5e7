namespace Lamina.Particles.ForceFields;

/// <summary>A mean of two coefficients.</summary>
public enum Mean
{
    /// <summary>Half the sum.</summary>
    Arithmetic,
    /// <summary>Root of the product.</summary>
    Geometric,
}

/// <summary>How Lennard-Jones coefficients of a pair follow from those of its types.</summary>
public sealed record Mixing
{
    /// <summary>Mean for the well depth.</summary>
    public Mean Epsilon { get; init; } = Mean.Geometric;
    /// <summary>Mean for sigma.</summary>
    public Mean Sigma { get; init; } = Mean.Arithmetic;
    /// <summary>Mean for the cutoff.</summary>
    public Mean Cutoff { get; init; } = Mean.Arithmetic;

    /// <summary>The mean of two coefficients.</summary>
    public static double Of(Mean mean, double a, double b) => mean == Mean.Arithmetic ? 0.5 * (a + b) : Math.Sqrt(a * b);
}
