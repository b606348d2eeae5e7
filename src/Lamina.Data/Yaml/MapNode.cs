using System.Diagnostics.CodeAnalysis;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Keys with values, in the order written; no key appears twice.</summary>
public sealed class MapNode : Node
{
    private readonly Dictionary<string, MapEntry> _byKey;

    internal MapNode(SourceSpan span, IReadOnlyList<MapEntry> entries, bool isFlow) : base(span)
    {
        Entries = entries;
        IsFlow = isFlow;
        _byKey = new Dictionary<string, MapEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries) _byKey.TryAdd(entry.Key, entry);
    }

    /// <summary>The entries in the order written.</summary>
    public IReadOnlyList<MapEntry> Entries { get; }

    /// <summary>Whether it is written in braces on the line.</summary>
    public bool IsFlow { get; }

    /// <inheritdoc/>
    public override string Sort => "a map";

    /// <summary>The entry of a key, if it is there.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out MapEntry? entry) => _byKey.TryGetValue(key, out entry);
}
