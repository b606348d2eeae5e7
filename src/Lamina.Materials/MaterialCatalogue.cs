using System.Globalization;
using Lamina.Data.Faults;
using Lamina.Data.Provenance;
using Lamina.Materials.Binders;
using Lamina.Materials.Catalogue;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Materials;

/// <summary>All materials that the program knows, found by name or alias, and the ways to make own ones from them.</summary>
public static class MaterialCatalogue
{
    /// <summary>Every material, by class and in the order of the catalogue files.</summary>
    public static IReadOnlyList<Material> All { get; } =
    [
        .. LithiumCathodes.All, .. SodiumCathodes.All, .. Anodes.All, .. Carbons.All, .. BinderSets.All, Nmp.Solvent, Water.Solvent, .. WaterIsopropanol.Mixtures, .. OtherSolvents.All, .. Foils.All,
    ];

    // After All: static fields are set in the order of writing.
    private static readonly Dictionary<string, Material> ByName = Index();

    /// <summary>The materials of one class, in the order of the catalogue files.</summary>
    /// <param name="materialClass">the class</param>
    public static IReadOnlyList<Material> OfClass(MaterialClass materialClass) => [.. All.Where(m => m.Class == materialClass)];

    /// <summary>The material with a name or alias; case, spaces, hyphens and underscores do not matter.</summary>
    /// <param name="name">as a recipe writes it</param>
    /// <param name="material">the material, or null</param>
    public static bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Material? material) =>
        ByName.TryGetValue(Fold(name), out material) || (material = Mixture(Fold(name))) is not null;

    /// <summary>The material with a name or alias.</summary>
    /// <param name="name">as a recipe writes it</param>
    /// <exception cref="ArgumentException">no such material; the message names the nearest ones</exception>
    public static Material Find(string name) => TryFind(name, out var material)
        ? material
        : throw new InputException(FaultKind.NotFound, $"no material is called {name}", $"nearest: {string.Join(", ", Nearest(name))}; lamina materials list shows all");

    /// <summary>The material of a given kind with a name or alias.</summary>
    /// <typeparam name="T">the kind, as <see cref="Solvent"/></typeparam>
    /// <param name="name">as a recipe writes it</param>
    /// <exception cref="ArgumentException">no such material, or one of another kind</exception>
    public static T Find<T>(string name)
        where T : Material
    {
        if (TryFind(name, out var material))
            return material as T
                ?? throw new InputException(FaultKind.WrongType, $"{name} is a {Words(material.Class)}, where a {Words(ClassOf(typeof(T)))} is needed", "lamina materials list shows all by class");
        var near = Nearest(name, 3, ClassOf(typeof(T)));
        throw new InputException(FaultKind.NotFound, $"no {Words(ClassOf(typeof(T)))} is called {name}", $"nearest: {string.Join(", ", near)}; lamina materials list shows all");
    }

    /// <summary>Names in the catalogue nearest to a misspelt one, best first.</summary>
    /// <param name="name">as written</param>
    /// <param name="count">how many to give</param>
    /// <param name="materialClass">only of this class, or null for all</param>
    public static IReadOnlyList<string> Nearest(string name, int count = 3, MaterialClass? materialClass = null)
    {
        var folded = Fold(name.Length > 100 ? name[..100] : name);
        return
        [
            .. All.Where(m => materialClass is null || m.Class == materialClass)
                .Select(m => (m.Name, Distance: m.Aliases.Prepend(m.Name).Min(candidate => EditDistance(folded, Fold(candidate)))))
                .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Name, StringComparer.Ordinal)
                .Take(count).Select(entry => entry.Name),
        ];
    }

    /// <summary>A material with some properties changed: a recipe's <c>like: NMC622, density: 4.7 g/cm3</c>.</summary>
    /// <param name="from">the material it is like</param>
    /// <param name="changes">property key to value in SI, keys and allowed ranges as in <see cref="Material.Properties"/></param>
    /// <param name="name">the new name, or null to keep the old one</param>
    /// <param name="citation">where the changes come from</param>
    /// <exception cref="ArgumentException">an unknown key or a value out of range; all faults in one message</exception>
    public static Material Derive(Material from, IReadOnlyDictionary<string, double> changes, string? name = null, string citation = "given in the recipe") =>
        Derive(from, changes.ToDictionary(entry => entry.Key, entry => GivenValue(from.Properties, entry.Key, entry.Value, citation)), name);

    /// <summary>A material with some properties changed, each with its own source and bounds.</summary>
    /// <param name="from">the material it is like</param>
    /// <param name="changes">property key to sourced value in SI</param>
    /// <param name="name">the new name, or null to keep the old one</param>
    /// <exception cref="ArgumentException">an unknown key or a value out of range; all faults in one message</exception>
    public static Material Derive(Material from, IReadOnlyDictionary<string, Sourced> changes, string? name = null)
    {
        var faults = Faults(from.Name, from.Properties, changes);
        if (faults.Count > 0) throw new ArgumentException(string.Join("\n", faults));
        var material = from;
        // In the order of the definitions, so that the result does not depend on the order of writing.
        foreach (var property in from.Properties)
            if (changes.TryGetValue(property.Key, out var value)) material = property.With(material, value);
        // An alias would still find the unchanged material: a changed one has none.
        return material with { Name = name ?? from.Name, Aliases = [] };
    }

    /// <summary>The faults in a set of changes, for a reader that reports all of a file at once; empty when it is sound.</summary>
    /// <param name="name">the material's name, for the messages</param>
    /// <param name="properties">the definitions of its class</param>
    /// <param name="changes">property key to sourced value in SI</param>
    public static IReadOnlyList<string> Faults(string name, IReadOnlyList<MaterialProperty> properties, IReadOnlyDictionary<string, Sourced> changes)
    {
        var faults = new List<string>();
        foreach (var (key, value) in changes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var property = properties.FirstOrDefault(p => p.Key == key);
            if (property is null)
            {
                var near = properties.OrderBy(p => EditDistance(key, p.Key)).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key;
                faults.Add($"{name} has no property '{key}'; nearest: '{near}'. It has: {string.Join(", ", properties.Select(p => p.Key))}.");
            }
            else if (!(value.Value >= property.Lowest && value.Value <= property.Highest))
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{property.Label} of {name} is {value.Value} {property.Unit}; allowed {property.Lowest} to {property.Highest} {property.Unit}."));
        }
        return faults;
    }

    /// <summary>A solid or binder written in full in a recipe. What is not given and not required is filled with an assumed value that says so.</summary>
    /// <param name="materialClass">any class but <see cref="MaterialClass.Solvent"/>, which needs laws and can only be derived</param>
    /// <param name="name">its name</param>
    /// <param name="values">property key to sourced value in SI</param>
    /// <exception cref="ArgumentException">a required property is missing, a key unknown or a value out of range; all faults in one message</exception>
    public static Material Create(MaterialClass materialClass, string name, IReadOnlyDictionary<string, Sourced> values)
    {
        Material blank = materialClass switch
        {
            MaterialClass.ActiveMaterial => Blank.ActiveMaterial(name),
            MaterialClass.ConductiveAdditive => Blank.ConductiveAdditive(name),
            MaterialClass.Binder => Blank.Binder(name),
            MaterialClass.Foil => Blank.Foil(name),
            _ => throw new ArgumentException($"The solvent {name} cannot be written in full: it needs laws of temperature. Write it as changes to a known one ('like: NMP')."),
        };
        var missing = blank.Properties.Where(p => p.Required && !values.ContainsKey(p.Key)).Select(p => $"{name} needs '{p.Key}' ({p.Label}) in {p.Unit}.");
        var faults = Faults(name, blank.Properties, values).Concat(missing).ToList();
        if (faults.Count > 0) throw new ArgumentException(string.Join("\n", faults));
        return Derive(blank, values, name);
    }

    /// <summary>The class that a record type stands for.</summary>
    private static MaterialClass ClassOf(Type type) =>
        type == typeof(ActiveMaterial) ? MaterialClass.ActiveMaterial
        : type == typeof(ConductiveAdditive) ? MaterialClass.ConductiveAdditive
        : type == typeof(Binder) ? MaterialClass.Binder
        : type == typeof(Solvent) ? MaterialClass.Solvent
        : type == typeof(Foil) ? MaterialClass.Foil
        : throw new ArgumentException($"{type.Name} is not one class of material.");

    private static string Words(MaterialClass materialClass) => materialClass switch
    {
        MaterialClass.ActiveMaterial => "active material",
        MaterialClass.ConductiveAdditive => "conductive additive",
        MaterialClass.Binder => "binder",
        MaterialClass.Solvent => "solvent",
        _ => "foil",
    };

    private static Sourced GivenValue(IReadOnlyList<MaterialProperty> properties, string key, double value, string citation) => new()
    {
        Value = value,
        Unit = properties.FirstOrDefault(p => p.Key == key)?.Unit ?? "1",
        Source = new() { Kind = SourceKind.Given, Citation = citation },
    };

    private static Dictionary<string, Material> Index()
    {
        var index = new Dictionary<string, Material>();
        foreach (var material in All)
            foreach (var name in material.Aliases.Prepend(material.Name))
                if (!index.TryAdd(Fold(name), material) && !ReferenceEquals(index[Fold(name)], material))
                    throw new InvalidOperationException($"'{name}' names both {index[Fold(name)].Name} and {material.Name} in the catalogue.");
        return index;
    }

    // Any share that the mixture's data cover, by the name that the catalogue gives it: Water + IPA 15 wt%.
    private static Solvent? Mixture(string folded)
    {
        const string before = "water+ipa", after = "wt%";
        return folded.StartsWith(before, StringComparison.Ordinal) && folded.EndsWith(after, StringComparison.Ordinal)
            && double.TryParse(folded[before.Length..^after.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 30
            ? WaterIsopropanol.Mixture(percent / 100) : null;
    }

    private static string Fold(string name) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '(' or ')')).Select(char.ToLowerInvariant));

    /// <summary>Insertions, deletions and replacements between two words (Levenshtein).</summary>
    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
