namespace Lamina.Data.Binding;

/// <summary>
/// Marks an abstract record of which a file chooses one kind. Without a discriminator it is a bare name (<c>floating</c>) or a map of one key
/// (<c>{rollers: {pitch: 0.5 m}}</c>); with one, a key beside the others (<c>{model: film, cells: 60}</c>).
/// </summary>
/// <param name="kinds">the records to choose from; each has a <see cref="TagAttribute"/></param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaggedAttribute(params Type[] kinds) : Attribute
{
    /// <summary>The records to choose from.</summary>
    public IReadOnlyList<Type> Kinds { get; } = kinds;

    /// <summary>The key that names the kind, such as <c>model</c>; null for a map of one key.</summary>
    public string? Discriminator { get; set; }

    /// <summary>The kind taken when the discriminator is not written; null when it must be.</summary>
    public string? Default { get; set; }
}
