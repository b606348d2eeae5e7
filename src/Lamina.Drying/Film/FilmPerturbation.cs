using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>One input of the film model that may move, given by the cases a little above and a little below: whatever the number enters (film, constants, dryer) follows. Immutable.</summary>
public sealed record FilmPerturbation
{
    /// <summary>How many times smaller than a parameter its <see cref="Half"/> is meant to be: small against curvature, large against rounding [-].</summary>
    public const double HalvesPerSize = 1e6;

    /// <summary>How far the cases lie above and below, about a millionth of the parameter [the parameter's unit].</summary>
    public required double Half { get; init; }

    /// <summary>Film, constants and program with the parameter at its value plus <see cref="Half"/>.</summary>
    public required (FilmInput Input, FilmClosures Closures, DryerProgram Program) Above { get; init; }

    /// <summary>Film, constants and program with the parameter at its value minus <see cref="Half"/>.</summary>
    public required (FilmInput Input, FilmClosures Closures, DryerProgram Program) Below { get; init; }
}
