using System.Runtime.InteropServices;

namespace Lamina.Particles.Forces;

/// <summary>Aligned records of four doubles, one per particle and one more for the dummy that fills up neighbour blocks.</summary>
internal sealed unsafe class Records(int count) : IDisposable
{
    public double* At { get; private set; } = Allocate(count);

    private static double* Allocate(int count)
    {
        var bytes = (nuint)(count + 1) * 4 * sizeof(double);
        var at = (double*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(at, bytes);
        return at;
    }

    /// <summary>Clears the records from one place to before another.</summary>
    public void Clear(int from, int to) => NativeMemory.Clear(At + 4 * (nuint)from, (nuint)(to - from) * 4 * sizeof(double));

    public void Dispose()
    {
        NativeMemory.AlignedFree(At);
        At = null;
        GC.SuppressFinalize(this);
    }

    ~Records() => Dispose();
}
