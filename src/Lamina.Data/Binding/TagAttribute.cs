namespace Lamina.Data.Binding;

/// <summary>The name by which a file chooses this record among the kinds of its base record: <c>support: {rollers: {...}}</c> or <c>model: film</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TagAttribute(string name) : Attribute
{
    /// <summary>The name as written in files.</summary>
    public string Name { get; } = name;
}
