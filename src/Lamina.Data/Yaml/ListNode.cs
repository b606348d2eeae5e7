using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Items in the order written.</summary>
public sealed class ListNode : Node
{
    internal ListNode(SourceSpan span, IReadOnlyList<Node> items, bool isFlow) : base(span)
    {
        Items = items;
        IsFlow = isFlow;
    }

    /// <summary>The items in the order written.</summary>
    public IReadOnlyList<Node> Items { get; }

    /// <summary>Whether it is written in brackets on the line.</summary>
    public bool IsFlow { get; }

    /// <inheritdoc/>
    public override string Sort => "a list";
}
