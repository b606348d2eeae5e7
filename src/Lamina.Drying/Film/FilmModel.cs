using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>The film model of drying: solves a film along a program. The fast version, tested against a plain one.</summary>
public static class FilmModel
{
    /// <summary>Dries a film along a program.</summary>
    /// <param name="input">the wet film</param>
    /// <param name="closures">constants; <see cref="ClosureDefaults.For"/> gives them for a formulation</param>
    /// <param name="program">segments and zones</param>
    /// <param name="options">grid and tolerances; null takes the defaults</param>
    /// <param name="progress">receives the share of the program that is done, or null [-]</param>
    /// <param name="cancellation">stops within a time step</param>
    /// <exception cref="ArgumentException">input that cannot be; the message names all faults</exception>
    /// <exception cref="Lamina.Numerics.NotConvergedException">the integration or a zone balance did not converge</exception>
    public static FilmSolution Solve(FilmInput input, FilmClosures closures, DryerProgram program, FilmOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(closures);
        ArgumentNullException.ThrowIfNull(program);
        options ??= new FilmOptions();
        FilmCheck.Check(input, closures, program, options);
        return new FilmRun(new FilmConstants(input, closures, program, options), progress, cancellation).Solve();
    }
}
