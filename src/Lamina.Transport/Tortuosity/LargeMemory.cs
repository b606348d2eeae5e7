using System.Runtime.InteropServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Zeroed memory in large pages where the system has them: a solve touches hundreds of megabytes once or twice, and handing them out in pages of four kilobytes takes a sixth of its time.
/// </summary>
internal static unsafe partial class LargeMemory
{
    // Smaller pieces would leave most of a large page unused.
    private const nuint Least = 4 << 20;

    private const int ReadAndWrite = 3, PrivateAndAnonymous = 0x22, HugePages = 14;

    /// <summary>Zeroed memory.</summary>
    public static void* Take(nuint bytes)
    {
        if (!IsMapped(bytes)) return NativeMemory.AllocZeroed(bytes);
        var memory = Map(null, bytes, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if ((nint)memory == -1) throw new OutOfMemoryException($"no {bytes / 1e6:F0} MB of memory for a tortuosity solve");
        // A wish: pages are small where it is not granted.
        _ = Advise(memory, bytes, HugePages);
        return memory;
    }

    /// <summary>Gives memory back at once.</summary>
    public static void GiveBack(void* memory, nuint bytes)
    {
        if (IsMapped(bytes)) _ = Unmap(memory, bytes);
        else NativeMemory.Free(memory);
    }

    private static bool IsMapped(nuint bytes) => bytes >= Least && OperatingSystem.IsLinux();

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint bytes, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* memory, nuint bytes);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* memory, nuint bytes, int advice);
}
