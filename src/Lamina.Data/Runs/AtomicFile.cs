namespace Lamina.Data.Runs;

/// <summary>Writes a file so that its name only ever shows the old content or the whole new one, whenever the process is killed.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary name, flushes to the disk, renames.</summary>
    /// <param name="path">the file</param>
    /// <param name="write">writes the content</param>
    /// <param name="temporaryFolder">where the temporary file stands, on the same file system; the file's own folder if null</param>
    public static void Write(string path, Action<Stream> write, string? temporaryFolder = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(temporaryFolder ?? folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        DirectorySync.Flush(folder);
    }
}
