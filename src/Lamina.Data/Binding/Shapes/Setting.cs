using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lamina.Data.Binding.Shapes;

/// <summary>One key of a record.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }
    public required PropertyInfo Property { get; init; }
    public required Shape Shape { get; init; }
    public required bool IsRequired { get; init; }
    public required bool IsNullable { get; init; }
    public required bool IsFromFile { get; init; }
    public string? Description { get; init; }

    public static IReadOnlyList<Setting> AllOf(Type type)
    {
        // Base records first, then in the order of the source: metadata tokens keep it within one type.
        var chain = new List<Type>();
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType) chain.Insert(0, at);
        var settings = new List<Setting>();
        foreach (var level in chain)
            foreach (var property in level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken))
                if (property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                {
                    settings.RemoveAll(earlier => earlier.Property.Name == property.Name);
                    settings.Add(Of(property));
                }
        var twice = settings.GroupBy(setting => setting.Key).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? settings : throw new InvalidOperationException($"{type.FullName} has two properties with the key `{twice.Key}`.");
    }

    private static Setting Of(PropertyInfo property) => new()
    {
        Key = property.GetCustomAttribute<KeyAttribute>()?.Name ?? Names.SnakeCase(property.Name),
        Property = property,
        Shape = ShapeTable.Of(property),
        IsRequired = property.GetCustomAttribute<RequiredMemberAttribute>() is not null,
        IsNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable,
        IsFromFile = property.GetCustomAttribute<FromFileAttribute>() is not null,
        Description = property.GetCustomAttribute<DescribeAttribute>()?.Text,
    };
}
