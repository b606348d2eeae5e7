using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Line.Recipes;

/// <summary>The changes of <c>--set key=value</c>: the full paths that their addresses mean, and which faults are theirs.</summary>
internal sealed class RecipeChanges
{
    private readonly List<(string Text, KeyPath Path)> _places = [];
    private readonly List<KeyValuePair<string, string>> _full = [];
    private readonly string _all;

    /// <summary>Finds the places of the changes.</summary>
    /// <param name="changes">address and value, applied in order</param>
    /// <param name="written">the recipe without them; null where it cannot be read at all</param>
    /// <exception cref="InputException">with every address that leads nowhere or to several values</exception>
    public RecipeChanges(IReadOnlyList<KeyValuePair<string, string>> changes, Draft? written)
    {
        var known = written is null ? [] : KeyAddress.Known(written);
        var faults = new FaultList();
        foreach (var (address, value) in changes)
        {
            var text = $"--set {address}={value}";
            try
            {
                // Of a file that is none, only the fault of the file itself is worth telling.
                foreach (var path in written is null ? [address] : KeyAddress.Places(address, known))
                {
                    _full.Add(new(path, value));
                    if (written is not null) _places.Add((text, KeyPath.Parse(path)));
                }
            }
            catch (InputException exception)
            {
                foreach (var fault in exception.Faults) faults.Add(Of(text, fault));
            }
        }
        faults.ThrowIfAny();
        _all = string.Join(", ", changes.Select(c => $"--set {c.Key}={c.Value}"));
    }

    /// <summary>Full paths and values, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Full => _full;

    /// <summary>The faults of the changed recipe, each that comes from a change naming it instead of a line.</summary>
    /// <param name="faults">faults of the recipe with the changes</param>
    /// <param name="unchanged">reads the recipe without them, or throws</param>
    public IReadOnlyList<Fault> Attribute(IReadOnlyList<Fault> faults, Action unchanged)
    {
        var sound = true;
        try
        {
            unchanged();
        }
        catch (InputException)
        {
            sound = false;
        }
        return [.. faults.Select(fault => _places.FindLast(place => IsWithin(fault.Path, place.Path)) is { Text: { } text } ? Of(text, fault) : sound ? Of(_all, fault) : fault)];
    }

    private static bool IsWithin(string? path, KeyPath place)
    {
        if (string.IsNullOrEmpty(path)) return false;
        KeyPath found;
        try
        {
            found = KeyPath.Parse(path);
        }
        catch (InputException)
        {
            // A key with odd characters that the fault names without its quotes.
            return false;
        }
        return found.Steps.Count >= place.Steps.Count && place.Steps.Select((step, i) => step == found.Steps[i] || (step.IsEvery && found.Steps[i].Key is null)).All(same => same);
    }

    private static Fault Of(string text, Fault fault) => fault with { Span = null, Message = $"{text}: {fault.Message}" };
}
