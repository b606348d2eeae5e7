using System.Text;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>A YAML file as text and as a tree of nodes that know their places.</summary>
/// <remarks>
/// Read is the part of YAML that recipes need: maps, lists, scalars, comments, quoted and block text. Anchors, aliases, tags and several documents in a file
/// are refused with a message: they hide where a value comes from and let a small file grow without bound.
/// </remarks>
public sealed class Document
{
    private Document(string file, string text, Node root)
    {
        File = file;
        Text = text;
        Root = root;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The whole text; spans index into it.</summary>
    public string Text { get; }

    /// <summary>The outermost value.</summary>
    public Node Root { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">the file cannot be read or is not YAML; all faults are in it</exception>
    public static Document Read(string path, YamlLimits? limits = null)
    {
        var faults = new FaultList();
        return TryRead(path, faults, limits) ?? throw new InputException(faults);
    }

    /// <summary>Reads a file; adds to the faults and gives null when it cannot.</summary>
    public static Document? TryRead(string path, FaultList faults, YamlLimits? limits = null) => TryRead(path, faults, keepFaulty: false, limits);

    /// <summary>As above; with <paramref name="keepFaulty"/> a document that has faults but can be walked is still given.</summary>
    internal static Document? TryRead(string path, FaultList faults, bool keepFaulty, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        return TextFile.TryRead(path, limits.MaxBytes, faults) is { } text ? TryParse(text, path, faults, limits, keepFaulty) : null;
    }

    /// <summary>Reads text.</summary>
    /// <exception cref="InputException">the text is not YAML; all faults are in it</exception>
    public static Document Parse(string text, string file = "(text)", YamlLimits? limits = null)
    {
        var faults = new FaultList();
        return TryParse(text, file, faults, limits) ?? throw new InputException(faults);
    }

    /// <summary>Reads text; adds to the faults and gives null when it cannot.</summary>
    public static Document? TryParse(string text, string file, FaultList faults, YamlLimits? limits = null) =>
        TryParse(text, file, faults, limits ?? YamlLimits.Default, keepFaulty: false);

    private static Document? TryParse(string text, string file, FaultList faults, YamlLimits limits, bool keepFaulty)
    {
        if (text.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
        {
            faults.Add(TextFile.TooLarge(file, limits.MaxBytes));
            return null;
        }
        if (TextFile.FindForeign(text, file) is { } foreign)
        {
            faults.Add(foreign);
            return null;
        }
        var before = faults.Count + faults.Dropped;
        var root = new NodeReader(text, file, faults, limits).Read();
        return root is not null && (keepFaulty || faults.Count + faults.Dropped == before) ? new Document(file, text, root) : null;
    }

    /// <summary>The nodes at a key path with <c>[*]</c> for every item; empty where there is none.</summary>
    /// <exception cref="InputException">the path cannot be read</exception>
    public IReadOnlyList<Node> Find(string path) => [.. KeyPath.Parse(path).Resolve(Root).Select(found => found.Node)];
}
