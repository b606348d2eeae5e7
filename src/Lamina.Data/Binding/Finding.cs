namespace Lamina.Data.Binding;

/// <summary>One thing that a record found wrong with itself.</summary>
public sealed record Finding
{
    /// <summary>The key path within the record (<c>solids.binder</c>, <c>zones[1].length</c>); null for the record as a whole.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Keys that this finding rests on, as paths within the record. It then stands although other keys of the record are at fault, unless a fault touches one of
    /// these: at it, above it, below it, or an unknown key beside it that may have been meant. Null: it stands only where the whole record is sound.
    /// </summary>
    public IReadOnlyList<string>? About { get; init; }

    /// <summary>What is wrong, with the values.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }
}
