using Lamina.Data.Provenance;

namespace Lamina.Materials;

/// <summary>
/// One scalar property of a class of materials: the single definition behind recipes (key, unit, allowed range), derived materials and the
/// sheet that <c>lamina materials show</c> prints.
/// </summary>
public sealed record MaterialProperty
{
    /// <summary>The key in recipes, lower case with underscores.</summary>
    public required string Key { get; init; }

    /// <summary>The name in words.</summary>
    public required string Label { get; init; }

    /// <summary>The SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>The smallest value allowed [SI, see <see cref="Unit"/>].</summary>
    public required double Lowest { get; init; }

    /// <summary>The largest value allowed [SI, see <see cref="Unit"/>].</summary>
    public required double Highest { get; init; }

    /// <summary>Whether a material written in full must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Reads the property; null where the material does not have it.</summary>
    public required Func<Material, Sourced?> Get { get; init; }

    /// <summary>The same material with the property replaced.</summary>
    public required Func<Material, Sourced, Material> With { get; init; }

    internal static MaterialProperty Of<T>(
        string key, string label, string unit, double lowest, double highest, Func<T, Sourced?> get, Func<T, Sourced, T> with, bool required = false)
        where T : Material => new()
        {
            Key = key,
            Label = label,
            Unit = unit,
            Lowest = lowest,
            Highest = highest,
            Required = required,
            Get = material => get((T)material),
            With = (material, value) => with((T)material, value),
        };
}
