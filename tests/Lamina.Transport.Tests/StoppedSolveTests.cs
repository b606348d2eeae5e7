using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;

namespace Lamina.Transport.Tests;

/// <summary>Runs by itself: what is counted is shared by all solves of the process.</summary>
[CollectionDefinition(nameof(StoppedSolveTests), DisableParallelization = true)]
[Collection(nameof(StoppedSolveTests))]
public sealed class StoppedSolveTests
{
    [Fact]
    public void A_solve_stopped_at_any_moment_gives_all_its_memory_back()
    {
        var image = Scenes.Pack(26, 40, 3, 6, 5);
        Func<CancellationToken, TortuosityResult>[] solves =
        [
            token => TortuosityFactor.Solve(image, 0, Axis.X, Options(PeriodicSides.None), token),
            token => TortuosityFactor.Solve(image, 0, Axis.Z, Options(PeriodicSides.All), token),
            token => TortuosityFactor.Solve(image, [1, 0.02], Axis.Y, Options(PeriodicSides.None), token),
        ];
        foreach (var solve in solves)
        {
            var before = NativeBuffers.Open;
            var (stopped, moments) = (0, 0);
            for (var moment = 1; ; moment += 1 + moment / 12, moments++)
            {
                using var source = new CancellationTokenSource();
                var taken = 0;
                NativeBuffers.WhenTaken = () =>
                {
                    if (Interlocked.Increment(ref taken) == moment) source.Cancel();
                };
                try
                {
                    solve(source.Token);
                }
                catch (OperationCanceledException)
                {
                    stopped++;
                }
                finally
                {
                    NativeBuffers.WhenTaken = null;
                }
                Assert.Equal(before, NativeBuffers.Open);
                if (taken < moment) break;
            }
            // The last buffers of all may be followed by no look at the token.
            Assert.True(stopped > 30 && stopped >= moments - 3, $"{stopped} of {moments} solves were stopped");
        }
    }

    private static TortuosityOptions Options(PeriodicSides sides) => new() { Correction = BiasCorrection.PartialVolume, Periodic = sides, Threads = 2 };
}
