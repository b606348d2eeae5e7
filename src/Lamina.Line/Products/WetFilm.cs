using Lamina.Line.Coating.Spread;
using Lamina.Line.Coating.Window;

namespace Lamina.Line.Products;

/// <summary>A coated film before drying, per area of web; coated here or measured.</summary>
public sealed record WetFilm
{
    /// <summary>What it is made of.</summary>
    public required Formulation Formulation { get; init; }

    /// <summary>Dry mass per area [kg/m2].</summary>
    public required double Loading { get; init; }

    /// <summary>Solvent mass per area, clear layer included [kg/m2].</summary>
    public required double SolventLoading { get; init; }

    /// <summary>Thickness of the film, clear layer included [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Thickness of a layer of clear solvent above the suspension, part of <see cref="Thickness"/> [m].</summary>
    public double ClearSolvent { get; init; }

    /// <summary>Temperature on leaving the coater [K].</summary>
    public double Temperature { get; init; } = 298.15;

    /// <summary>Solvent per dry mass, X [-].</summary>
    public double SolventPerDryMass => SolventLoading / Loading;

    /// <summary>Volume of dry components per volume of the suspension under the clear layer [-].</summary>
    public double SolidsVolumeFraction => Loading / Formulation.DryDensity / (Thickness - ClearSolvent);

    /// <summary>Where the coating stands in its window; null where that is not modelled.</summary>
    public CoatingAssessment? Window { get; init; }

    /// <summary>Spread of the loading over the web; null where that is not modelled.</summary>
    public LoadingSpread? Spread { get; init; }
}
