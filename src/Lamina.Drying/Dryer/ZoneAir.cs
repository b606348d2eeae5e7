namespace Lamina.Drying.Dryer;

/// <summary>
/// The well-mixed air of one dryer zone: n (Y - Y_in) + n_leak (Y - Y_ambient) = W int J dx / M. Recirculated air does not appear: it has the zone's own solvent content.
/// Where exhaust is led back, Y_in = (1 - r) Y_fresh + r Y_behind(Y).
/// </summary>
public sealed record ZoneAir
{
    /// <summary>Name for tables.</summary>
    public required string Name { get; init; }

    /// <summary>Make-up flow of dry air, equal to the exhaust [mol/s].</summary>
    public double MakeUpFlow { get; init; }

    /// <summary>Solvent content of the make-up air, of its fresh part where exhaust is led back [mol vapour per mol dry air].</summary>
    public double InletSolventContent { get; init; }

    /// <summary>Exhaust that is part of the make-up air; null where all of it is fresh.</summary>
    public ReturnedAir? Returned { get; init; }

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

    /// <summary>Solvent content of the make-up air as it enters [mol vapour per mol dry air].</summary>
    /// <param name="content">solvent content of the zone's air [mol vapour per mol dry air]</param>
    public double MakeUpContent(double content) => Returned is { } back ? (1 - back.Share) * InletSolventContent + back.Share * back.Behind(content) : InletSolventContent;

    /// <summary>Vapour that the zone's air carries off for good [mol/s].</summary>
    /// <param name="content">solvent content of the zone's air [mol vapour per mol dry air]</param>
    public double Carried(double content) => MakeUpFlow * (content - MakeUpContent(content)) + LeakageFlow * (content - AmbientSolventContent);

    /// <summary>
    /// The zone's solvent content from the one that it would have if all make-up air were fresh: with that as unknown the balance is the same with and without
    /// exhaust led back [mol vapour per mol dry air].
    /// </summary>
    /// <param name="fresh">solvent content with fresh air alone, for the same vapour [mol vapour per mol dry air]</param>
    public double ContentFrom(double fresh)
    {
        if (Returned is not { } back || MakeUpFlow == 0) return fresh;
        var part = MakeUpFlow * back.Share / (MakeUpFlow + LeakageFlow);
        return back.Raised(part, fresh - part * InletSolventContent);
    }
}
