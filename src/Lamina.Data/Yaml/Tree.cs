namespace Lamina.Data.Yaml;

/// <summary>Trees of nodes as values, places aside.</summary>
internal static class Tree
{
    /// <summary>Whether two trees say the same.</summary>
    public static bool Same(Node a, Node b) => (a, b) switch
    {
        (ScalarNode x, ScalarNode y) => x.Text == y.Text && x.IsNull == y.IsNull,
        (ListNode x, ListNode y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => Same(pair.First, pair.Second)),
        (MapNode x, MapNode y) => x.Entries.Count == y.Entries.Count
            && x.Entries.Zip(y.Entries).All(pair => pair.First.Key == pair.Second.Key && Same(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    /// <summary>The tree with another value at a path; keys that are not there are added last.</summary>
    public static Node With(Node node, IReadOnlyList<KeyPathStep> steps, int from, Node value)
    {
        if (from == steps.Count) return value;
        var step = steps[from];
        if (step.Key is not { } key)
        {
            var items = ((ListNode)node).Items.ToArray();
            items[step.Index] = With(items[step.Index], steps, from + 1, value);
            return new ListNode(node.Span, items, isFlow: false);
        }
        var map = node as MapNode ?? new MapNode(node.Span, [], isFlow: false);
        var entries = map.Entries.ToList();
        var index = entries.FindIndex(entry => entry.Key == key);
        var below = With(index < 0 ? new MapNode(node.Span, [], isFlow: false) : entries[index].Value, steps, from + 1, value);
        var changed = new MapEntry(key, node.Span, below);
        if (index < 0) entries.Add(changed);
        else entries[index] = changed;
        return new MapNode(node.Span, entries, isFlow: false);
    }
}
