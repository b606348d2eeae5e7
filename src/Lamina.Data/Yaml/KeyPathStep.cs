namespace Lamina.Data.Yaml;

/// <summary>One step of a <see cref="KeyPath"/>: into a key, an item or every item.</summary>
public sealed record KeyPathStep
{
    /// <summary>The key of a map, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The index into a list, from 0, where the step is neither a key nor every item [-].</summary>
    public int Index { get; init; }

    /// <summary>Whether it goes into every item of a list, or every value of a map.</summary>
    public bool IsEvery { get; init; }

    internal IEnumerable<(KeyPath Path, Node Node)> From(KeyPath path, Node node) => (node, this) switch
    {
        (MapNode map, { Key: { } key }) => map.TryGet(key, out var entry) ? [(path.Then(key), entry.Value)] : [],
        (MapNode map, { IsEvery: true }) => map.Entries.Select(entry => (path.Then(entry.Key), entry.Value)),
        (ListNode list, { IsEvery: true }) => list.Items.Select((item, index) => (path.Then(index), item)),
        (ListNode list, { Key: null }) => Index < list.Items.Count ? [(path.Then(Index), list.Items[Index])] : [],
        _ => [],
    };
}
