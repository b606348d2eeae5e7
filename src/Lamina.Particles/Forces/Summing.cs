namespace Lamina.Particles.Forces;

/// <summary>What a force evaluation sums over pairs beside forces.</summary>
internal enum PairSums
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The diagonal of the virial, which a barostat wants.</summary>
    Diagonal,
    /// <summary>The virial, energies and touching pairs.</summary>
    All,
}

/// <summary>What a loop sums, as a type so that the choice costs nothing.</summary>
internal interface ISumming
{
    static abstract bool Diagonal { get; }
    static abstract bool All { get; }
}

internal readonly struct AllSummed : ISumming { public static bool Diagonal => true; public static bool All => true; }

internal readonly struct DiagonalSummed : ISumming { public static bool Diagonal => true; public static bool All => false; }

internal readonly struct NotSummed : ISumming { public static bool Diagonal => false; public static bool All => false; }
