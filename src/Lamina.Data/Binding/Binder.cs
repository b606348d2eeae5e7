using Lamina.Data.Binding.Shapes;
using Lamina.Data.Faults;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <summary>Reads records from YAML by their attributes, and reports every fault of the file at once.</summary>
/// <remarks>
/// A record is a class with a constructor without parameters and <c>init</c> properties. A property is read from the key that is its name in snake_case.
/// <c>required</c> properties must be written; the others keep the value that the record gives them. Read-only properties are not settings.
/// </remarks>
public static class Binder
{
    /// <summary>Reads a record from a file, after changing keys as by <c>--set key=value</c>.</summary>
    /// <param name="path">the file</param>
    /// <param name="changes">key path and new value, applied in order; a path may lead into a file that the first one names</param>
    /// <exception cref="InputException">with all faults</exception>
    public static Bound<T> Read<T>(string path, IEnumerable<KeyValuePair<string, string>>? changes = null) where T : class
    {
        var faults = new FaultList();
        var bound = TryRead<T>(path, faults, out _, changes);
        faults.ThrowIfAny();
        return bound!;
    }

    /// <summary>Reads a record from a file; adds to the faults and gives null when it cannot.</summary>
    /// <param name="path">the file</param>
    /// <param name="faults">receives what is wrong</param>
    /// <param name="draft">what could be read; null where the file is no map of keys at all</param>
    /// <param name="changes">key path and new value, applied in order</param>
    public static Bound<T>? TryRead<T>(string path, FaultList faults, out Draft? draft, IEnumerable<KeyValuePair<string, string>>? changes = null) where T : class
    {
        draft = null;
        // A document with duplicate keys is still bound, so that its other faults are reported as well.
        return Document.TryRead(path, faults, keepFaulty: true) is { } document ? TryBind<T>(document, faults, out draft, changes) : null;
    }

    /// <summary>Reads a record from a document, after changing keys as by <c>--set key=value</c>.</summary>
    /// <param name="document">the document</param>
    /// <param name="changes">key path and new value, applied in order</param>
    /// <param name="files">documents that stand for files that this one names, by path: they are not read again</param>
    /// <exception cref="InputException">with all faults</exception>
    public static Bound<T> Bind<T>(Document document, IEnumerable<KeyValuePair<string, string>>? changes = null, IReadOnlyDictionary<string, Document>? files = null) where T : class
    {
        var faults = new FaultList();
        var bound = TryBind<T>(document, faults, changes, files);
        faults.ThrowIfAny();
        return bound!;
    }

    /// <summary>Reads a record from a document; adds to the faults and gives null when it cannot.</summary>
    public static Bound<T>? TryBind<T>(
        Document document, FaultList faults, IEnumerable<KeyValuePair<string, string>>? changes = null, IReadOnlyDictionary<string, Document>? files = null) where T : class =>
        TryBind<T>(document, faults, out _, changes, files);

    /// <summary>As above, with what could be read where the record as a whole could not.</summary>
    public static Bound<T>? TryBind<T>(
        Document document, FaultList faults, out Draft draft, IEnumerable<KeyValuePair<string, string>>? changes = null, IReadOnlyDictionary<string, Document>? files = null) where T : class
    {
        var before = faults.Count + faults.Dropped;
        var reader = new RecordReader(faults, Change.ParseAll(changes, faults), files);
        var (value, used) = reader.ReadDocument(ShapeTable.Of(typeof(T)), document);
        draft = new Draft { Document = used, Documents = reader.Documents, Given = reader.Given, Defaulted = reader.Defaulted };
        if (value is null || faults.Count + faults.Dropped > before) return null;
        return new Bound<T>
        {
            Value = (T)value,
            Document = used,
            Documents = reader.Documents,
            Given = reader.Given,
            Defaulted = reader.Defaulted,
        };
    }

    /// <summary>Whether a path leads to a key that a file of this record may have, written or not.</summary>
    /// <param name="path">the path; <c>[*]</c> stands for every item</param>
    public static bool HasKey<T>(KeyPath path) where T : class => ShapeTable.Of(typeof(T)).Leads(path.Steps);

    /// <summary>Reads a record from a part of a document, for records that are known only after another part was read.</summary>
    /// <param name="document">the document that holds the node</param>
    /// <param name="node">the part</param>
    /// <param name="path">the key path of the part, for messages and for <see cref="Draft.Given"/></param>
    /// <param name="faults">receives what is wrong</param>
    public static Bound<T>? TryBindPart<T>(Document document, Node node, string path, FaultList faults) where T : class
    {
        var before = faults.Count + faults.Dropped;
        var reader = new RecordReader(faults, []);
        var value = reader.ReadPart(ShapeTable.Of(typeof(T)), document, node, path);
        if (value is null || faults.Count + faults.Dropped > before) return null;
        return new Bound<T> { Value = (T)value, Document = document, Documents = reader.Documents, Given = reader.Given, Defaulted = reader.Defaulted };
    }
}
