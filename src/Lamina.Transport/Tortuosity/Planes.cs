namespace Lamina.Transport.Tortuosity;

/// <summary>Runs work plane by plane on a set number of threads. Every sum is made within a plane and then added in the order of the planes, so no result depends on the threads.</summary>
/// <param name="threads">0 for all processors</param>
/// <param name="cancellation">stops between planes</param>
internal sealed class Planes(int threads, CancellationToken cancellation = default)
{
    // Below this many cells starting threads costs more than it saves.
    private const long Worthwhile = 32768;

    private readonly ParallelOptions options = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation };

    public void For(int planes, long cellsPerPlane, Action<int> body)
    {
        if (options.MaxDegreeOfParallelism == 1 || planes * cellsPerPlane < Worthwhile)
        {
            for (var z = 0; z < planes; z++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(z);
            }
        }
        else Parallel.For(0, planes, options, body);
    }

    public double Sum(int planes, long cellsPerPlane, Func<int, double> body)
    {
        var parts = new double[planes];
        For(planes, cellsPerPlane, z => parts[z] = body(z));
        var sum = 0.0;
        foreach (var part in parts) sum += part;
        return sum;
    }
}
