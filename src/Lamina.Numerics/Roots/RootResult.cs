namespace Lamina.Numerics.Roots;

/// <summary>A root, and how it was found.</summary>
public readonly record struct RootResult
{
    /// <summary>How the search ended.</summary>
    public RootStatus Status { get; init; }

    /// <summary>Best point; a root only if <see cref="Status"/> is <see cref="RootStatus.Converged"/> [the argument's unit].</summary>
    public double Root { get; init; }

    /// <summary>Function there [the function's unit].</summary>
    public double Residual { get; init; }

    /// <summary>Evaluations of the function.</summary>
    public int Evaluations { get; init; }
}
