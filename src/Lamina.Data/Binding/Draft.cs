using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <summary>What could be read of a file, whether or not all of it was sound: enough to check names while other keys are still at fault.</summary>
public record Draft
{
    /// <summary>The file it was read from, with all changes made by <c>--set</c>.</summary>
    public required Document Document { get; init; }

    /// <summary>All files that were read, the first one first, with all changes made.</summary>
    public required IReadOnlyList<Document> Documents { get; init; }

    /// <summary>Every single value that was written and could be read, by key path, in the order of the file.</summary>
    public required IReadOnlyDictionary<string, Given> Given { get; init; }

    /// <summary>Keys that were not written and have a default: key path and the default as text, in the order of the definition.</summary>
    public required IReadOnlyDictionary<string, string> Defaulted { get; init; }
}
