using System.Reflection;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>One of several records, chosen by name.</summary>
internal sealed class TaggedShape : Shape
{
    public TaggedShape(Type type, TaggedAttribute tagged)
    {
        Type = type;
        Discriminator = tagged.Discriminator;
        Default = tagged.Default;
        Description = type.GetCustomAttribute<DescribeAttribute>()?.Text;
        Kinds =
        [
            .. tagged.Kinds.Select(kind =>
            {
                var tag = kind.GetCustomAttribute<TagAttribute>()?.Name ?? throw new InvalidOperationException($"{kind.FullName} needs a [Tag] to be a kind of {type.Name}.");
                return type.IsAssignableFrom(kind) ? (tag, (RecordShape)ShapeTable.Of(kind)) : throw new InvalidOperationException($"{kind.FullName} is no {type.Name}.");
            }),
        ];
    }

    public Type Type { get; }

    public string? Discriminator { get; }

    public string? Default { get; }

    public string? Description { get; }

    public IReadOnlyList<(string Tag, RecordShape Record)> Kinds { get; }

    public IEnumerable<string> Tags => Kinds.Select(kind => kind.Tag);

    public RecordShape? Find(string tag) => Kinds.FirstOrDefault(kind => kind.Tag == tag).Record;

    public string Choices => string.Join(", ", Tags.Select(tag => $"`{tag}`"));

    public override string Expected => Discriminator is { } key ? $"a map whose key `{key}` is one of {Choices}" : $"one of {Choices}, alone or with a map of its settings";

    public override string Sort => Names.SnakeCase(Type.Name);

    public override bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => at == steps.Count
        || steps[at].IsEvery && Discriminator is null && Kinds.Any(kind => kind.Record.Leads(steps, at + 1))
        || steps[at].Key is { } key && (Discriminator is null
        ? Find(key)?.Leads(steps, at + 1) == true
        : key == Discriminator && at + 1 == steps.Count || Kinds.Any(kind => kind.Record.Leads(steps, at)));
}
