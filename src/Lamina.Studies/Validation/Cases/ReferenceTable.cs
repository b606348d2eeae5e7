using System.Globalization;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Tables of reference data that may not be shipped, found through LAMINA_REFERENCE_DATA.</summary>
internal static class ReferenceTable
{
    /// <summary>The file, or null where the variable is not set or the file is not there.</summary>
    public static string? Find(string path) =>
        Environment.GetEnvironmentVariable("LAMINA_REFERENCE_DATA") is { Length: > 0 } root && File.Exists(Path.Combine(root, path)) ? Path.Combine(root, path) : null;

    /// <summary>Rows of numbers; a cell that is not a number is NaN. The header is skipped.</summary>
    public static IReadOnlyList<double[]> Read(string path, char separator = ',') =>
    [
        .. File.ReadLines(Find(path) ?? throw new FileNotFoundException($"needs {path} below LAMINA_REFERENCE_DATA")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(separator).Select(cell => double.TryParse(cell.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToArray()),
    ];
}
