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
    /// <param name="changes">key path and new value, applied in order</param>
    /// <exception cref="InputException">with all faults</exception>
    public static Bound<T> Read<T>(string path, IEnumerable<KeyValuePair<string, string>>? changes = null) where T : class =>
        throw new NotImplementedException();

    /// <summary>Reads a record from a document.</summary>
    /// <exception cref="InputException">with all faults</exception>
    public static Bound<T> Bind<T>(Document document) where T : class => throw new NotImplementedException();

    /// <summary>Reads a record from a document; adds to the faults and gives null when it cannot.</summary>
    public static Bound<T>? TryBind<T>(Document document, FaultList faults) where T : class => throw new NotImplementedException();
}
