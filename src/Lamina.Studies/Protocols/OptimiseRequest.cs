namespace Lamina.Studies.Protocols;

/// <summary>What <c>lamina optimise</c> is asked for.</summary>
public sealed record OptimiseRequest
{
    /// <summary>The recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Output, recipe value or formula to make large or small.</summary>
    public required string Goal { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool Maximise { get; init; }

    /// <summary>What may be changed, each <c>PATH: low..high unit</c>.</summary>
    public required IReadOnlyList<string> Vary { get; init; }

    /// <summary>Conditions to keep, each one comparison.</summary>
    public IReadOnlyList<string> SubjectTo { get; init; } = [];

    /// <summary>Keys changed before the search, as by <c>--set key=value</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>Cells of the film model during the search; null takes half the recipe's, at most 30. The answer is checked on the recipe's own grid [-].</summary>
    public int? Cells { get; init; }

    /// <summary>The most passes of the search [-].</summary>
    public int MostEvaluations { get; init; } = 1500;

    /// <summary>Folder for the answer; what was run is kept there while the search runs, and the same request goes on with it after a stop. Null writes no file.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Whether the refinement takes forward sensitivities of the film model where goal and conditions are smooth functions of outputs that have them; else, and for the last word, difference quotients.
    /// Fewer passes, more processor time: see docs/theory/optimisation.md.
    /// </summary>
    public bool Forward { get; init; }

    /// <summary>Threads; 0 takes all. The answer does not depend on it [-].</summary>
    public int Threads { get; init; }

    /// <summary>Seed of the search's first points [-].</summary>
    public ulong Seed { get; init; }
}
