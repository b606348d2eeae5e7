namespace Lamina.Numerics.Parallel;

/// <summary>
/// A parallel loop on the task scheduler that it is started under (plain parallel loops go to the default one), so that who runs work under a scheduler of n threads gets n threads in all
/// loops below; and on no more threads than there are processors, so that buffers that bodies borrow stay few however slowly bodies run. For maps: sums need an order, see <see cref="OrderedSum"/>.
/// </summary>
public static class ScheduledLoop
{
    /// <summary>Calls the body for every number from the first to the one before the end.</summary>
    /// <param name="first">first number</param>
    /// <param name="end">one after the last</param>
    /// <param name="body">called once per number, in any order</param>
    /// <param name="cancellation">stops between calls</param>
    public static void For(int first, int end, Action<int> body, CancellationToken cancellation = default) =>
        // Null stands for the current scheduler; the default of the options is the default scheduler.
        System.Threading.Tasks.Parallel.For(first, end, new ParallelOptions { TaskScheduler = null, MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, body);
}
