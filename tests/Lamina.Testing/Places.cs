namespace Lamina.Testing;

/// <summary>Where tests find the repository, reference data and scratch space.</summary>
public static class Places
{
    /// <summary>The repository's root: the folder that holds Lamina.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Reference data that may not be shipped (environment variable LAMINA_REFERENCE_DATA), or null.</summary>
    public static string? ReferenceData { get; } =
        Environment.GetEnvironmentVariable("LAMINA_REFERENCE_DATA") is { Length: > 0 } path && Directory.Exists(path) ? path : null;

    /// <summary>A fresh folder under artifacts/tests (git-ignored).</summary>
    public static string Scratch(string name)
    {
        var path = Path.Combine(Root, "artifacts", "tests", name + "-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(path);
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Lamina.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Lamina.slnx not found above " + AppContext.BaseDirectory);
    }
}
