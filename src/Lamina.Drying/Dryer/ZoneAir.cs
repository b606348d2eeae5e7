namespace Lamina.Drying.Dryer;

/// <summary>
/// The well-mixed air of one dryer zone: n (Y - Y_in) + n_leak (Y - Y_ambient) = W int J dx / M. Recirculated air does not appear: it has the zone's own solvent content.
/// </summary>
public sealed record ZoneAir
{
    /// <summary>Name for tables.</summary>
    public required string Name { get; init; }

    /// <summary>Make-up flow of dry air, equal to the exhaust [mol/s].</summary>
    public double MakeUpFlow { get; init; }

    /// <summary>Solvent content of the make-up air [mol vapour per mol dry air].</summary>
    public double InletSolventContent { get; init; }

    /// <summary>Ambient air that leaks in and leaves with the exhaust [mol/s].</summary>
    public double LeakageFlow { get; init; }

    /// <summary>Solvent content of ambient air [mol vapour per mol dry air].</summary>
    public double AmbientSolventContent { get; init; }

    /// <summary>Coated width over which vapour enters the zone [m].</summary>
    public double CoatingWidth { get; init; } = 1;

    /// <summary>Solvent content when it is given instead of balanced [mol vapour per mol dry air]; null balances it.</summary>
    public double? GivenSolventContent { get; init; }

    /// <summary>Whether the given content is a stand-in because no flow is known: then nothing is said about the explosive limit.</summary>
    public bool ContentIsAssumed { get; init; }
}
