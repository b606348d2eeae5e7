using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>One <c>key: value</c> of a map.</summary>
public sealed class MapEntry
{
    internal MapEntry(string key, SourceSpan keySpan, Node value)
    {
        Key = key;
        KeySpan = keySpan;
        Value = value;
    }

    /// <summary>The key, quotes removed.</summary>
    public string Key { get; }

    /// <summary>Where the key is written.</summary>
    public SourceSpan KeySpan { get; }

    /// <summary>The value.</summary>
    public Node Value { get; }
}
