using Xunit;

namespace Lamina.Testing;

/// <summary>A test that needs reference data which may not be shipped; skipped by name, saying what is missing, where the data is not found.</summary>
public sealed class ReferenceFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    /// <param name="path">file or folder below LAMINA_REFERENCE_DATA</param>
    public ReferenceFactAttribute(string path)
    {
        var full = Places.ReferenceData is { } root ? Path.Combine(root, path) : null;
        if (full is null) Skip = $"needs {path} below LAMINA_REFERENCE_DATA (not set)";
        else if (!File.Exists(full) && !Directory.Exists(full)) Skip = $"needs {path}, not found below LAMINA_REFERENCE_DATA";
    }
}
