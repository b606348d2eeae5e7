namespace Lamina.Transport.Tortuosity;

/// <summary>What the solve of the voxels as they are leaves to that of partly filled ones, which is much like it: its potential to start from, and its coarse levels.</summary>
internal sealed class FirstSolve(TransportBox box) : IDisposable
{
    public PotentialGuess Guess { get; } = new(box);

    public MultigridCycle? Cycle { get; set; }

    public void Dispose()
    {
        Guess.Dispose();
        Cycle?.Dispose();
    }
}
