namespace Lamina.Drying.Boundary;

/// <summary>The plateau of a wet film.</summary>
public sealed record WetBulbResult
{
    /// <summary>Temperature of the film [K].</summary>
    public required double FilmTemperature { get; init; }

    /// <summary>Mass flux of solvent leaving [kg/(m2 s)].</summary>
    public required double Flux { get; init; }

    /// <summary>Temperature of the gas [K].</summary>
    public required double GasTemperature { get; init; }

    /// <summary>Heat into the film from all heated sides [W/m2].</summary>
    public required double HeatFlux { get; init; }

    /// <summary>What the heat balance is off by, relative to the heat [-].</summary>
    public required double Residual { get; init; }

    /// <summary>Halvings of the root finder.</summary>
    public required int Iterations { get; init; }

    /// <summary>What to know about the result; empty when nothing.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
