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

    /// <summary>
    /// Dries a film along a program and carries the derivatives of its state with parameters along (forward sensitivities, by the factors of each step): derivatives of outputs
    /// at the end, of the times of events, and of the air of balanced zones, at about the cost of a pass each.
    /// </summary>
    /// <param name="input">the wet film</param>
    /// <param name="closures">constants</param>
    /// <param name="program">segments and zones; a zone whose air is balanced is one segment</param>
    /// <param name="parameters">what may move, as cases beside this one with the same segments, zones and species</param>
    /// <param name="options">grid and tolerances; null takes the defaults</param>
    /// <param name="cancellation">stops within a time step</param>
    /// <exception cref="ArgumentException">input that cannot be, or cases of another shape</exception>
    /// <exception cref="Lamina.Numerics.NotConvergedException">the integration or a zone balance did not converge</exception>
    public static FilmSensitivities Sensitivities(FilmInput input, FilmClosures closures, DryerProgram program, IReadOnlyList<FilmPerturbation> parameters, FilmOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new FilmOptions();
        var solution = Solve(input, closures, program, options, null, cancellation);
        FilmConstants Constants((FilmInput Input, FilmClosures Closures, DryerProgram Program) of)
        {
            FilmCheck.Check(of.Input, of.Closures, of.Program, options);
            if (of.Program.Segments.Count != program.Segments.Count || of.Program.Zones.Count != program.Zones.Count || of.Input.Species.Count != input.Species.Count || of.Input.Solids.Count != input.Solids.Count)
                throw new ArgumentException("Sensitivities: the cases beside this one have other segments, zones or species; a parameter changes numbers only.");
            return new FilmConstants(of.Input, of.Closures, of.Program, options);
        }
        for (var z = 0; z < program.Zones.Count; z++)
            if (program.Zones[z].GivenSolventContent is null && program.Segments.Count(s => s.Zone == z) > 1)
                throw new ArgumentException($"Sensitivities: the balanced zone {program.Zones[z].Name} has several segments; give it one.");
        var middle = new FilmConstants(input, closures, program, options);
        var sides = parameters.Select(p => p.Half > 0 ? (Constants(p.Above), Constants(p.Below), p.Half) : throw new ArgumentException("Sensitivities: Half must be above 0.")).ToArray();
        if (sides.Any(s => s.Item1.Settling != middle.Settling || s.Item2.Settling != middle.Settling))
            throw new ArgumentException("Sensitivities: settling is switched on or off within the distance of the cases; set it.");
        return new FilmSensitivityRun(middle, sides, solution, options, cancellation).Solve();
    }
}
