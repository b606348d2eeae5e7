namespace Lamina.Studies.Protocols;

/// <summary>What <c>lamina transfer</c> is asked for.</summary>
public sealed record TransferRequest
{
    /// <summary>The recipe on the line whose settings are sought.</summary>
    public required string Recipe { get; init; }

    /// <summary>What the laboratory did: a recipe with a batch dryer, or a CSV file of measured curves over time.</summary>
    public required string Lab { get; init; }

    /// <summary>What may be changed on the line, each <c>PATH: low..high unit</c>.</summary>
    public required IReadOnlyList<string> Vary { get; init; }

    /// <summary>Keys of the line's recipe changed first, as by <c>--set key=value</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>The most passes of the search [-].</summary>
    public int MostEvaluations { get; init; } = 800;

    /// <summary>Threads; 0 takes all. The answer does not depend on it [-].</summary>
    public int Threads { get; init; }
}
