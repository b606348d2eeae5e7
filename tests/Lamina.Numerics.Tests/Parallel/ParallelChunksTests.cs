using Lamina.Numerics.Parallel;
using Lamina.Numerics.Random;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Parallel;

public sealed class ParallelChunksTests
{
    private static readonly double[] Values = Enumerable.Range(0, 100_003)
        .Select(i => new RandomStream(3, RandomStreams.Tests).LogNormal(0, 5, 0, (ulong)i) * (i % 2 == 0 ? 1 : -1)).ToArray();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_003)]
    public void Sums_have_the_same_bits_on_1_2_and_8_threads(int count)
    {
        var values = Values[..count];
        var plain = OrderedSum.Of(values);
        foreach (var threads in new[] { 1, 2, 8 }) Close.SameBits([plain], [OrderedSum.Of(values, threads)]);
        Close.Absolute((double)values.Sum(v => (decimal)v), plain, 1e-13 * values.Sum(Math.Abs) + 1e-300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_index_is_visited_once_and_several_sums_come_together_in_order(int threads)
    {
        var visits = new int[1234];
        ParallelChunks.Run(visits.Length, 100, new Visit(visits), threads);
        Assert.All(visits, v => Assert.Equal(1, v));
        var (sum, first) = ParallelChunks.Sum<(double, int), Moments>(1234, 100, default, threads);
        Assert.Equal((1233.0 * 1234 / 2, 0), (sum, first));
    }

    [Fact]
    public void One_thread_allocates_nothing()
    {
        double Run() => OrderedSum.Of(Values, 1);
        for (var warm = 0; warm < 50; warm++) Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Cancelling_stops_between_chunks()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        foreach (var threads in new[] { 1, 2 })
            Assert.Throws<OperationCanceledException>(() => ParallelChunks.Run(1000, 10, new Visit(new int[1000]), threads, source.Token));
    }

    private readonly struct Visit(int[] visits) : IChunkBody
    {
        public void Run(int chunk, int start, int end)
        {
            for (var i = start; i < end; i++) Interlocked.Increment(ref visits[i]);
        }
    }

    private readonly struct Moments : IChunkSum<(double Sum, int First)>
    {
        public (double Sum, int First) Sum(int start, int end) => (Enumerable.Range(start, end - start).Sum(i => (double)i), start);

        public (double Sum, int First) Add((double Sum, int First) earlier, (double Sum, int First) later) =>
            earlier.First < later.First ? (earlier.Sum + later.Sum, earlier.First) : throw new InvalidOperationException("out of order");
    }
}
