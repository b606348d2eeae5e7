using Lamina.Data.Provenance;

namespace Lamina.Line.Laws;

/// <summary>The constants that a step ran with, by recipe key: defaults of its laws, those given in the recipe in their place. Immutable.</summary>
public sealed class StepConstants
{
    private readonly Dictionary<string, Sourced> _values;

    /// <summary>Puts given values in the place of defaults.</summary>
    /// <param name="defaults">key and default, in the order in which they are listed</param>
    /// <param name="given">key and value given by the user [SI of each]</param>
    public StepConstants(IEnumerable<KeyValuePair<string, Sourced>> defaults, IEnumerable<KeyValuePair<string, double>> given)
    {
        All = [.. defaults];
        foreach (var (key, value) in given)
        {
            var index = All.FindIndex(c => c.Key == key);
            if (index < 0) throw new ArgumentException($"there is no constant {key}; there are {string.Join(", ", All.Select(c => c.Key))}");
            All[index] = KeyValuePair.Create(key, new Sourced { Value = value, Unit = All[index].Value.Unit, Source = new Source { Kind = SourceKind.Given, Citation = "given in the recipe" } });
        }
        _values = All.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
    }

    private List<KeyValuePair<string, Sourced>> All { get; }

    /// <summary>Key and value, in the order in which they are listed.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> List => All;

    /// <summary>The value of a constant [SI of the constant].</summary>
    /// <param name="key">its recipe key</param>
    public double this[string key] => _values[key].Value;

    /// <summary>The same constants with one moved: for bands and calibrations.</summary>
    /// <param name="key">its recipe key</param>
    /// <param name="value">the new value [SI of the constant]</param>
    public StepConstants With(string key, double value) => new(All.Select(c => c.Key == key ? KeyValuePair.Create(key, c.Value with { Value = value }) : c), []);

    /// <summary>Whether any of some constants is assumed: what rests on it is then assumed too.</summary>
    /// <param name="keys">recipe keys; none asks for all</param>
    public bool AnyAssumed(params IReadOnlyList<string> keys) => All.Any(c => (keys.Count == 0 || keys.Contains(c.Key)) && c.Value.Source.Kind == SourceKind.Assumed);
}
