using System.Runtime.InteropServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>Integers outside the managed heap, given back at once.</summary>
internal sealed unsafe class IntBuffer(int capacity) : IDisposable
{
    public int* Data { get; private set; } = (int*)NativeMemory.Alloc((nuint)Math.Max(capacity, 1), sizeof(int));

    /// <summary>How many are in use.</summary>
    public int Count { get; set; }

    public ReadOnlySpan<int> Span => new(Data, Count);

    public void Dispose()
    {
        if (Data is null) return;
        NativeMemory.Free(Data);
        Data = null;
    }
}
