using Lamina.Data.Binding.Shapes;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <content>Faults, defaults and places.</content>
internal sealed partial class RecordReader
{
    private T? Wrong<T>(Shape shape, Node node, string path) where T : class => Wrong<T>(Name(path), shape.Expected, node, path);

    private T? Wrong<T>(string name, string expected, Node node, string path) where T : class
    {
        var found = node is ScalarNode { IsNull: false } scalar ? Quote(scalar.Text) : node.Sort;
        _faults.Add(FaultKind.WrongType, Point(node), $"{name} is {found}, expected {expected}", null, path);
        return null;
    }

    private void UnknownKey(RecordShape shape, MapNode map, MapEntry entry, string path, string? discriminator)
    {
        IEnumerable<string> keys = discriminator is null ? shape.Keys : shape.Keys.Prepend(discriminator);
        // Keys already written are no candidates: nobody meant to write them twice.
        var near = Nearest.Several(entry.Key, keys.Where(key => !map.TryGet(key, out _)), 2);
        if (near.Count == 0) near = Nearest.Several(entry.Key, keys, 2);
        _faults.Add(FaultKind.UnknownKey, entry.KeySpan, $"{Name(path)} has no key {Quote(entry.Key)}; allowed are {string.Join(", ", keys.Select(key => $"`{key}`"))}",
            near.Count == 0 ? null : $"did you mean {string.Join(" or ", near.Select(name => $"`{name}`"))}?", Join(path, entry.Key));
    }

    private void UnknownTag(TaggedShape shape, string tag, SourceSpan span, string path)
    {
        var near = Nearest.To(tag, shape.Tags);
        _faults.Add(FaultKind.UnknownChoice, span, $"{Name(path)}: {Quote(tag)} is not known here, expected one of {shape.Choices}", near is null ? null : $"did you mean `{near}`?", path);
    }

    private void Missing(RecordShape shape, Setting setting, Node node, string path)
    {
        // A misspelt key has been reported with this one as the nearest: once is enough.
        if (node is MapNode map && map.Entries.Any(entry => !shape.TryGet(entry.Key, out _) && Nearest.Several(entry.Key, shape.Keys.Where(key => !map.TryGet(key, out _)), 1) is [var near] && near == setting.Key))
            return;
        var example = setting.Shape is QuantityShape quantity ? $", for example `{setting.Key}: {quantity.Example}`" : $": {setting.Shape.Expected}";
        _faults.Add(FaultKind.MissingKey, Point(node), $"{Name(path)} lacks the key `{setting.Key}`{example}", null, Join(path, setting.Key));
    }

    private void NoteDefault(Shape shape, object? value, string path)
    {
        if (value is null) return;
        switch (shape)
        {
            case RecordShape record when value.GetType() == record.Type:
                foreach (var setting in record.Settings) NoteDefault(setting.Shape, setting.Property.GetValue(value), Join(path, setting.Key));
                break;
            case TaggedShape tagged:
                var (tag, kind) = tagged.Kinds.FirstOrDefault(known => known.Record.Type == value.GetType());
                if (kind is null) break;
                _defaulted[tagged.Discriminator is { } key ? Join(path, key) : path] = tag;
                foreach (var setting in kind.Settings)
                    NoteDefault(setting.Shape, setting.Property.GetValue(value), Join(tagged.Discriminator is null ? Join(path, tag) : path, setting.Key));
                break;
            default:
                if (DefaultText.Of(shape, value) is { } text) _defaulted[path] = text;
                break;
        }
    }

    /// <summary>Where a key path within a node is written, or the nearest place that exists.</summary>
    private static SourceSpan SpanOf(Node node, string? key)
    {
        if (string.IsNullOrEmpty(key)) return Point(node);
        var at = Point(node);
        foreach (var step in KeyPath.Parse(key).Steps)
        {
            if (node is MapNode map && step.Key is { } name && map.TryGet(name, out var entry)) (node, at) = (entry.Value, entry.KeySpan);
            else if (node is ListNode list && step.Key is null && !step.IsEvery && step.Index < list.Items.Count) (node, at) = (list.Items[step.Index], Point(list.Items[step.Index]));
            else break;
        }
        return node is ScalarNode ? node.Span : at;
    }

    /// <summary>The place of a node, as a point for maps and lists: their whole extent says nothing.</summary>
    private static SourceSpan Point(Node node) => node is ScalarNode ? node.Span : node.Span with { End = node.Span.Start };

    private static string Name(string path) => path.Length == 0 ? "the file" : $"`{path}`";

    private static string Quote(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return $"`{(text.Length <= 60 ? text : text[..57] + "...")}`";
    }

    private static string Join(string path, string key, bool quote = true)
    {
        if (quote) key = KeyPath.Quoted(key);
        return path.Length == 0 ? key : $"{path}.{key}";
    }
}
