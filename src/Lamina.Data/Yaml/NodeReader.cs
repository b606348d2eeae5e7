using Lamina.Data.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Lamina.Data.Yaml;

/// <summary>Builds the node tree from parser events, with limits. One fault of syntax ends the reading; all others are collected.</summary>
internal sealed class NodeReader
{
    private readonly string _text;
    private readonly string _file;
    private readonly FaultList _faults;
    private readonly YamlLimits _limits;
    private readonly List<int> _lineStarts = [0];
    private int _nodes;

    public NodeReader(string text, string file, FaultList faults, YamlLimits limits)
    {
        _text = text;
        _file = file;
        _faults = faults;
        _limits = limits;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')) _lineStarts.Add(i + 1);
    }

    public Node? Read()
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(_text), skipComments: true));
            parser.MoveNext();
            parser.MoveNext();
            if (parser.Current is not DocumentStart)
            {
                _faults.Add(FaultKind.Empty, SourceSpan.Whole(_file), "the file is empty", "`lamina new` writes a commented recipe to start from");
                return null;
            }
            parser.MoveNext();
            var root = ReadNode(parser, 0);
            if (root is null) return null;
            parser.MoveNext();
            parser.MoveNext();
            if (parser.Current is DocumentStart second)
            {
                _faults.Add(FaultKind.Syntax, Span(second.Start, second.End), "a second document begins here", "keep one document in a file: remove `---`");
                return null;
            }
            if (root is ScalarNode { IsNull: true })
            {
                _faults.Add(FaultKind.Empty, SourceSpan.Whole(_file), "the file is empty", "`lamina new` writes a commented recipe to start from");
                return null;
            }
            return root;
        }
        catch (YamlException e)
        {
            var message = e.InnerException is null ? e.Message : e.InnerException.Message;
            _faults.Add(FaultKind.Syntax, Span(e.Start, e.End), "not valid YAML: " + message.TrimEnd('.'), Hint(e.Start));
            return null;
        }
    }

    /// <summary>Reads the node at the parser's current event and leaves the parser on its last event. Depth is bounded by the limits.</summary>
    private Node? ReadNode(Parser parser, int depth)
    {
        var current = parser.Current!;
        if (++_nodes > _limits.MaxNodes)
            return Stop(FaultKind.TooLarge, current, $"the file holds more than {_limits.MaxNodes} values", "is this the right file?");
        if (depth > _limits.MaxDepth)
            return Stop(FaultKind.TooLarge, current, $"maps and lists are nested more than {_limits.MaxDepth} deep", "is this the right file?");
        if (current is AnchorAlias)
            return Stop(FaultKind.Syntax, current, "aliases (`*name`) are not read here", "write the value out where it is used");
        if (current is NodeEvent { Anchor.IsEmpty: false })
            return Stop(FaultKind.Syntax, current, "anchors (`&name`) are not read here", "remove the anchor; quote a text that begins with `&`");
        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } or MappingStart { Tag.IsEmpty: false } or SequenceStart { Tag.IsEmpty: false })
            return Stop(FaultKind.Syntax, current, "tags (`!name`) are not read here", "remove the tag; quote a text that begins with `!`");
        return current switch
        {
            Scalar scalar => ReadScalar(scalar),
            MappingStart map => ReadMap(parser, map, depth),
            SequenceStart list => ReadList(parser, list, depth),
            _ => Stop(FaultKind.Syntax, current, "not valid YAML", null),
        };
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var span = Span(scalar.Start, scalar.End);
        return new ScalarNode(span, scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any));
    }

    private MapNode? ReadMap(Parser parser, MappingStart start, int depth)
    {
        var entries = new List<MapEntry>();
        var seen = new Dictionary<string, MapEntry>(StringComparer.Ordinal);
        parser.MoveNext();
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar)
            {
                Stop(FaultKind.Syntax, parser.Current!, "a key is a single name here", "a value that begins with `{` or `[` and is meant as text needs quotes");
                return null;
            }
            if (ReadNode(parser, depth + 1) is not ScalarNode key) return null;
            parser.MoveNext();
            if (ReadNode(parser, depth + 1) is not { } value) return null;
            parser.MoveNext();
            var entry = new MapEntry(key.Text, key.Span, value);
            if (seen.TryGetValue(key.Text, out var first))
            {
                _faults.Add(FaultKind.DuplicateKey, key.Span, $"the key `{Shorten(key.Text)}` appears twice in this map, first in line {first.KeySpan.Line}", "keep one of them");
                continue;
            }
            seen.Add(key.Text, entry);
            entries.Add(entry);
        }
        return new MapNode(Span(start.Start, EndOf(start.Style == MappingStyle.Flow, parser.Current.End, entries.Count > 0 ? entries[^1].Value : null)),
            entries, start.Style == MappingStyle.Flow);
    }

    private ListNode? ReadList(Parser parser, SequenceStart start, int depth)
    {
        var items = new List<Node>();
        parser.MoveNext();
        while (parser.Current is not SequenceEnd)
        {
            if (ReadNode(parser, depth + 1) is not { } item) return null;
            items.Add(item);
            parser.MoveNext();
        }
        var isFlow = start.Style == SequenceStyle.Flow;
        return new ListNode(Span(start.Start, EndOf(isFlow, parser.Current.End, items.Count > 0 ? items[^1] : null)), items, isFlow);
    }

    /// <summary>The parser ends a block where the next thing begins; here it ends where its last value does, so that comments after it stay outside.</summary>
    private int EndOf(bool isFlow, Mark end, Node? last) => isFlow || last is null ? Offset(end) : last.Span.End;

    private Node? Stop(FaultKind kind, ParsingEvent at, string message, string? remedy)
    {
        _faults.Add(kind, Span(at.Start, at.End), message, remedy);
        return null;
    }

    private string? Hint(Mark at)
    {
        var line = (int)Math.Clamp(at.Line, 1, _lineStarts.Count);
        var begin = _lineStarts[line - 1];
        var end = line < _lineStarts.Count ? _lineStarts[line] : _text.Length;
        var content = _text.AsSpan(begin, Math.Min(end - begin, 400));
        var indent = content.Length - content.TrimStart(" \t").Length;
        if (content[..indent].Contains('\t')) return "the line is indented with a tab: use spaces";
        return "check the indentation, that every key ends with `: `, and that brackets and quotes are closed";
    }

    private SourceSpan Span(Mark start, Mark end) => Span(start, Offset(end));

    private SourceSpan Span(Mark start, int end)
    {
        var line = (int)Math.Clamp(start.Line, 1, _lineStarts.Count);
        var offset = Offset(start);
        return new SourceSpan { File = _file, Line = line, Column = offset - _lineStarts[line - 1] + 1, Start = offset, End = Math.Max(offset, end) };
    }

    private int Offset(Mark mark)
    {
        var line = (int)Math.Clamp(mark.Line, 1, _lineStarts.Count);
        return (int)Math.Clamp(_lineStarts[line - 1] + Math.Max(mark.Column, 1) - 1, 0, _text.Length);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
