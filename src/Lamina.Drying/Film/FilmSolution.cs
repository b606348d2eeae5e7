using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>A film dried along a program: what was asked, what was really used, what came out and how well it balances.</summary>
public sealed record FilmSolution
{
    /// <summary>The film as it entered.</summary>
    public required FilmInput Input { get; init; }

    /// <summary>The constants as used: with a prescribed porosity the network strength is the scaled one.</summary>
    public required FilmClosures Closures { get; init; }

    /// <summary>The program.</summary>
    public required DryerProgram Program { get; init; }

    /// <summary>Grid and tolerances.</summary>
    public required FilmOptions Options { get; init; }

    /// <summary>Scalar outputs.</summary>
    public required FilmOutputs Outputs { get; init; }

    /// <summary>The drying curve.</summary>
    public required FilmSeries Series { get; init; }

    /// <summary>Profiles over time; the first is the initial film, the last the film at the end of the pass.</summary>
    public required IReadOnlyList<FilmProfile> Profiles { get; init; }

    /// <summary>Located events in order of time.</summary>
    public required IReadOnlyList<FilmEvent> Events { get; init; }

    /// <summary>One entry per segment of the program.</summary>
    public required IReadOnlyList<SegmentResult> Segments { get; init; }

    /// <summary>One entry per zone of the program.</summary>
    public required IReadOnlyList<ZoneResult> Zones { get; init; }

    /// <summary>Relative errors of the balances: <c>solvent</c>, <c>particles</c>, <c>enthalpy</c>, <c>zone_air</c>, and one per mobile species by name [-].</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Balances { get; init; }

    /// <summary>Whether particles settled.</summary>
    public required bool SettlingOn { get; init; }

    /// <summary>Settling number U_0 (1 - phi_0)^n t/h_0 that the choice was made by [-].</summary>
    public required double SettlingNumber { get; init; }

    /// <summary>Solid fraction at which air enters at the reference surface tension [-].</summary>
    public required double EntrySolidFraction { get; init; }

    /// <summary>Solid fraction at which the network stops [-].</summary>
    public required double FinalSolidFraction { get; init; }

    /// <summary>Biot number of the wet film (largest heat-transfer coefficient, conductivity 0.5 W/(m K)): the film has one temperature, which wants it small [-].</summary>
    public required double BiotNumber { get; init; }

    /// <summary>What a reader should know: settling, skinning, values outside the range of a law.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Work that it took.</summary>
    public required FilmStatistics Statistics { get; init; }
}
