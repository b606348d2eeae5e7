namespace Lamina.Numerics.Parallel;

/// <summary>
/// Loops cut into chunks of a size that the caller fixes, never by the number of cores: what a chunk does, and the order in which partial results are
/// put together, are the same on any machine and any number of threads. One thread or one chunk runs in place and allocates nothing.
/// </summary>
public static class ParallelChunks
{
    /// <summary>Number of chunks.</summary>
    /// <param name="count">indices</param>
    /// <param name="chunkSize">indices per chunk</param>
    public static int Count(int count, int chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        return (int)(((long)count + chunkSize - 1) / chunkSize);
    }

    /// <summary>Runs a body over all chunks.</summary>
    /// <param name="count">indices</param>
    /// <param name="chunkSize">indices per chunk; large enough that one chunk takes some ten microseconds</param>
    /// <param name="body">the work</param>
    /// <param name="threads">most threads to use; 0 for all cores</param>
    /// <param name="cancellation">asked between chunks</param>
    public static void Run<TBody>(int count, int chunkSize, TBody body, int threads = 0, CancellationToken cancellation = default) where TBody : struct, IChunkBody
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var chunks = Count(count, chunkSize);
        threads = Math.Min(threads == 0 ? Environment.ProcessorCount : threads, chunks);
        if (threads <= 1)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                cancellation.ThrowIfCancellationRequested();
                body.Run(chunk, chunk * chunkSize, End(chunk, chunkSize, count));
            }
            return;
        }
        Spread(count, chunkSize, chunks, body, threads, cancellation);
    }

    /// <summary>Sums over all indices, chunk by chunk, partial sums added in the order of the chunks.</summary>
    /// <param name="count">indices</param>
    /// <param name="chunkSize">indices per chunk: part of the result, since it sets the order of summation</param>
    /// <param name="body">sums one chunk and adds two partial sums</param>
    /// <param name="threads">most threads to use; 0 for all cores</param>
    /// <param name="cancellation">asked between chunks</param>
    public static TPartial Sum<TPartial, TBody>(int count, int chunkSize, TBody body, int threads = 0, CancellationToken cancellation = default)
        where TPartial : struct where TBody : struct, IChunkSum<TPartial>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var chunks = Count(count, chunkSize);
        if (chunks == 0) return default;
        threads = Math.Min(threads == 0 ? Environment.ProcessorCount : threads, chunks);
        if (threads <= 1)
        {
            var sum = body.Sum(0, End(0, chunkSize, count));
            for (var chunk = 1; chunk < chunks; chunk++)
            {
                cancellation.ThrowIfCancellationRequested();
                sum = body.Add(sum, body.Sum(chunk * chunkSize, End(chunk, chunkSize, count)));
            }
            return sum;
        }
        var partials = new TPartial[chunks];
        Spread(count, chunkSize, chunks, new Collect<TPartial, TBody>(body, partials), threads, cancellation);
        var total = partials[0];
        for (var chunk = 1; chunk < chunks; chunk++) total = body.Add(total, partials[chunk]);
        return total;
    }

    // The index arithmetic in long: the last chunk of a long loop may end beyond int.
    private static int End(int chunk, int chunkSize, int count) => (int)Math.Min(count, ((long)chunk + 1) * chunkSize);

    private static void Spread<TBody>(int count, int chunkSize, int chunks, TBody body, int threads, CancellationToken cancellation) where TBody : struct, IChunkBody
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        System.Threading.Tasks.Parallel.For(0, chunks, options, chunk => body.Run(chunk, chunk * chunkSize, End(chunk, chunkSize, count)));
    }

    private readonly struct Collect<TPartial, TBody>(TBody body, TPartial[] partials) : IChunkBody where TPartial : struct where TBody : struct, IChunkSum<TPartial>
    {
        public void Run(int chunk, int start, int end) => partials[chunk] = body.Sum(start, end);
    }
}
