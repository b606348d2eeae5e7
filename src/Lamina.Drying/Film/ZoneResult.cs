namespace Lamina.Drying.Film;

/// <summary>The air of one zone.</summary>
public sealed record ZoneResult
{
    /// <summary>Name of the zone.</summary>
    public required string Name { get; init; }

    /// <summary>Solvent content [mol vapour per mol dry air].</summary>
    public required double SolventContent { get; init; }

    /// <summary>Fraction of the lower explosive limit; null for a solvent without one, and where the content is a stand-in [-].</summary>
    public double? LelFraction { get; init; }

    /// <summary>Vapour taken up by the zone's air from the film [mol/s].</summary>
    public required double VapourFlow { get; init; }

    /// <summary>Error of the zone's balance over its vapour flow, or over 1e-5 of the solvent that its air carries where that is more; 0 where the content is given [-].</summary>
    public required double BalanceError { get; init; }

    /// <summary>Passes of the film through the zone that the balance took.</summary>
    public required int Passes { get; init; }
}
