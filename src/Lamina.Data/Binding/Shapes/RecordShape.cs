using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>A record: its keys are known.</summary>
internal sealed class RecordShape : Shape
{
    private readonly Lazy<IReadOnlyList<Setting>> _settings;
    private readonly Lazy<Dictionary<string, Setting>> _byKey;

    public RecordShape(Type type)
    {
        Type = type;
        Description = type.GetCustomAttribute<DescribeAttribute>()?.Text;
        Shorthand = type.GetCustomAttribute<ShorthandAttribute>()?.Key;
        // Lazy, because a record may hold records of its own kind.
        _settings = new(() => Setting.AllOf(type));
        _byKey = new(() => _settings.Value.ToDictionary(setting => setting.Key));
    }

    public Type Type { get; }

    public string? Description { get; }

    public string? Shorthand { get; }

    public IReadOnlyList<Setting> Settings => _settings.Value;

    public IEnumerable<string> Keys => Settings.Select(setting => setting.Key);

    public bool TryGet(string key, [NotNullWhen(true)] out Setting? setting) => _byKey.Value.TryGetValue(key, out setting);

    public object Create() => Activator.CreateInstance(Type)
        ?? throw new InvalidOperationException($"{Type.FullName} cannot be created: a settings record needs a constructor without parameters.");

    public override string Expected => Settings.Count == 0 ? "a map without keys" : "a map with the keys " + string.Join(", ", Keys.Select(key => $"`{key}`"));

    public override string Sort => Names.SnakeCase(Type.Name);

    public override bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => at == steps.Count || steps[at].Key is { } key && TryGet(key, out var setting) && setting.Shape.Leads(steps, at + 1);
}
