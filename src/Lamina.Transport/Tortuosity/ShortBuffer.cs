namespace Lamina.Transport.Tortuosity;

/// <summary>Numbers of two bytes outside the managed heap.</summary>
internal sealed class ShortBuffer(long length) : NativeBuffer<ushort>(length);
