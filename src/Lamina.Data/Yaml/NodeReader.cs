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
            Next(parser);
            Next(parser);
            if (parser.Current is not DocumentStart)
            {
                _faults.Add(FaultKind.Empty, SourceSpan.Whole(_file), "the file is empty", "`lamina new` writes a commented recipe to start from");
                return null;
            }
            Next(parser);
            var root = ReadNode(parser, 0);
            if (root is null) return null;
            Next(parser);
            Next(parser);
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
            var message = e.InnerException is null or InvalidOperationException ? e.Message : e.InnerException.Message;
            var (span, remedy) = Diagnose(e.Start, e.End, e.Message.Contains("tab", StringComparison.Ordinal));
            _faults.Add(FaultKind.Syntax, span, "not valid YAML: " + message.TrimEnd('.'), remedy);
            return null;
        }
    }

    private static void Next(Parser parser)
    {
        try
        {
            parser.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or OverflowException or FormatException)
        {
            // The parser has paths on which malformed text breaks it; the text is at fault all the same.
            var at = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "the text cannot be understood from here on", e);
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
        Next(parser);
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar)
            {
                Stop(FaultKind.Syntax, parser.Current!, "a key is a single name here", "a value that begins with `{` or `[` and is meant as text needs quotes");
                return null;
            }
            if (ReadNode(parser, depth + 1) is not ScalarNode key) return null;
            Next(parser);
            if (ReadNode(parser, depth + 1) is not { } value) return null;
            Next(parser);
            var entry = new MapEntry(key.Text, key.Span, value);
            if (seen.TryGetValue(key.Text, out var first))
            {
                _faults.Add(FaultKind.DuplicateKey, key.Span, $"the key `{Shorten(key.Text)}` appears twice in this map, first in line {first.KeySpan.Line}", "keep one of them");
                continue;
            }
            seen.Add(key.Text, entry);
            entries.Add(entry);
        }
        return new MapNode(Span(start.Start, EndOf(start.Style == MappingStyle.Flow, parser.Current, entries.Count > 0 ? entries[^1].Value : null)),
            entries, start.Style == MappingStyle.Flow);
    }

    private ListNode? ReadList(Parser parser, SequenceStart start, int depth)
    {
        var items = new List<Node>();
        Next(parser);
        while (parser.Current is not SequenceEnd)
        {
            if (ReadNode(parser, depth + 1) is not { } item) return null;
            items.Add(item);
            Next(parser);
        }
        var isFlow = start.Style == SequenceStyle.Flow;
        return new ListNode(Span(start.Start, EndOf(isFlow, parser.Current, items.Count > 0 ? items[^1] : null)), items, isFlow);
    }

    /// <summary>The parser ends a block where the next thing begins; here it ends where its last value does, so that comments after it stay outside.</summary>
    private int EndOf(bool isFlow, ParsingEvent end, Node? last)
    {
        if (!isFlow) return last is null ? Offset(end.End) : last.Span.End;
        var bracket = Offset(end.Start);
        return bracket < _text.Length && _text[bracket] is ']' or '}' ? bracket + 1 : bracket;
    }

    private Node? Stop(FaultKind kind, ParsingEvent at, string message, string? remedy)
    {
        _faults.Add(kind, Span(at.Start, at.End), message, remedy);
        return null;
    }

    /// <summary>Tabs in the indentation are the commonest cause, and the parser notices them one line off.</summary>
    private (SourceSpan Span, string Remedy) Diagnose(Mark start, Mark end, bool aboutTabs)
    {
        var line = (int)Math.Clamp(start.Line, 1, _lineStarts.Count);
        // A complaint about a tab may name the beginning of the map that it stands in.
        var last = aboutTabs ? _lineStarts.Count : Math.Min(_lineStarts.Count, line + 1);
        for (var near = Math.Max(1, line - 1); near <= last; near++)
        {
            var at = _lineStarts[near - 1];
            while (at < _text.Length && _text[at] == ' ') at++;
            if (at < _text.Length && _text[at] == '\t')
                return (new SourceSpan { File = _file, Line = near, Column = at - _lineStarts[near - 1] + 1, Start = at, End = at + 1 }, "the line is indented with a tab: use spaces");
        }
        return (Span(start, end), "check the indentation, that every key ends with `: `, and that brackets and quotes are closed");
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
