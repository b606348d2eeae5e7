using System.Runtime.InteropServices;

namespace Lamina.Studies.Measuring;

/// <summary>Memory that is free inside the process but counts as its own.</summary>
internal static partial class SystemMemory
{
    /// <summary>Hands back what the last work left behind, from the managed heap and, with the GNU C library, from the native one; elsewhere the latter keeps it.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library: nothing to ask it for.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
