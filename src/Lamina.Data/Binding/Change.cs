using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <summary>One <c>--set key=value</c>.</summary>
internal sealed class Change
{
    public required KeyPath Path { get; init; }
    public required string Value { get; init; }

    public static IReadOnlyList<Change> ParseAll(IEnumerable<KeyValuePair<string, string>>? changes, FaultList faults)
    {
        var parsed = new List<Change>();
        foreach (var (path, value) in changes ?? [])
        {
            try
            {
                parsed.Add(new Change { Path = KeyPath.Parse(path), Value = value });
            }
            catch (InputException e)
            {
                foreach (var fault in e.Faults) faults.Add(fault);
            }
        }
        return parsed;
    }
}
