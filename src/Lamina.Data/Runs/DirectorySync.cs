using System.Runtime.InteropServices;

namespace Lamina.Data.Runs;

/// <summary>Makes a rename durable: on Unix the folder itself has to be flushed, which .NET offers no call for. Elsewhere the rename is durable enough.</summary>
internal static partial class DirectorySync
{
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var handle = Open(folder, 0);
        // Some file systems refuse to open or flush folders; the file itself has been flushed already.
        if (handle < 0) return;
        _ = Fsync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
