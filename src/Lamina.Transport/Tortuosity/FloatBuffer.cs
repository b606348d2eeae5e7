namespace Lamina.Transport.Tortuosity;

/// <summary>Floats outside the managed heap.</summary>
internal sealed class FloatBuffer(long length) : NativeBuffer<float>(length);
