using System.Collections.Concurrent;
using System.Reflection;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>The shape of a type or property, from its attributes. A definition that makes no sense throws at first use: it is a defect, not bad input.</summary>
internal static class ShapeTable
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    /// <summary>The shape of a settings record.</summary>
    public static Shape Of(Type type) => Known.GetOrAdd(type, static type =>
        type.GetCustomAttribute<TaggedAttribute>(inherit: false) is { } tagged ? new TaggedShape(type, tagged) : new RecordShape(type));

    public static Shape Of(PropertyInfo property) => Of(property.PropertyType, property);

    private static Shape Of(Type type, PropertyInfo property)
    {
        var where = $"{property.DeclaringType!.FullName}.{property.Name}";
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(double) || type == typeof(Quantity) || type == typeof(QuantityRange))
        {
            var keeps = type == typeof(Quantity);
            var isRange = type == typeof(QuantityRange);
            if (property.GetCustomAttribute<PhysicalAttribute>() is { } physical) return QuantityShape.From(physical, isRange, keeps, where);
            if (property.GetCustomAttribute<PureAttribute>() is { } pure) return QuantityShape.From(pure, isRange, keeps);
            throw new InvalidOperationException($"{where}: a number in a file needs [Physical(unit)] or [Pure].");
        }
        if (type == typeof(int) || type == typeof(long))
        {
            var whole = property.GetCustomAttribute<WholeAttribute>() ?? new WholeAttribute();
            var isInt = type == typeof(int);
            return new WholeShape { IsInt = isInt, Min = isInt ? Math.Max(whole.Min, int.MinValue) : whole.Min, Max = isInt ? Math.Min(whole.Max, int.MaxValue) : whole.Max };
        }
        if (type == typeof(bool)) return new FlagShape();
        if (type == typeof(string)) return new TextShape();
        if (type.IsEnum) return new ChoiceShape(type);
        if (typeof(Node).IsAssignableFrom(type)) return new AnyShape();
        var items = property.GetCustomAttribute<ItemsAttribute>() ?? new ItemsAttribute();
        if (ItemType(type) is { } item) return new ListShape { Item = Of(item, property), ItemType = item, Min = items.Min, Max = items.Max };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments()[0] == typeof(string))
        {
            var value = type.GetGenericArguments()[1];
            return new MapShape { Value = Of(value, property), ValueType = value, Min = items.Min, Max = items.Max };
        }
        if (type.IsClass && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true) return Of(type);
        throw new InvalidOperationException($"{where}: {type} is not a type that can be read from a file.");
    }

    private static Type? ItemType(Type type)
    {
        if (type.IsArray && type.GetArrayRank() == 1) return type.GetElementType();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
    }
}
