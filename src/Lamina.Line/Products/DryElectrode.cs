using Lamina.Line.Coating.Spread;

namespace Lamina.Line.Products;

/// <summary>A dried coating on its foil, before calendering; simulated or measured.</summary>
public sealed record DryElectrode
{
    /// <summary>What it is made of.</summary>
    public required Formulation Formulation { get; init; }

    /// <summary>Dry mass per area [kg/m2].</summary>
    public required double Loading { get; init; }

    /// <summary>Solvent left, per area [kg/m2].</summary>
    public required double ResidualSolvent { get; init; }

    /// <summary>Thickness of the coating without the foil [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Volume of all voids, solvent-filled ones included, per volume of coating [-].</summary>
    public required double Porosity { get; init; }

    /// <summary>Profiles along z: solid fraction and every mobile species; empty where the model has none.</summary>
    public IReadOnlyList<ThroughThicknessProfile> Profiles { get; init; } = [];

    /// <summary>Spread of the loading over the web; null where that is not modelled.</summary>
    public LoadingSpread? Spread { get; init; }

    /// <summary>Porosity at the points of <see cref="LoadingSpread.Relative"/>; null where every point has the mean's [-].</summary>
    public IReadOnlyList<double>? PointPorosities { get; init; }
}
