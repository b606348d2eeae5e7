namespace Lamina.Data.Binding;

/// <summary>On a record: a single value in place of the map is read as this key alone: <c>infrared: 5 kW/m2</c> for <c>infrared: {flux: 5 kW/m2}</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShorthandAttribute(string key) : Attribute
{
    /// <summary>The key that the single value stands for.</summary>
    public string Key { get; } = key;
}
