using Lamina.Line;
using Lamina.Line.Structures;

namespace Lamina.Studies.Running;

/// <summary>What <c>lamina run</c> is asked for.</summary>
public sealed record RunRequest
{
    /// <summary>The recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Folder for the results; null runs without writing any file.</summary>
    public string? Folder { get; init; }

    /// <summary>Keys changed by <c>--set key=value</c>, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>Last step; null runs to the recipe's end.</summary>
    public StepName? Until { get; init; }

    /// <summary>Seed; null takes the recipe's [-].</summary>
    public ulong? Seed { get; init; }

    /// <summary>Seeds in all, this one and those that follow it: outputs then have a mean and a spread between seeds [-].</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Other numerical paths to the structures of particles, each run with every seed: outputs then have an uncertainty that comes from the path.</summary>
    public IReadOnlyList<PathChange> Paths { get; init; } = [];

    /// <summary>Whether bands from assumed constants are computed.</summary>
    public bool Bands { get; init; } = true;

    /// <summary>Whether a report is written.</summary>
    public bool Report { get; init; } = true;

    /// <summary>Ranks of LAMMPS, where it moves the particles; null leaves them to Lamina's own engine [-].</summary>
    public int? LammpsRanks { get; init; }

    /// <summary>Threads of long steps; null takes all processors. The bytes of the results are the same for any number [-].</summary>
    public int? Threads { get; init; }
}
