namespace Lamina.Transport.Tortuosity;

/// <summary>Zeroed floats outside the managed heap.</summary>
internal sealed class FloatBuffer(long length) : NativeBuffer<float>(length, cleared: true);
