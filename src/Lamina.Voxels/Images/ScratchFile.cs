using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Lamina.Voxels.Images;

/// <summary>
/// Bytes outside the process's memory: a file of the temporary folder (TMPDIR) that loses its name as soon as it is open, so that nothing is left however the process ends.
/// It is written by ordinary writes, so that a full disk is an exception, and read through mapped views, which count as memory while they are held.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly MemoryMappedFile map;
    private readonly string folder;

    private ScratchFile(SafeFileHandle file, long length, string folder)
    {
        this.file = file;
        this.folder = folder;
        Length = length;
        // A hole until written.
        RandomAccess.SetLength(file, length);
        map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
    }

    /// <summary>Number of bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the temporary folder itself lies in memory, so that its files do too.</summary>
    public static bool FolderIsInMemory => !OperatingSystem.IsWindows() && Directory.Exists(Path.GetTempPath()) && new DriveInfo(Path.GetTempPath()).DriveFormat is "tmpfs" or "ramfs";

    /// <summary>Makes a file of zeros.</summary>
    /// <param name="bytes">its length</param>
    /// <param name="folder">where; null is the temporary folder</param>
    /// <param name="free">bytes that the disk has; null asks the disk</param>
    /// <exception cref="IOException">the disk has no room, or there is no such folder</exception>
    public static ScratchFile Create(long bytes, string? folder = null, long? free = null)
    {
        folder = Path.GetFullPath(folder ?? Path.GetTempPath());
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"the image needs a scratch file of {bytes} bytes, the temporary folder {folder} does not exist: make it, or name another in the environment variable TMPDIR");
        var room = free ?? new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        if (bytes > room) throw new IOException($"the image needs a scratch file of {bytes} bytes, the disk of {folder} has {room} left: free some, or name a folder on another disk in the environment variable TMPDIR");
        var path = Path.Combine(folder, $"lamina-{Path.GetRandomFileName()}.scratch");
        // Without a name the file goes when its last handle does. Windows keeps names of open files; there the system deletes it.
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        try
        {
            if (!OperatingSystem.IsWindows()) File.Delete(path);
            return new ScratchFile(handle, bytes, folder);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Writes bytes; from several threads where they do not overlap.</summary>
    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(file, bytes, at);
        }
        catch (IOException e)
        {
            throw new IOException($"the image needs a scratch file of {Length} bytes, which could not be written in {folder}: {e.Message.TrimEnd('.')}; free room there, or name a folder on another disk in the environment variable TMPDIR", e);
        }
    }

    /// <summary>Maps bytes into memory until the view is disposed of.</summary>
    public MemoryMappedViewAccessor Map(long at, int count) => map.CreateViewAccessor(at, count, MemoryMappedFileAccess.Read);

    public void Dispose()
    {
        map.Dispose();
        file.Dispose();
    }
}
