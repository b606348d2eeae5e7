namespace Lamina.Transport.Tortuosity;

/// <summary>Zeroed bytes outside the managed heap.</summary>
internal sealed class ByteBuffer(long length) : NativeBuffer<byte>(length, cleared: true);
