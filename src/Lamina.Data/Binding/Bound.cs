namespace Lamina.Data.Binding;

/// <summary>A record read from a file, with the account of what was given and what was left to its default.</summary>
/// <typeparam name="T">the record</typeparam>
public sealed record Bound<T> : Draft
{
    /// <summary>The record.</summary>
    public required T Value { get; init; }

    /// <summary>The given values that carry an uncertainty, in the order of the file.</summary>
    public IEnumerable<Given> Uncertain => Given.Values.Where(given => given.Quantity?.Sd is not null);
}
