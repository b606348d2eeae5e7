using System.Runtime.InteropServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>Numbers outside the managed heap: given back at once, and never moved under a pointer.</summary>
internal abstract unsafe class NativeBuffer<T> : IDisposable where T : unmanaged
{
    protected NativeBuffer(long length, bool cleared)
    {
        Length = length;
        // One at least, so that there is an address.
        var room = (nuint)Math.Max(length, 1);
        Data = (T*)(cleared ? NativeMemory.AllocZeroed(room, (nuint)sizeof(T)) : NativeMemory.Alloc(room, (nuint)sizeof(T)));
        NativeBuffers.Taken();
    }

    /// <summary>How many there is room for.</summary>
    public long Length { get; }

    public T* Data { get; private set; }

    public void Clear() => NativeMemory.Clear(Data, (nuint)(Length * sizeof(T)));

    public void Dispose()
    {
        if (Data is null) return;
        NativeMemory.Free(Data);
        Data = null;
        NativeBuffers.GivenBack();
    }
}
