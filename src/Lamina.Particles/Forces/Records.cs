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

    public void Clear() => NativeMemory.Clear(At, (nuint)(count + 1) * 4 * sizeof(double));

    public void Dispose()
    {
        NativeMemory.AlignedFree(At);
        At = null;
        GC.SuppressFinalize(this);
    }

    ~Records() => Dispose();
}
