namespace Lamina.Transport.Tortuosity;

/// <summary>Integers outside the managed heap.</summary>
internal sealed unsafe class IntBuffer(long length) : NativeBuffer<int>(length)
{
    /// <summary>How many are in use.</summary>
    public int Count { get; set; }

    public ReadOnlySpan<int> Span => new(Data, Count);
}
