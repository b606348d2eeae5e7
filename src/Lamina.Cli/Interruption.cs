using System.Runtime.InteropServices;

namespace Lamina.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, and ends the process should the work not stop within 0.8 s: files are renamed into place, so nothing is left half written.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private Timer? _limit;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _limit?.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _limit ??= new Timer(_ => Environment.Exit(ExitCodes.Interrupted), null, TimeSpan.FromSeconds(0.8), Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
