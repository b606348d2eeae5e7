namespace Lamina.Line.Coating.Spread;

/// <summary>One cause of spread in the loading.</summary>
public sealed record SpreadSource
{
    /// <summary>What scatters.</summary>
    public required string Name { get; init; }

    /// <summary>Standard deviation over the mean that it gives across the web [-].</summary>
    public double Across { get; init; }

    /// <summary>Standard deviation over the mean that it gives along the web [-].</summary>
    public double Along { get; init; }

    /// <summary>Whether its size is assumed.</summary>
    public bool Assumed { get; init; }
}
