namespace Lamina.Studies.Maps;

/// <summary>What <c>lamina map</c> is asked for.</summary>
public sealed record MapRequest
{
    /// <summary>The recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Horizontal setting, <c>PATH: low..high unit</c>.</summary>
    public required string X { get; init; }

    /// <summary>Vertical setting, <c>PATH: low..high unit</c>.</summary>
    public required string Y { get; init; }

    /// <summary>Outputs, recipe values or formulas to draw; empty draws those that the conditions speak of.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>Conditions whose boundaries are drawn; empty takes the recipe's own limits.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Points along each axis, 3 to 200 [-].</summary>
    public int Points { get; init; } = 40;

    /// <summary>How many assumed constants bands are drawn for, the most influential ones; 0 draws none [-].</summary>
    public int BandConstants { get; init; }

    /// <summary>CSV files with measured points and folders of past runs.</summary>
    public IReadOnlyList<string> PointsFrom { get; init; } = [];

    /// <summary>Keys changed first, as by <c>--set key=value</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; init; } = [];

    /// <summary>Cells of the film model; null takes half the recipe's, at most 30 [-].</summary>
    public int? Cells { get; init; }

    /// <summary>Folder for the results; rows that are done are kept there, and the same request goes on with them. Null writes nothing.</summary>
    public string? Folder { get; init; }

    /// <summary>Threads; 0 takes all. The map does not depend on it [-].</summary>
    public int Threads { get; init; }
}
