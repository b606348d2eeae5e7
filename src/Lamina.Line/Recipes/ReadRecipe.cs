using Lamina.Data.Binding;

namespace Lamina.Line.Recipes;

/// <summary>A recipe as it was read, and the job that it means.</summary>
public sealed record ReadRecipe
{
    /// <summary>The recipe with the places of its values.</summary>
    public required Bound<Recipe> Bound { get; init; }

    /// <summary>Texts of tables beside the recipe that the job rests on, by path; documents are in <see cref="Bound"/>.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    /// <summary>The checked job.</summary>
    public required LineJob Job { get; init; }
}
