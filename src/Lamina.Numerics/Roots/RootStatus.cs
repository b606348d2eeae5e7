namespace Lamina.Numerics.Roots;

/// <summary>How a search for a root ended.</summary>
public enum RootStatus
{
    /// <summary>The bracket is as small as asked, or the function is exactly zero.</summary>
    Converged,

    /// <summary>The function has the same sign at both ends.</summary>
    NotBracketed,

    /// <summary>The function is not a number at a point that was tried.</summary>
    NotFinite,

    /// <summary>Iterations used up.</summary>
    TooManyIterations,
}
