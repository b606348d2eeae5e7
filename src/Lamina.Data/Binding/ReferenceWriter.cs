using System.Text;
using Lamina.Data.Binding.Shapes;

namespace Lamina.Data.Binding;

/// <summary>Writes the reference page of a settings record as Markdown, from the same attributes that the <see cref="Binder"/> reads by.</summary>
public static class ReferenceWriter
{
    /// <summary>A section per record: its keys with sort, default, range and meaning.</summary>
    /// <param name="type">the settings record</param>
    /// <param name="title">the heading of the page</param>
    public static string Write(Type type, string title)
    {
        var page = new StringBuilder($"# {title}\n");
        var waiting = new Queue<Shape>([ShapeTable.Of(type)]);
        var seen = new HashSet<Type>();
        while (waiting.TryDequeue(out var shape))
        {
            if (shape is RecordShape record && seen.Add(record.Type)) Section(page, record, "##", waiting);
            if (shape is TaggedShape tagged && seen.Add(tagged.Type)) Section(page, tagged, waiting);
        }
        return page.ToString();
    }

    internal static string? Bounds(Shape shape) => shape switch
    {
        QuantityShape quantity => quantity.Bounds(quantity.Usual),
        WholeShape whole => whole.Bounds,
        ListShape list => Bounds(list.Item) is { } each ? "each " + each : null,
        MapShape map => Bounds(map.Value) is { } each ? "each " + each : null,
        _ => null,
    };

    private static void Section(StringBuilder page, TaggedShape tagged, Queue<Shape> waiting)
    {
        page.Append($"\n## {tagged.Sort}\n\n");
        if (tagged.Description is { } description) page.Append(description).Append("\n\n");
        page.Append(tagged.Discriminator is { } key
            ? $"The key `{key}` chooses one of {tagged.Choices}{(tagged.Default is { } usual ? $"; `{usual}` if it is left out" : "")}.\n"
            : $"One of {tagged.Choices}: the name alone, or a map of this one key with its settings.\n");
        foreach (var (tag, record) in tagged.Kinds) Section(page, record, "###", waiting, tag);
    }

    private static void Section(StringBuilder page, RecordShape record, string level, Queue<Shape> waiting, string? name = null)
    {
        page.Append($"\n{level} {name ?? record.Sort}\n\n");
        if (record.Description is { } description) page.Append(description).Append("\n\n");
        if (record.Shorthand is { } sole) page.Append($"A single value in place of the map is read as `{sole}`.\n\n");
        if (record.Settings.Count == 0)
        {
            page.Append("No settings.\n");
            return;
        }
        page.Append("| key | value | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n");
        var fresh = record.Create();
        foreach (var setting in record.Settings)
        {
            var meaning = setting.Description ?? "";
            if (Choice(setting.Shape) is { } choice) meaning = $"{meaning} {Choices(choice)}".Trim();
            if (setting.IsFromFile) meaning = $"{meaning} May be the path of a file that holds it.".Trim();
            var usual = setting.IsRequired ? "required" : DefaultText.Of(setting.Shape, setting.Property.GetValue(fresh)) is { } text ? $"`{text}`" : "";
            page.Append($"| `{setting.Key}` | {Cell(Sort(setting.Shape))} | {Cell(usual)} | {Cell(Bounds(setting.Shape) ?? "")} | {Cell(meaning)} |\n");
            if (Inner(setting.Shape) is { } inner) waiting.Enqueue(inner);
        }
    }

    private static string Sort(Shape shape) => shape is QuantityShape { IsRange: false } quantity ? $"{shape.Sort}, `{quantity.Example}`" : shape.Sort;

    private static Shape? Inner(Shape shape) => shape switch
    {
        RecordShape or TaggedShape => shape,
        ListShape list => Inner(list.Item),
        MapShape map => Inner(map.Value),
        _ => null,
    };

    private static ChoiceShape? Choice(Shape shape) => shape switch
    {
        ChoiceShape choice => choice,
        ListShape list => Choice(list.Item),
        MapShape map => Choice(map.Value),
        _ => null,
    };

    private static string Choices(ChoiceShape choice) =>
        string.Join(", ", choice.Choices.Select(known => known.Description is { } text ? $"`{known.Name}` ({text.TrimEnd('.')})" : $"`{known.Name}`")) + ".";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|");
}
