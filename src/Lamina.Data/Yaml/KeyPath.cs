using System.Globalization;
using System.Text;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>A way to a value: <c>dryer.zones[0].air_temperature</c>; <c>[*]</c> stands for every item; a key with odd characters stands in quotes. Immutable.</summary>
public sealed class KeyPath
{
    /// <summary>The longest path that is read, in characters.</summary>
    public const int MaxLength = 400;

    /// <summary>A path of steps.</summary>
    /// <param name="steps">the steps from the root</param>
    public KeyPath(IReadOnlyList<KeyPathStep> steps) => Steps = steps;

    /// <summary>The steps from the root.</summary>
    public IReadOnlyList<KeyPathStep> Steps { get; }

    /// <summary>The path to the root.</summary>
    public static KeyPath Root { get; } = new([]);

    /// <summary>Reads a path.</summary>
    /// <exception cref="InputException">the text is none</exception>
    public static KeyPath Parse(string text)
    {
        var steps = new List<KeyPathStep>();
        var at = 0;
        if (text.Length is 0 or > MaxLength) throw Bad(text, 0, "a key path is missing or too long");
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                var close = text.IndexOf(']', at);
                if (close < 0) throw Bad(text, at, "a closing `]` is missing");
                var inside = text[(at + 1)..close].Trim();
                if (inside == "*") steps.Add(new KeyPathStep { IsEvery = true });
                else if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) steps.Add(new KeyPathStep { Index = index });
                else throw Bad(text, at, "brackets hold an index from 0, or `*` for every item");
                at = close + 1;
                continue;
            }
            if (steps.Count > 0)
            {
                if (text[at] != '.') throw Bad(text, at, "keys are joined by `.`");
                at++;
            }
            string key;
            if (at < text.Length && text[at] == '"')
            {
                var close = at;
                do close = text.IndexOf('"', close + 1);
                while (close >= 0 && close + 1 < text.Length && text[close + 1] == '"' && ++close > 0);
                if (close < 0) throw Bad(text, at, "a closing quote is missing");
                key = text[(at + 1)..close].Replace("\"\"", "\"");
                at = close + 1;
            }
            else
            {
                var end = at;
                while (end < text.Length && text[end] is not ('.' or '[' or ']' or '"')) end++;
                key = text[at..end].Trim();
                at = end;
            }
            if (key.Length == 0) throw Bad(text, Math.Min(at, text.Length), "a key is missing");
            steps.Add(new KeyPathStep { Key = key });
        }
        return new KeyPath(steps);
    }

    /// <summary>The path one key further.</summary>
    public KeyPath Then(string key) => new([.. Steps, new KeyPathStep { Key = key }]);

    /// <summary>The path one item further.</summary>
    public KeyPath Then(int index) => new([.. Steps, new KeyPathStep { Index = index }]);

    /// <summary>Whether the path begins with all steps of another one; every item contains each item.</summary>
    public bool StartsWith(KeyPath other) => Steps.Count >= other.Steps.Count
        && Enumerable.Range(0, other.Steps.Count).All(i => Steps[i] == other.Steps[i] || Steps[i].IsEvery);

    /// <summary>The path without its first steps.</summary>
    public KeyPath From(int step) => new([.. Steps.Skip(step)]);

    /// <summary>The nodes that the path leads to, each with its own path without <c>[*]</c>; none where it leads nowhere.</summary>
    public IEnumerable<(KeyPath Path, Node Node)> Resolve(Node root)
    {
        IEnumerable<(KeyPath Path, Node Node)> found = [(Root, root)];
        foreach (var step in Steps) found = found.SelectMany(from => step.From(from.Path, from.Node)).ToList();
        return found;
    }

    /// <summary>A key as it stands in a path: in quotes where it holds a point, bracket, space or quote, a quote in it doubled.</summary>
    public static string Quoted(string key) => key.AsSpan().IndexOfAny(".[]\" ") >= 0 ? $"\"{key.Replace("\"", "\"\"")}\"" : key;

    /// <summary>The form that it is read in.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            if (step.Key is { } key)
            {
                if (text.Length > 0) text.Append('.');
                text.Append(Quoted(key));
            }
            else text.Append('[').Append(step.IsEvery ? "*" : step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        return text.ToString();
    }

    private static InputException Bad(string text, int at, string message) =>
        new(FaultKind.Usage, $"`{(text.Length <= 80 ? text : text[..77] + "...")}` is not a key path: {message} (at character {at + 1})",
            "write keys with points and indices in brackets, as in `dryer.zones[0].air_temperature`");
}
