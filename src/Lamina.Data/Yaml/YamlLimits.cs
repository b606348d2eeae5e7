namespace Lamina.Data.Yaml;

/// <summary>How much is read from one file before it is refused, so that memory and time stay bounded whatever is given.</summary>
public sealed record YamlLimits
{
    /// <summary>Largest file in bytes [-].</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of maps and lists [-].</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most values, keys and items in one file [-].</summary>
    public int MaxNodes { get; init; } = 200_000;

    /// <summary>The limits used when none are given.</summary>
    public static YamlLimits Default { get; } = new();
}
