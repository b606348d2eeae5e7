using Lamina.Drying.Film;
using Lamina.Line.Drying;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Numerics;

namespace Lamina.Studies.Running;

/// <summary>How far the outputs of a film pass move when it is solved again on twice the cells.</summary>
public sealed record GridCheck
{
    /// <summary>Most cells that the film model takes [-].</summary>
    private const int MostCells = 1000;

    /// <summary>Cells of the run [-].</summary>
    public required int Cells { get; init; }

    /// <summary>Value on twice the cells less the run's, for every number that both have, in the order of the outputs.</summary>
    public IReadOnlyList<GridChange> Changes { get; init; } = [];

    /// <summary>Why there is nothing to compare with; null where there is.</summary>
    public string? Failure { get; init; }

    /// <summary>The change that is largest against its output, temperatures left out, whose size is no scale for a change; null where nothing moves.</summary>
    public GridChange? Largest => Changes.Where(c => c.Share > 0).MaxBy(c => c.Share);

    /// <summary>The check in one line.</summary>
    public string Words => Failure is { } failure ? $"no check of the grid: {failure}"
        : Largest is { } largest ? $"on twice the {Cells} cells no output moves by more than {100 * largest.Share!.Value:G2} % ({largest.Output.Replace('_', ' ')})"
        : $"on twice the {Cells} cells no output moves";

    /// <summary>Solves the case again on twice the cells.</summary>
    /// <param name="wet">the wet film</param>
    /// <param name="film">the case of the run</param>
    /// <param name="settings">its drying settings</param>
    /// <param name="outputs">its outputs</param>
    /// <param name="cancellation">stops within a time step</param>
    public static GridCheck Run(WetFilm wet, FilmCase film, DryingSettings settings, IReadOnlyList<Output> outputs, CancellationToken cancellation)
    {
        var check = new GridCheck { Cells = film.Options.Cells };
        if (2 * check.Cells > MostCells) return check with { Failure = $"twice {check.Cells} cells are more than the {MostCells} that the film model takes" };
        IReadOnlyList<Output> doubled;
        try
        {
            var fine = film with { Options = film.Options with { Cells = 2 * check.Cells } };
            doubled = FilmDryingStep.Result(wet, fine, fine.Solve(null, cancellation), settings).Outputs;
        }
        catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException)
        {
            return check with { Failure = $"no solution on {2 * check.Cells} cells: {exception.Message}" };
        }
        var changes = new List<GridChange>();
        foreach (var output in outputs)
            if (output is { Value: { } value, Word: null } && doubled.FirstOrDefault(o => o.Name == output.Name)?.Value is { } finer)
                changes.Add(new GridChange { Output = output.Name, Unit = output.Unit, Change = finer - value, Share = output.Unit == "K" || value == 0 ? null : Math.Abs((finer - value) / value) });
        return check with { Changes = changes };
    }
}
