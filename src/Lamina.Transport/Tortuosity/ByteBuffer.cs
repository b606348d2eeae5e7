namespace Lamina.Transport.Tortuosity;

/// <summary>Bytes outside the managed heap.</summary>
internal sealed class ByteBuffer(long length) : NativeBuffer<byte>(length);
