using Lamina.Data.Binding;
using Lamina.Data.Yaml;
using Lamina.Line.Outputs;
using Lamina.Line.Recipes;

namespace Lamina.Studies.Explaining;

/// <summary>The values of a recipe and its line that an output is computed from: its definition's inputs, followed through the outputs among them.</summary>
internal static class InputValues
{
    // What definitions call by a word that people use, and where it is written.
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["wet film"] = ["coating", "wet_film", "slurry"],
        ["line or batch conditions"] = ["line.dryer", "line.batch", "line.room", "line.web", "line.air_pressure", "drying.speed"],
        ["drying closures"] = ["drying.closures", "drying.species"],
        ["density of every material"] = ["materials"],
        ["d50 of the active material"] = ["materials"],
        // Numbers of the program: no key of a recipe holds them.
        ["force field (published numbers)"] = [],
    };

    /// <summary>Written and default values, in the order of the recipe.</summary>
    /// <param name="definitions">the outputs</param>
    /// <param name="bound">the recipe as read</param>
    public static IReadOnlyList<InputValue> Of(IReadOnlyList<OutputDefinition> definitions, Bound<Recipe> bound)
    {
        var places = definitions.SelectMany(Places).Distinct(StringComparer.Ordinal).Select(p => p.Split('.')).ToArray();
        bool IsInput(string path) => KeyPath.Parse(path) is var full && places.Any(p => Leads(p, full));
        return
        [
            .. bound.Given.Where(g => IsInput(g.Key)).Select(g => new InputValue { Path = g.Key, Text = g.Value.Text, IsGiven = true }),
            .. bound.Defaulted.Where(d => IsInput(d.Key)).Select(d => new InputValue { Path = d.Key, Text = d.Value, IsGiven = false }),
        ];
    }

    /// <summary>Places of a recipe that an output's inputs mean, <c>*</c> for every item.</summary>
    /// <param name="definition">the output</param>
    internal static IEnumerable<string> Places(OutputDefinition definition) => Places(definition, []);

    private static IEnumerable<string> Places(OutputDefinition definition, HashSet<string> seen)
    {
        if (!seen.Add(definition.Step + "." + definition.Name)) yield break;
        foreach (var input in definition.Inputs)
        {
            if (Words.TryGetValue(input, out var written))
            {
                foreach (var place in written) yield return place;
                continue;
            }
            var parts = input.Split(" | ");
            // `calendering.thickness | density`: the later ones stand where the first does.
            var home = parts[0].LastIndexOf('.') is >= 0 and var dot ? parts[0][..(dot + 1)] : "";
            foreach (var part in parts)
            {
                var key = part.StartsWith("web.", StringComparison.Ordinal) ? "line." + part : part.Contains('.') ? part : home + part;
                // `calendering.thickness` is the setting, `thickness` and `drying porosity` are outputs.
                if (key.Contains('.') && IsKey(key)) yield return key;
                else if (OutputCatalogue.Find(part.Replace(' ', '.')) is { Count: > 0 } outputs)
                    foreach (var place in (outputs.Any(o => o.Step == definition.Step) ? outputs.Where(o => o.Step == definition.Step) : outputs).SelectMany(o => Places(o, seen))) yield return place;
                else yield return key;
            }
        }
    }

    /// <summary>Whether a place is one that a recipe may have.</summary>
    /// <param name="place">keys with points, <c>*</c> for every item</param>
    internal static bool IsKey(string place) => Binder.HasKey<Recipe>(KeyPath.Parse(place.Replace(".*", "[*]", StringComparison.Ordinal)));

    private static bool Leads(string[] place, KeyPath path)
    {
        if (path.Steps.Count < place.Length) return false;
        for (var i = 0; i < place.Length; i++)
            if (place[i] != "*" && path.Steps[i].Key != place[i]) return false;
        return true;
    }
}
