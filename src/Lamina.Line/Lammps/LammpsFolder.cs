namespace Lamina.Line.Lammps;

/// <summary>A folder of decks.</summary>
public static class LammpsFolder
{
    /// <summary>Writes the files of a deck, replacing those of the same names.</summary>
    /// <param name="folder">made if it does not exist</param>
    /// <param name="files">relative name to text</param>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
