using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Changes or adds a value in YAML text and leaves every other byte as it is: comments, order, spacing.</summary>
public static class TextPatch
{
    /// <summary>The document with a value changed, or added where its key is not there yet.</summary>
    /// <param name="document">the document to start from; it is not changed itself</param>
    /// <param name="path">key path, <c>[*]</c> for all items: <c>dryer.zones[*].air_temperature</c></param>
    /// <param name="value">a single value (<c>110 degC</c>), or a list or map in brackets or braces</param>
    /// <exception cref="InputException">the path leads nowhere, or the value cannot stand there</exception>
    public static Document Set(Document document, string path, string value) => throw new NotImplementedException();
}
