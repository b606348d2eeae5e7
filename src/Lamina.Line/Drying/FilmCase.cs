using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;

namespace Lamina.Line.Drying;

/// <summary>All that one solution of the film model needs: the film, its constants, what it goes through, the grid.</summary>
public sealed record FilmCase
{
    /// <summary>The wet film.</summary>
    public required FilmInput Input { get; init; }

    /// <summary>The constants that close the model.</summary>
    public required FilmClosures Closures { get; init; }

    /// <summary>The constants of stress and cracking; they do not change how the film dries.</summary>
    public MechanicsConstants Mechanics { get; init; } = MechanicsDefaults.Constants;

    /// <summary>The foil under the coating.</summary>
    public FoilStiffness? Foil { get; init; }

    /// <summary>What the energy balance needs beside the program; null in a batch dryer.</summary>
    public DryerAir? Dryer { get; init; }

    /// <summary>What the film goes through.</summary>
    public required DryerProgram Program { get; init; }

    /// <summary>Grid and tolerances.</summary>
    public FilmOptions Options { get; init; } = new();

    /// <summary>Constants that rest on assumptions, each with bounds and the way to change it.</summary>
    public IReadOnlyList<FilmConstant> Assumed { get; init; } = [];

    /// <summary>What building the case wants to tell the user.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The same case on a coarse grid, for studies that need many solutions and only their differences.</summary>
    public FilmCase ForStudies() => this with
    {
        Options = Options with { Cells = Math.Clamp(Options.Cells / 2, 12, 30), SeriesPoints = 40, ProfileCount = 2, ProfileTimes = null },
    };

    /// <summary>Solves it.</summary>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops within a time step</param>
    public FilmSolution Solve(IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        FilmModel.Solve(Input, Closures, Program, Options, progress, cancellation);
}
