namespace Lamina.Data.Binding;

/// <summary>One thing that a record found wrong with itself.</summary>
public sealed record Finding
{
    /// <summary>The key path within the record (<c>solids.binder</c>, <c>zones[1].length</c>); null for the record as a whole.</summary>
    public string? Key { get; init; }

    /// <summary>What is wrong, with the values.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }
}
