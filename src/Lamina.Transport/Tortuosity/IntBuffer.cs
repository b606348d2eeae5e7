namespace Lamina.Transport.Tortuosity;

/// <summary>Integers outside the managed heap, not cleared.</summary>
internal sealed unsafe class IntBuffer(long length) : NativeBuffer<int>(length, cleared: false)
{
    /// <summary>How many are in use.</summary>
    public int Count { get; set; }

    public ReadOnlySpan<int> Span => new(Data, Count);
}
