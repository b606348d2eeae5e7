using System.Runtime.InteropServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>Zeroed numbers outside the managed heap: given back at once, and never moved under a pointer.</summary>
internal abstract unsafe class NativeBuffer<T> : IDisposable where T : unmanaged
{
    protected NativeBuffer(long length)
    {
        Length = length;
        Data = (T*)LargeMemory.Take(Bytes);
        NativeBuffers.Taken();
    }

    /// <summary>How many there is room for.</summary>
    public long Length { get; }

    public T* Data { get; private set; }

    // One at least, so that there is an address.
    private nuint Bytes => checked((nuint)Math.Max(Length, 1) * (nuint)sizeof(T));

    public void Clear() => NativeMemory.Clear(Data, (nuint)(Length * sizeof(T)));

    public void Dispose()
    {
        if (Data is null) return;
        LargeMemory.GiveBack(Data, Bytes);
        Data = null;
        NativeBuffers.GivenBack();
    }
}
