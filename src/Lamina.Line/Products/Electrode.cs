using Lamina.Line.Coating.Spread;
using Lamina.Line.Calendering;

namespace Lamina.Line.Products;

/// <summary>A calendered electrode.</summary>
public sealed record Electrode
{
    /// <summary>What it is made of.</summary>
    public required Formulation Formulation { get; init; }

    /// <summary>Dry mass per area [kg/m2].</summary>
    public required double Loading { get; init; }

    /// <summary>Solvent left, per area [kg/m2].</summary>
    public required double ResidualSolvent { get; init; }

    /// <summary>Thickness of the coating without the foil [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Volume of all voids per volume of coating [-].</summary>
    public required double Porosity { get; init; }

    /// <summary>Mass of the dry coating per volume [kg/m3].</summary>
    public double Density => Loading / Thickness;

    /// <summary>Profiles along z, compressed with the coating.</summary>
    public IReadOnlyList<ThroughThicknessProfile> Profiles { get; init; } = [];

    /// <summary>Spread of the loading over the web; null where that is not modelled.</summary>
    public LoadingSpread? Spread { get; init; }

    /// <summary>What happened in the nip; null where the calender is not modelled.</summary>
    public NipState? Nip { get; init; }
}
