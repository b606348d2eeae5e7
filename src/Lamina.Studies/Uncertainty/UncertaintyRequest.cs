namespace Lamina.Studies.Uncertainty;

/// <summary>What <c>lamina uncertainty</c> is asked for.</summary>
public sealed record UncertaintyRequest
{
    /// <summary>The recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Keys changed by <c>--set key=value</c>, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>Outputs, or formulas of them; empty takes the key outputs of the recipe.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>Whether the film model's assumed constants count as uncertain between their bounds.</summary>
    public bool Assumed { get; init; }

    /// <summary>Further inputs, <c>PATH: lo..hi unit</c>, every value between alike.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Rows of the design; each takes as many runs as there are inputs, and two more. A power of two fills the space best.</summary>
    public int Samples { get; init; } = 128;

    /// <summary>Seed; null takes the recipe's [-].</summary>
    public ulong? Seed { get; init; }

    /// <summary>Folder for the results; null writes no file.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether to go on with the study in the folder: runs made already are kept, also where more samples are asked for now.</summary>
    public bool Resume { get; init; }

    /// <summary>Most threads; 0 for all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
