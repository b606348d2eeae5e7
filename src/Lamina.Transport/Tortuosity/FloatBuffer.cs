using System.Runtime.InteropServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>Zeroed floats outside the managed heap: given back at once, and never moved under a pointer.</summary>
internal sealed unsafe class FloatBuffer : IDisposable
{
    public FloatBuffer(long count)
    {
        Count = count;
        Data = (float*)NativeMemory.AllocZeroed((nuint)count, sizeof(float));
    }

    public long Count { get; }

    public float* Data { get; private set; }

    public void Clear() => NativeMemory.Clear(Data, (nuint)(Count * sizeof(float)));

    public void Dispose()
    {
        if (Data is null) return;
        NativeMemory.Free(Data);
        Data = null;
    }
}
