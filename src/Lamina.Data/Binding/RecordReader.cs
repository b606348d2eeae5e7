using System.Collections.Generic;
using Lamina.Data.Binding.Shapes;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <summary>One walk over a document and the shapes of its records, together. A value that cannot be read is a fault and leaves null; the walk goes on.</summary>
internal sealed partial class RecordReader(FaultList faults, IReadOnlyList<Change> changes, IReadOnlyDictionary<string, Document>? files = null)
{
    private const int MaxFiles = 16;

    private readonly FaultList _faults = faults;
    private readonly IReadOnlyList<Change> _changes = changes;
    private readonly List<Document> _documents = [];
    private readonly OrderedDictionary<string, Given> _given = [];
    private readonly OrderedDictionary<string, string> _defaulted = [];
    private Document _document = null!;

    public IReadOnlyList<Document> Documents => _documents;

    public IReadOnlyDictionary<string, Given> Given => _given;

    public IReadOnlyDictionary<string, string> Defaulted => _defaulted;

    private int Faulty => _faults.Count + _faults.Dropped;

    public (object? Value, Document Used) ReadDocument(Shape shape, Document document)
    {
        document = Apply(shape, document, KeyPath.Root);
        _documents.Add(document);
        _document = document;
        return (Read(shape, document.Root, ""), document);
    }

    public object? ReadPart(Shape shape, Document document, Node node, string path)
    {
        _documents.Add(document);
        _document = document;
        return Read(shape, node, path);
    }

    private object? Read(Shape shape, Node node, string path) => shape switch
    {
        QuantityShape quantity => ReadQuantity(quantity, node, path),
        WholeShape whole => ReadWhole(whole, node, path),
        FlagShape => ReadFlag(node, path),
        TextShape => ReadText(node, path),
        ChoiceShape choice => ReadChoice(choice, node, path),
        ListShape list => ReadList(list, node, path),
        MapShape map => ReadMap(map, node, path),
        RecordShape record => ReadRecord(record, node, path, null),
        TaggedShape tagged => ReadTagged(tagged, node, path),
        AnyShape => node,
        _ => throw new InvalidOperationException("unknown shape " + shape.GetType()),
    };

    private Array? ReadList(ListShape shape, Node node, string path)
    {
        if (node is not ListNode list) return Wrong<Array>(shape, node, path);
        if (list.Items.Count < shape.Min || list.Items.Count > shape.Max)
        {
            _faults.Add(FaultKind.OutOfRange, list.Span, $"`{path}` has {list.Items.Count} items, allowed are {shape.Min} to {shape.Max}", null, path);
            return null;
        }
        var array = Array.CreateInstance(shape.ItemType, list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
            if (Read(shape.Item, list.Items[i], $"{path}[{i}]") is { } value) array.SetValue(value, i);
        return array;
    }

    private object? ReadMap(MapShape shape, Node node, string path)
    {
        if (node is not MapNode map) return Wrong<object>(shape, node, path);
        if (map.Entries.Count < shape.Min || map.Entries.Count > shape.Max)
        {
            _faults.Add(FaultKind.OutOfRange, map.Span, $"`{path}` has {map.Entries.Count} keys, allowed are {shape.Min} to {shape.Max}", null, path);
            return null;
        }
        var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), shape.ValueType))!;
        foreach (var entry in map.Entries)
            if (Read(shape.Value, entry.Value, Join(path, entry.Key)) is { } value) dictionary.Add(entry.Key, value);
        return dictionary;
    }

    /// <param name="shape">the record</param>
    /// <param name="node">its map</param>
    /// <param name="path">its key path</param>
    /// <param name="discriminator">a key of the map that chose the record and is not a setting of it</param>
    private object? ReadRecord(RecordShape shape, Node node, string path, string? discriminator)
    {
        if (node is ScalarNode { IsNull: false } && shape.Shorthand is { } key && shape.TryGet(key, out var sole))
            return Finish(shape, node, path, Faulty, record => Set(record, sole, node, Join(path, key)), shape.Settings.Where(setting => setting.Key != key));
        if (node is not MapNode map) return Wrong<object>(shape, node, path);
        var before = Faulty;
        return Finish(shape, node, path, before, record =>
        {
            foreach (var entry in map.Entries)
            {
                if (entry.Key == discriminator) continue;
                if (shape.TryGet(entry.Key, out var setting)) Set(record, setting, entry.Value, Join(path, entry.Key));
                else UnknownKey(shape, map, entry, path, discriminator);
            }
        }, shape.Settings.Where(setting => !map.TryGet(setting.Key, out _)));
    }

    /// <summary>Fills a new record, notes what was left out, and asks the record itself once everything in it is sound.</summary>
    private object Finish(RecordShape shape, Node node, string path, int before, Action<object> fill, IEnumerable<Setting> absent)
    {
        var record = shape.Create();
        fill(record);
        foreach (var setting in absent)
        {
            if (setting.IsRequired) Missing(shape, setting, node, path);
            else NoteDefault(setting.Shape, setting.Property.GetValue(record), Join(path, setting.Key));
        }
        if (record is IValidated validated && shape.Settings.All(setting => !setting.IsRequired || setting.Property.GetValue(record) is not null))
        {
            var known = _faults.Skip(Math.Min(before, _faults.Count)).ToArray();
            var sound = Faulty == before;
            foreach (var finding in validated.Validate())
            {
                if (!sound && (finding.About is null || finding.About.Any(key => known.Any(fault => Touches(fault, Join(path, key, quote: false), IsWritten(node, key)))))) continue;
                var full = finding.Key is null ? path : finding.Key[0] == '[' ? path + finding.Key : Join(path, finding.Key, quote: false);
                _faults.Add(FaultKind.Inconsistent, SpanOf(node, finding.Key), full.Length == 0 ? finding.Message : $"`{full}`: {finding.Message}", finding.Remedy, full);
            }
        }
        return record;
    }

    /// <summary>Whether a fault leaves open what a key was meant to be.</summary>
    private static bool Touches(Fault fault, string key, bool written)
    {
        if (fault.Path is not { } path) return true;
        static bool Within(string inner, string outer) => inner == outer || outer.Length == 0 || (inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '.' or '[');
        if (Within(path, key) || Within(key, path)) return true;
        static string Parent(string of) => of.LastIndexOf('.') is > 0 and var dot ? of[..dot] : "";
        // A key that is not there may be the one that was misspelt.
        return !written && fault.Kind == FaultKind.UnknownKey && Parent(path) == Parent(key);
    }

    private static bool IsWritten(Node node, string key) => KeyPath.Parse(key).Resolve(node).Any();

    private void Set(object record, Setting setting, Node node, string path)
    {
        if (node is ScalarNode { IsNull: true } nothing)
        {
            if (setting.Shape is AnyShape) setting.Property.SetValue(record, node);
            else if (setting.IsNullable && nothing.Text.Length > 0) setting.Property.SetValue(record, null);
            else _faults.Add(FaultKind.WrongType, node.Span, $"`{path}` has no value, expected {setting.Shape.Expected}", "write a value or remove the key", path);
            return;
        }
        var value = setting.IsFromFile && node is ScalarNode scalar ? ReadFile(setting.Shape, scalar, path) : Read(setting.Shape, node, path);
        if (value is not null) setting.Property.SetValue(record, value);
    }

    private object? ReadTagged(TaggedShape shape, Node node, string path)
    {
        if (shape.Discriminator is { } key)
        {
            if (node is not MapNode map)
            {
                // A bare name is as clear as a map of the discriminator alone.
                return node is ScalarNode { IsNull: false } bare ? ReadKind(shape, bare.Text, bare, Empty(bare), path, key) : Wrong<object>(shape, node, path);
            }
            if (map.TryGet(key, out var entry))
                return entry.Value is ScalarNode { IsNull: false } named
                    ? ReadKind(shape, named.Text, named, map, path, key)
                    : Wrong<object>($"`{Join(path, key)}`", $"one of {shape.Choices}", entry.Value, Join(path, key));
            if (shape.Default is { } usual) return ReadRecord(shape.Find(usual)!, map, path, key);
            _faults.Add(FaultKind.MissingKey, Point(map), $"{Name(path)} needs the key `{key}`: one of {shape.Choices}", $"write `{key}: {shape.Kinds[0].Tag}`", path);
            return null;
        }
        switch (node)
        {
            case ScalarNode { IsNull: false } name:
                return ReadKind(shape, name.Text, name, Empty(name), path, null);
            case MapNode { Entries: [var only] } map:
                var content = only.Value is ScalarNode { IsNull: true } ? Empty(map) : only.Value;
                if (shape.Find(only.Key) is { } kind) return ReadRecord(kind, content, Join(path, only.Key), null);
                UnknownTag(shape, only.Key, only.KeySpan, path);
                return null;
            case MapNode map:
                _faults.Add(FaultKind.WrongType, Point(map), $"{Name(path)} names {map.Entries.Count} kinds, expected exactly one of {shape.Choices}", null, path);
                return null;
            default:
                return Wrong<object>(shape, node, path);
        }
    }

    private object? ReadKind(TaggedShape shape, string tag, ScalarNode at, MapNode map, string path, string? discriminator)
    {
        if (shape.Find(tag) is not { } kind)
        {
            UnknownTag(shape, tag, at.Span, discriminator is null ? path : Join(path, discriminator));
            return null;
        }
        var named = discriminator is null ? path : Join(path, discriminator);
        _given[named] = new Given { Path = named, Span = at.Span, Text = at.Text };
        return ReadRecord(kind, map, discriminator is null ? Join(path, tag) : path, discriminator);
    }

    private object? ReadFile(Shape shape, ScalarNode name, string path)
    {
        if (_documents.Count >= MaxFiles)
        {
            _faults.Add(FaultKind.TooLarge, name.Span, $"`{path}` names a file, but files may name only {MaxFiles - 1} others in all", "does a file name itself?", path);
            return null;
        }
        var folder = Path.GetDirectoryName(_document.File);
        var file = Path.IsPathRooted(name.Text) || string.IsNullOrEmpty(folder) ? name.Text : Path.Combine(folder, name.Text);
        var found = new FaultList();
        var document = files?.GetValueOrDefault(file) ?? Document.TryRead(file, found, keepFaulty: true);
        foreach (var fault in found)
            _faults.Add(fault.Kind == FaultKind.Unreadable
                ? fault with { Span = name.Span, Path = path, Message = $"`{path}`: {file}: {fault.Message}" }
                : fault);
        if (document is null) return null;
        _given[path] = new Given { Path = path, Span = name.Span, Text = name.Text };
        document = Apply(shape, document, KeyPath.Parse(path));
        _documents.Add(document);
        var outer = _document;
        _document = document;
        var value = Read(shape, document.Root, path);
        _document = outer;
        return value;
    }

    /// <summary>Makes those changes whose path lies in this document, and leaves those that lead into a file named by it.</summary>
    private Document Apply(Shape shape, Document document, KeyPath at)
    {
        foreach (var change in _changes)
        {
            if (!change.Path.StartsWith(at)) continue;
            var rest = change.Path.From(at.Steps.Count);
            if (rest.Steps.Count == 0 || LeadsIntoFile(shape, document.Root, rest)) continue;
            try
            {
                document = TextPatch.Set(document, rest.ToString(), change.Value);
            }
            catch (InputException e)
            {
                foreach (var fault in e.Faults) _faults.Add(fault with { Path = change.Path.ToString() });
            }
        }
        return document;
    }

    /// <summary>Whether a path goes through a key whose record stands in another file.</summary>
    private static bool LeadsIntoFile(Shape shape, Node node, KeyPath path)
    {
        for (var i = 0; i < path.Steps.Count - 1; i++)
        {
            if (shape is not RecordShape record || node is not MapNode map || path.Steps[i].Key is not { } key) return false;
            if (!record.TryGet(key, out var setting) || !map.TryGet(key, out var entry)) return false;
            if (setting.IsFromFile && entry.Value is ScalarNode { IsNull: false }) return true;
            (shape, node) = (setting.Shape, entry.Value);
        }
        return false;
    }

    private static MapNode Empty(Node at) => new(at.Span, [], isFlow: true);
}
