using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>A part of a YAML file with its place: a <see cref="ScalarNode"/>, <see cref="MapNode"/> or <see cref="ListNode"/>. Immutable.</summary>
public abstract class Node
{
    private protected Node(SourceSpan span) => Span = span;

    /// <summary>Where it is written.</summary>
    public SourceSpan Span { get; }

    /// <summary>What it is, for messages: <c>a map</c>.</summary>
    public abstract string Sort { get; }
}
