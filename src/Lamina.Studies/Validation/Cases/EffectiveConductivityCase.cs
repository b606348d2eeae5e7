using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Effective conductivity of structures with a closed form.</summary>
internal sealed class EffectiveConductivityCase : ValidationCase
{
    private static readonly TortuosityOptions Tight = new() { Tolerance = 1e-10 };

    public override string Name => "effective-conductivity";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "T1";

    public override string Question => "Do layers, strips, cylinders and chequerboards of voxels conduct as their closed forms say?";

    public override string Source => "arithmetic and harmonic means; resistor ladder of the slanted strip (TauFactor's test prints 7.51667); Perrins et al. 1979; Keller 1964, Dykhne 1970";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var open = VoxelScene.Image(7, 5, 11, (_, _, _) => 1);
        yield return Gate("tau of an open block", 1, TortuosityFactor.Solve(open, 1, Axis.X, Tight, cancellation).Tau, 1e-12);
        var channel = VoxelScene.Image(20, 20, 20, (x, y, _) => x < 10 && y < 10 ? 1 : 0);
        yield return Gate("D_eff of a straight channel of a quarter", 0.25, TortuosityFactor.Solve(channel, 1, Axis.Z, Tight, cancellation).Effective, 1e-12);
        var layers = VoxelScene.Image(20, 20, 20, (x, _, _) => x / 2 % 2);
        yield return Relative("layers 10:1, along", 5.5, TortuosityFactor.Solve(layers, [10, 1], Axis.Z, Tight, cancellation).Effective, 1e-9);
        yield return Relative("layers 10:1, across", 2 / (1 / 10.0 + 1), TortuosityFactor.Solve(layers, [10, 1], Axis.X, Tight, cancellation).Effective, 1e-9);
        var strip = VoxelScene.Image(21, 21, 20, (x, y, z) => x - z is 0 or 1 && y - z is 0 or 1 ? 1 : 0);
        yield return Relative("tau of the slanted strip", 4 * (19 + 18 + 2 * 7 / 24.0) / 20, TortuosityFactor.Solve(strip, 1, Axis.Z, Tight, cancellation).Tau, 1e-8);
        var dead = VoxelScene.Image(9, 9, 9, (x, y, z) => x == 4 && y == 4 && z < 8 ? 1 : 0);
        yield return Gate("D_eff of a dead end", 0, TortuosityFactor.Solve(dead, 1, Axis.Z, Tight, cancellation).Effective, 0);
        foreach (var (f, expected) in new[] { (0.2, 0.66645), (0.5, 0.32475) })
        {
            cancellation.ThrowIfCancellationRequested();
            // A quarter of the cell, 128 voxels: the disc's area on the grid is right to 0.03 %.
            const int N = 128;
            var r = Math.Sqrt(f / Math.PI) * 2 * N;
            var cylinders = VoxelScene.Image(N, 1, N, (x, _, z) => (x + 0.5) * (x + 0.5) + (z + 0.5) * (z + 0.5) <= r * r ? 1 : 0);
            var result = TortuosityFactor.Solve(cylinders, 0, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume }, cancellation);
            yield return Relative($"square array of insulating cylinders, f = {f}, tau_corrected", (1 - f) / expected, result.TauCorrected, 1e-3);
        }
        // The corner's singularity converges slowly, by the same factor from level to level: three levels give the limit (Aitken).
        var boards = new[] { 32, 64, 128 }.Select(n => TortuosityFactor.Solve(VoxelScene.Image(2 * n, 1, 2 * n, (x, _, z) => (x / n + z / n) % 2), [10, 1], Axis.Z, null, cancellation).Effective).ToArray();
        yield return Relative("chequerboard 10:1, limit of 32, 64 and 128 voxels per square", Math.Sqrt(10), boards[2] - (boards[2] - boards[1]) * (boards[2] - boards[1]) / (boards[2] - 2 * boards[1] + boards[0]), 1e-3);
        yield return Gate("chequerboard 10:1, deviation at 64 voxels per square", -0.015, boards[1] / Math.Sqrt(10) - 1, 6e-4) with { Class = ValidationClass.Peer, Source = "an independent conjugate-gradient solver on the same voxels: -1.5 %" };
    }
}
