using System.Text;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Where in the text a value is to be written: over an existing one, or as a new key of the deepest map that is there.</summary>
internal sealed class Place
{
    public required KeyPath Path { get; init; }

    /// <summary>The node to write over, or the map that receives a key.</summary>
    public required Node Node { get; init; }

    /// <summary>The entry whose value the node is, where it is one.</summary>
    public MapEntry? Entry { get; init; }

    /// <summary>Keys to add below the node; none to write over it.</summary>
    public required IReadOnlyList<string> NewKeys { get; init; }

    public SourceSpan Span => Node.Span;

    public static Place Find(Document document, KeyPath path)
    {
        var node = document.Root;
        MapEntry? entry = null;
        var i = 0;
        for (; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            if (step.Key is { } key && node is MapNode map)
            {
                if (!map.TryGet(key, out var next)) break;
                (entry, node) = (next, next.Value);
            }
            else if (step.Key is null && node is ListNode list)
            {
                if (step.Index >= list.Items.Count) throw TextPatch.Nowhere(list.Span, path, $"the list has {list.Items.Count} items, counted from 0");
                (entry, node) = (null, list.Items[step.Index]);
            }
            else if (step.Key is not null && node is ScalarNode { IsNull: true }) break;
            else throw TextPatch.Nowhere(node.Span, path, step.Key is { } name ? $"{node.Sort} stands where the key `{name}` should be" : $"{node.Sort} stands where a list should be");
        }
        if (i == 0 && path.Steps.Count == 0) throw TextPatch.Nowhere(node.Span, path, "the whole file cannot be replaced");
        if (path.Steps.Skip(i).Any(step => step.Key is null)) throw TextPatch.Nowhere(node.Span, path, "there is no such list, and items are not added");
        return new Place { Path = path, Node = node, Entry = entry, NewKeys = [.. path.Steps.Skip(i).Select(step => step.Key!)] };
    }

    /// <summary>The stretch of the text to replace, and by what.</summary>
    public (int Start, int End, string Text) Edit(Document document, string value)
    {
        var text = document.Text;
        if (NewKeys.Count == 0) return Node is ScalarNode { IsQuoted: false, Text.Length: 0 } ? After(text, value) : Over(text, value);
        if (Node is not MapNode map) return Node.Span.End > Node.Span.Start ? (Node.Span.Start, Node.Span.End, Flow(NewKeys, value)) : After(text, Flow(NewKeys, value));
        var key = Key(NewKeys[0]) + ": ";
        var rest = NewKeys.Skip(1).ToList();
        if (map.IsFlow)
        {
            var content = key + (rest.Count == 0 ? value : Flow(rest, value));
            if (map.Entries.Count == 0) return (map.Span.Start + 1, map.Span.Start + 1, content);
            var last = map.Entries[^1];
            var end = Math.Max(last.KeySpan.End, last.Value.Span.End);
            return (end, end, ", " + content);
        }
        return Below(text, map, rest, value);
    }

    private (int, int, string) Over(string text, string value)
    {
        var (start, end) = (Node.Span.Start, Node.Span.End);
        // A block of text ends after its last line break, which belongs to the lines around it.
        while (end > start && text[end - 1] is '\n' or '\r') end--;
        return (start, end, value);
    }

    /// <summary>Behind <c>key:</c> with nothing after it.</summary>
    private (int, int, string) After(string text, string value)
    {
        if (Entry is null) throw TextPatch.Nowhere(Node.Span, Path, "nothing is written there; write the item by hand");
        var colon = text.IndexOf(':', Entry.KeySpan.End);
        return (colon + 1, colon + 1, " " + value);
    }

    /// <summary>As a new line below the last key of a map, with the map's indentation.</summary>
    private (int, int, string) Below(string text, MapNode map, List<string> rest, string value)
    {
        var newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = map.Entries[0].KeySpan.Column - 1;
        var lines = new StringBuilder().Append(' ', indent).Append(Key(NewKeys[0])).Append(':');
        foreach (var key in rest) lines.Append(newline).Append(' ', indent += 2).Append(Key(key)).Append(':');
        lines.Append(' ').Append(value);
        var last = map.Entries[^1];
        var end = Math.Max(last.KeySpan.End, last.Value.Span.End);
        if (end > 0 && text[end - 1] == '\n') return (end, end, lines + newline);
        // Past the colon of an empty value and any comment on the line.
        while (end < text.Length && text[end] is not ('\n' or '\r')) end++;
        return (end, end, newline + lines);
    }

    private static string Flow(IReadOnlyList<string> keys, string value)
    {
        var text = new StringBuilder();
        foreach (var key in keys) text.Append('{').Append(Key(key)).Append(": ");
        return text.Append(value).Append('}', keys.Count).ToString();
    }

    private static string Key(string key)
    {
        var plain = key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && (char.IsAsciiLetter(key[0]) || key[0] == '_')
            && key.ToLowerInvariant() is not ("null" or "true" or "false");
        return plain ? key : TextPatch.Quoted(key);
    }
}
