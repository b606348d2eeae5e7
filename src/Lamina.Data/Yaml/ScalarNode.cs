using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>A single value: text as written, quotes removed.</summary>
public sealed class ScalarNode : Node
{
    internal ScalarNode(SourceSpan span, string text, bool isQuoted) : base(span)
    {
        Text = text;
        IsQuoted = isQuoted;
    }

    /// <summary>The text, without quotes.</summary>
    public string Text { get; }

    /// <summary>Whether it stands in quotes or is a block of text, and so is never a null, number or flag.</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether nothing is written (<c>key:</c>), or <c>null</c> or <c>~</c>.</summary>
    public bool IsNull => !IsQuoted && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <inheritdoc/>
    public override string Sort => IsNull ? "nothing" : "a single value";
}
