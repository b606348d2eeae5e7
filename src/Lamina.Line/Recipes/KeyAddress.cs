using System.Globalization;
using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Line.Recipes;

/// <summary>
/// A value of a recipe or its line as people address it: <c>speed</c>, <c>dryer.zones[*].air_temperature</c>, <c>line.dryer.zones[0].top.air_temperature</c>.
/// Keys may be left out as long as one value is meant; the air above and below a zone may be meant together.
/// </summary>
public sealed class KeyAddress
{
    // Left-out steps in which values that move together may differ: the two sides of a web.
    private static readonly string[] Sides = ["top", "bottom"];

    // Where values live that are addressed without their file or step.
    private static readonly string[] Homes = ["", "line.", "drying.", "line.dryer.", "drying.closures."];

    private readonly IReadOnlyList<KeyPathStep> _steps;
    private readonly bool[] _tied;

    private KeyAddress(string text, IReadOnlyList<KeyPathStep> steps, bool[] tied)
    {
        Text = text;
        _steps = steps;
        _tied = tied;
    }

    /// <summary>The address as written.</summary>
    public string Text { get; }

    /// <summary>Reads an address: <c>[*]</c> means every item on its own, <c>[=]</c> all items together.</summary>
    /// <exception cref="InputException">the text is none</exception>
    public static KeyAddress Parse(string text)
    {
        text = text.Trim();
        var path = KeyPath.Parse(text.Replace("[=]", "[*]"));
        var tied = new bool[path.Steps.Count];
        // The n-th bracket of the text is the n-th step that is no key.
        var brackets = new List<bool>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '[') brackets.Add(i + 2 < text.Length && text[i + 1] == '=' && text[i + 2] == ']');
        var next = 0;
        for (var i = 0; i < path.Steps.Count; i++)
            if (path.Steps[i].Key is null) tied[i] = brackets[next++];
        return new KeyAddress(text, path.Steps, tied);
    }

    /// <summary>The values that are meant, in the order of the recipe: a name and the full paths that move together; empty where none is.</summary>
    /// <param name="known">full paths of all values that the recipe and its line hold</param>
    /// <exception cref="InputException">several values fit that have nothing to do with each other</exception>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Paths)> Resolve(IEnumerable<(string Text, KeyPath Path)> known)
    {
        var all = known as IReadOnlyList<(string Text, KeyPath Path)> ?? [.. known];
        var groups = new Dictionary<string, (string Name, List<(string Text, string LeftOut, int Length)> Found)>(StringComparer.Ordinal);
        foreach (var (text, path) in all)
        {
            if (Match(path) is not { } match) continue;
            if (!groups.TryGetValue(match.Key, out var group)) groups[match.Key] = group = (match.Name, []);
            group.Found.Add((text, match.LeftOut, path.Steps.Count));
        }
        if (groups.Count == 0) return Literal(all);
        var resolved = new List<(string, IReadOnlyList<string>)>();
        foreach (var (name, found) in groups.Values)
        {
            // The whole path wins over longer ones that merely contain its keys.
            var kept = found.Any(f => f.Length == _steps.Count) ? found.Where(f => f.Length == _steps.Count).ToList() : found;
            // A bare `speed` is the web's: of several the one of drying and dryer is meant, as in every question about a protocol.
            if (Differ(kept) && kept.Where(f => f.Text.StartsWith("drying.", StringComparison.Ordinal) || f.Text.StartsWith("line.dryer.", StringComparison.Ordinal)).ToList() is { Count: > 0 } drying && !Differ(drying))
                kept = drying;
            if (Differ(kept))
                throw new InputException(FaultKind.Usage, $"`{Text}` may mean {string.Join(" or ", kept.Select(f => $"`{f.Text}`").Take(4))}", "write more of the path");
            resolved.Add((name, [.. kept.Select(f => f.Text)]));
        }
        return resolved;

        static bool Differ(List<(string Text, string LeftOut, int Length)> found) => found.Select(f => f.LeftOut).Distinct(StringComparer.Ordinal).Count() > 1;
    }

    /// <summary>The paths under which <c>--set</c> writes a value: the address itself where it is a key of a recipe, else the values that it means, else a key that is not written yet.</summary>
    /// <param name="text">the address</param>
    /// <param name="known">full paths of all values that the recipe and its line hold</param>
    /// <exception cref="InputException">it is no address, may mean several values, or none</exception>
    public static IReadOnlyList<string> Places(string text, IReadOnlyList<(string Text, KeyPath Path)> known)
    {
        var address = Parse(text);
        var literal = new KeyPath(address._steps);
        if (Binder.HasKey<Recipe>(literal)) return [literal.ToString()];
        if (address.Resolve(known).SelectMany(f => f.Paths).ToArray() is { Length: > 0 } found && found.All(path => Binder.HasKey<Recipe>(KeyPath.Parse(path)))) return found;
        foreach (var home in Homes)
            if (home.Length > 0 && new KeyPath([.. KeyPath.Parse(home.TrimEnd('.')).Steps, .. address._steps]) is var path && Binder.HasKey<Recipe>(path)) return [path.ToString()];
        // A misspelt last key of a map that is there: binding names the keys that are allowed.
        if (literal.Steps.Count > 1 && Binder.HasKey<Recipe>(new KeyPath([.. literal.Steps.Take(literal.Steps.Count - 1)]))) return [literal.ToString()];
        var near = Near(text, [], known);
        throw new InputException(FaultKind.UnknownKey, $"`{text}` is no key of a recipe or its line",
            near.Count > 0 ? $"did you mean {string.Join(" or ", near.Select(n => $"`{n}`"))}?" : "`lamina check --json RECIPE` lists all values, `lamina schema` all keys");
    }

    /// <summary>What a misspelt address may have meant: it is compared with whole paths and, for those who leave out the way to it, with last keys.</summary>
    /// <param name="name">the address</param>
    /// <param name="others">further names that may stand there</param>
    /// <param name="known">full paths of all values</param>
    public static IReadOnlyList<string> Near(string name, IEnumerable<string> others, IReadOnlyList<(string Text, KeyPath Path)> known)
    {
        var last = known.ToLookup(k => k.Path.Steps[^1].Key ?? "", k => k.Text);
        var end = name[(name.LastIndexOfAny(['.', ']']) + 1)..];
        return [.. Nearest.Several(name, others.Concat(known.Select(k => k.Text))).Concat(Nearest.Several(end, last.Select(l => l.Key)).SelectMany(k => last[k].Take(1))).Distinct().Take(3)];
    }

    /// <summary>Full paths of all values that a recipe and its line hold, written or by default.</summary>
    /// <param name="draft">the recipe, sound or not</param>
    public static IReadOnlyList<(string Text, KeyPath Path)> Known(Draft draft) =>
        [.. draft.Given.Keys.Concat(draft.Defaulted.Keys).Distinct(StringComparer.Ordinal).Select(p => (p, KeyPath.Parse(p)))];

    // From the end backwards, so that the last key is the last key.
    private (string Key, string Name, string LeftOut)? Match(KeyPath path)
    {
        var at = path.Steps.Count - 1;
        var taken = new KeyPathStep[_steps.Count];
        var skipped = new List<string>();
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            while (at >= 0 && !Fits(_steps[i], path.Steps[at]))
            {
                if (i == _steps.Count - 1) return null;
                skipped.Add(Step(path.Steps[at--]));
            }
            if (at < 0) return null;
            taken[i] = path.Steps[at--];
        }
        while (at >= 0) skipped.Add(Step(path.Steps[at--]));
        var key = string.Concat(_steps.Select((s, i) => s.IsEvery && !_tied[i] ? Step(taken[i]) + "/" : ""));
        var leftOut = string.Join("/", skipped.Where(s => !Sides.Contains(s)));
        return (key, Name(i => taken[i].Index), leftOut);
    }

    private string Name(Func<int, int> index)
    {
        var steps = new KeyPathStep[_steps.Count];
        for (var i = 0; i < steps.Length; i++) steps[i] = _steps[i] is { IsEvery: true } && !_tied[i] ? new KeyPathStep { Index = index(i) } : _steps[i];
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Key is { } key) text.Append(text.Length > 0 ? "." : "").Append(key);
            else text.Append('[').Append(steps[i].IsEvery ? "=" : steps[i].Index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        return text.ToString();
    }

    /// <summary>A full path to a key that is not written yet, such as a closure: tried in the places where values live, with the items that the lists have.</summary>
    private List<(string Name, IReadOnlyList<string> Paths)> Literal(IReadOnlyList<(string Text, KeyPath Path)> known)
    {
        foreach (var home in Homes)
        {
            var steps = home.Length == 0 ? _steps : [.. KeyPath.Parse(home.TrimEnd('.')).Steps, .. _steps];
            var offset = steps.Count - _steps.Count;
            var star = -1;
            for (var i = 0; i < steps.Count; i++)
                if (steps[i].Key is null) star = i;
            if (star < 0) continue;
            var indices = new SortedSet<int>();
            foreach (var (_, path) in known)
                if (path.Steps.Count > star && Enumerable.Range(0, star + 1).All(i => Fits(steps[i], path.Steps[i]))) indices.Add(path.Steps[star].Index);
            if (indices.Count == 0) continue;
            if (steps.Count(s => s.IsEvery) > 1) throw new InputException(FaultKind.Usage, $"`{Text}`: one [*] is allowed where the key is not written in the recipe", "write the key into the recipe, or give the indices");
            string Full(int index) => Text_(steps, star, index);
            if (!steps[star].IsEvery) return [(Name(_ => 0), [Full(steps[star].Index)])];
            return _tied[star - offset]
                ? [(Name(_ => 0), [.. indices.Select(Full)])]
                : [.. indices.Select(k => (Name(_ => k), (IReadOnlyList<string>)[Full(k)]))];
        }
        return [];

        static string Text_(IReadOnlyList<KeyPathStep> steps, int star, int index)
        {
            var path = KeyPath.Root;
            for (var i = 0; i < steps.Count; i++) path = steps[i].Key is { } key ? path.Then(key) : path.Then(i == star ? index : steps[i].Index);
            return path.ToString();
        }
    }

    private static bool Fits(KeyPathStep wanted, KeyPathStep step) => wanted.Key is { } key ? step.Key == key : step.Key is null && (wanted.IsEvery || wanted.Index == step.Index);

    private static string Step(KeyPathStep step) => step.Key ?? step.Index.ToString(CultureInfo.InvariantCulture);
}
