using Lamina.Data.Provenance;

namespace Lamina.Materials;

/// <summary>
/// A material with its sourced properties. Immutable; a changed one is made with <see cref="MaterialCatalogue"/>
/// (changes by property key, as a recipe writes them) or with a <c>with</c> expression.
/// </summary>
public abstract record Material
{
    /// <summary>The name that recipes use.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that find the material.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What a reader should know before using it; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What it is used as.</summary>
    public abstract MaterialClass Class { get; }

    /// <summary>Every scalar property that this class of material can have: key in recipes, unit, allowed range, how to read and change it.</summary>
    public abstract IReadOnlyList<MaterialProperty> Properties { get; }

    /// <summary>The scalar property with a key, or null where the material has none.</summary>
    /// <param name="key">a key of <see cref="Properties"/></param>
    /// <exception cref="ArgumentException">the class has no property of that key</exception>
    public Sourced? Find(string key)
    {
        foreach (var property in Properties)
            if (property.Key == key) return property.Get(this);
        throw new ArgumentException($"{Name} ({Class}) has no property '{key}'. It has: {string.Join(", ", Properties.Select(p => p.Key))}.");
    }
}
