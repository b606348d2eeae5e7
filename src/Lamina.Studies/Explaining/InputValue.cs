namespace Lamina.Studies.Explaining;

/// <summary>A value of a recipe or its line that an output is computed from.</summary>
public sealed record InputValue
{
    /// <summary>Full path of the key.</summary>
    public required string Path { get; init; }

    /// <summary>The value as written, or the default as text.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is written; else it is a default.</summary>
    public required bool IsGiven { get; init; }
}
