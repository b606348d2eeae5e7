namespace Lamina.Data.Binding;

/// <summary>Names the key of a property or choice where it is not its name in snake_case.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KeyAttribute(string name) : Attribute
{
    /// <summary>The key as written in files.</summary>
    public string Name { get; } = name;
}
