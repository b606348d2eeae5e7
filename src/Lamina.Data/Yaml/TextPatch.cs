using System.Text;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Changes or adds a value in YAML text and leaves every other byte as it is: comments, order, spacing.</summary>
/// <remarks>
/// A key that is not there is added as the last one of its map, in the map's own style; missing maps on the way are made. Items of a list are changed, never
/// added. The result is read again and compared with the tree that was meant, so that a patch never changes anything else.
/// </remarks>
public static class TextPatch
{
    /// <summary>At most so many places are changed by one <c>[*]</c>.</summary>
    public const int MaxPlaces = 10_000;

    /// <summary>The document with a value changed, or added where its key is not there yet.</summary>
    /// <param name="document">the document to start from; it is not changed itself</param>
    /// <param name="path">key path, <c>[*]</c> for all items: <c>dryer.zones[*].air_temperature</c></param>
    /// <param name="value">a single value (<c>110 degC</c>), or a list or map in brackets or braces</param>
    /// <exception cref="InputException">the path leads nowhere, or the value cannot stand there</exception>
    public static Document Set(Document document, string path, string value)
    {
        var places = Places(document, KeyPath.Parse(path));
        var given = value.Trim();
        // As it stands where it reads as meant, in quotes where it would not: `a, b` within braces, `x # y`, an empty text.
        (string Text, Node? Meant)[] forms = [(given, StandsAlone(given)), (Quoted(given), new ScalarNode(document.Root.Span, given, isQuoted: true))];
        foreach (var (text, meant) in forms)
            if (meant is not null && TryApply(document, places, text, meant) is { } patched)
                return patched;
        throw new InputException(FaultKind.Usage, $"`{Shorten(given)}` cannot be written at `{path}` without changing the file around it", "edit the file by hand", places[0].Span);
    }

    private static List<Place> Places(Document document, KeyPath path)
    {
        var lastStar = -1;
        for (var i = 0; i < path.Steps.Count; i++)
            if (path.Steps[i].IsEvery) lastStar = i;
        var starts = lastStar < 0
            ? [(KeyPath.Root, document.Root)]
            : new KeyPath([.. path.Steps.Take(lastStar + 1)]).Resolve(document.Root).Take(MaxPlaces + 1).ToList();
        if (starts.Count == 0) throw Nowhere(document.Root.Span, path, "no item is there to be changed");
        if (starts.Count > MaxPlaces) throw Nowhere(document.Root.Span, path, $"it leads to more than {MaxPlaces} places");
        return [.. starts.Select(start => Place.Find(document, new KeyPath([.. start.Item1.Steps, .. path.Steps.Skip(lastStar + 1)])))];
    }

    private static Document? TryApply(Document document, List<Place> places, string value, Node meant)
    {
        var edits = places.Select(place => place.Edit(document, value)).OrderBy(edit => edit.Start).ThenBy(edit => edit.End).ToList();
        var text = new StringBuilder(document.Text.Length + 64);
        var at = 0;
        foreach (var (start, end, inserted) in edits)
        {
            if (start < at) return null;
            text.Append(document.Text, at, start - at).Append(inserted);
            at = end;
        }
        text.Append(document.Text, at, document.Text.Length - at);
        var patched = Document.TryParse(text.ToString(), document.File, new FaultList());
        if (patched is null) return null;
        var expected = document.Root;
        foreach (var place in places) expected = Tree.With(expected, place.Path.Steps, 0, meant);
        return Tree.Same(expected, patched.Root) ? patched : null;
    }

    /// <summary>What a value means on its own line, where it is a single value or stands in brackets or braces; else null.</summary>
    private static Node? StandsAlone(string value)
    {
        if (value.Length == 0 || value[0] is '|' or '>' || value.AsSpan().IndexOfAny('\n', '\r') >= 0) return null;
        // Alone it would be an empty document.
        if (new ScalarNode(new SourceSpan { File = "(value)", Line = 1, Column = 1 }, value, isQuoted: false) is { IsNull: true } nothing) return nothing;
        return Document.TryParse(value, "(value)", new FaultList())?.Root switch
        {
            ScalarNode scalar when scalar.IsQuoted || scalar.Text == value => scalar,
            MapNode { IsFlow: true } map => map,
            ListNode { IsFlow: true } list => list,
            _ => null,
        };
    }

    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        return quoted.Append('"').ToString();
    }

    internal static InputException Nowhere(SourceSpan span, KeyPath path, string why) =>
        new(FaultKind.NotFound, $"`{path}` leads nowhere: {why}", "`lamina schema` lists all keys", span);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
