namespace Lamina.Transport.Tortuosity;

/// <summary>Counts the buffers outside the managed heap, so that a test can see whether a solve that was stopped gave all of them back.</summary>
internal static class NativeBuffers
{
    private static long open;

    /// <summary>Buffers that have not been given back.</summary>
    public static long Open => Interlocked.Read(ref open);

    /// <summary>Told of every buffer that is taken: a test stops a solve at the n-th.</summary>
    public static Action? WhenTaken { get; set; }

    public static void Taken()
    {
        Interlocked.Increment(ref open);
        WhenTaken?.Invoke();
    }

    public static void GivenBack() => Interlocked.Decrement(ref open);
}
