using System.Collections.Concurrent;

namespace Lamina.Voxels.Images;

/// <summary>Work memory that loop bodies borrow and give back: as many pieces as bodies run at once, where a parallel loop's own thread locals would make new ones again and again.</summary>
/// <typeparam name="T">a buffer</typeparam>
internal sealed class Pool<T>(Func<T> create) where T : class
{
    private readonly ConcurrentBag<T> free = [];

    public T Rent() => free.TryTake(out var piece) ? piece : create();

    public void Return(T piece) => free.Add(piece);
}
