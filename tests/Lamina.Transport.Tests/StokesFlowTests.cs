using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Transport.Permeability;
using Lamina.Voxels.Images;

namespace Lamina.Transport.Tests;

public sealed class StokesFlowTests
{
    private static readonly PermeabilityOptions Periodic = new() { Periodic = true, Tolerance = 1e-9 };

    [Theory]
    [InlineData(3, Axis.Z)]
    [InlineData(8, Axis.Z)]
    [InlineData(8, Axis.X)]
    public void A_plane_channel_has_the_parabola_at_its_voxel_centres(int width, Axis axis)
    {
        // Walls of one voxel between channels, so that the whole has width + 1 voxels across y.
        var image = Scenes.Image(2, width + 1, 2, (_, y, _) => y == 0 ? 1 : 0);
        var result = StokesFlow.Solve(image, 0, axis, Periodic);
        Assert.True(result.Converged);
        // Velocities at the centres lie on the parabola; the mean of the centres is 1/24 above that of the parabola.
        Close.Relative((width * width / 12.0 + 1 / 24.0) * width / (width + 1), result.Permeability, 1e-6);
    }

    [Fact]
    public void Permeability_goes_with_the_square_of_the_voxel_and_not_across_walls()
    {
        var image = Scenes.Image(2, 6, 2, (_, y, _) => y == 0 ? 1 : 0);
        var scaled = new PhaseImage(new VoxelGrid(2, 6, 2, ImageSpacing.Cubic(1e-7)), image.Values, image.Phases);
        Close.Relative(1e-14 * StokesFlow.Solve(image, 0, Axis.Z, Periodic).Permeability, StokesFlow.Solve(scaled, 0, Axis.Z, Periodic).Permeability, 1e-12);
        Assert.Equal(0, StokesFlow.Solve(image, 0, Axis.Y, Periodic).Permeability);
    }

    [Fact]
    public void A_square_duct_has_the_series_of_Boussinesq()
    {
        // k = a^2 (1/12 - 16/pi^5 sum tanh(n pi / 2) / n^5) over the odd n, for a duct of edge a; closed sides are walls, so that no voxel is lost.
        const int A = 16;
        var series = 0.0;
        for (var n = 1; n < 60; n += 2) series += Math.Tanh(n * Math.PI / 2) / Math.Pow(n, 5);
        var exact = A * A * (1 / 12.0 - 16 / Math.Pow(Math.PI, 5) * series);
        var image = Scenes.Image(A, A, 4, (_, _, _) => 0);
        Close.Relative(exact, StokesFlow.Solve(image, 0, Axis.Z, new PermeabilityOptions { Tolerance = 1e-8, OpenLayers = 0 }).Permeability, 5e-3);
    }

    [Theory]
    [InlineData(0.125, 4.292)]
    [InlineData(0.216, 7.442)]
    public void A_cubic_array_of_spheres_has_the_drag_of_Zick_and_Homsy(double c, double drag)
    {
        const int N = 24;
        var r = Math.Cbrt(3 * c / (4 * Math.PI)) * N;
        var image = Scenes.Image(N, N, N, (x, y, z) => Math.Pow(x + 0.5 - N / 2.0, 2) + Math.Pow(y + 0.5 - N / 2.0, 2) + Math.Pow(z + 0.5 - N / 2.0, 2) <= r * r ? 1 : 0);
        // At a radius of 7 and 9 voxels the stairs take 2.3 and 4.4 % of the permeability (docs/theory/permeability.md). Force on a sphere 6 pi mu r u times the drag.
        Close.Relative(2 * r * r / (9 * c * drag), StokesFlow.Solve(image, 0, Axis.X, Periodic with { Tolerance = 1e-6 }).Permeability, 0.05);
    }

    [Fact]
    public void The_march_is_that_of_a_plain_one_over_all_voxels()
    {
        const int N = 9, Steps = 150;
        var image = Scenes.Pack(N, 5, 1.5, 2.5, 6);
        var fast = StokesFlow.Solve(image, 0, Axis.Y, Periodic with { MaximumSteps = Steps, Tolerance = 1e-15 });
        // Nineteen directions, populations of every voxel, walls too; what meets a wall turns back.
        var directions = (from z in new[] { -1, 0, 1 } from y in new[] { -1, 0, 1 } from x in new[] { -1, 0, 1 } where Math.Abs(x) + Math.Abs(y) + Math.Abs(z) < 3 select (x, y, z)).ToArray();
        double Weight((int x, int y, int z) e) => (Math.Abs(e.x) + Math.Abs(e.y) + Math.Abs(e.z)) switch { 0 => 1 / 3.0, 1 => 1 / 18.0, _ => 1 / 36.0 };
        int Opposite(int q) => Array.IndexOf(directions, (-directions[q].x, -directions[q].y, -directions[q].z));
        const double Force = 1e-6, Even = 1, Odd = 1 / (0.5 + 3 / 16.0 / 0.5);
        var f = new double[19, image.Grid.Count];
        var flow = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var next = new double[19, image.Grid.Count];
            flow = 0;
            for (var i = 0; i < image.Grid.Count; i++)
            {
                if (image.Values[i] != 0) continue;
                var g = new double[19];
                for (var q = 0; q < 19; q++)
                {
                    var (x, y, z) = directions[q];
                    var from = image.Grid.Index((i % N - x + N) % N, (i / N % N - y + N) % N, (i / (N * N) - z + N) % N);
                    g[q] = image.Values[from] == 0 ? f[q, from] : f[Opposite(q), i];
                }
                double density = g.Sum(), ux = 0, uy = 0.5 * Force, uz = 0;
                for (var q = 0; q < 19; q++) (ux, uy, uz) = (ux + directions[q].x * g[q], uy + directions[q].y * g[q], uz + directions[q].z * g[q]);
                flow += uy;
                for (var q = 0; q < 19; q++)
                {
                    var (e, w) = (directions[q], Weight(directions[q]));
                    double even = 0.5 * (g[q] + g[Opposite(q)]), odd = 0.5 * (g[q] - g[Opposite(q)]);
                    next[q, i] = g[q] - Even * (even - w * density) - Odd * (odd - 3 * w * (e.x * ux + e.y * uy + e.z * uz)) + (1 - 0.5 * Odd) * 3 * w * e.y * Force;
                }
            }
            f = next;
        }
        Assert.True(fast.Cells == image.Values.Count(v => v == 0), "every pore hangs together in this image");
        Close.Relative(flow / image.Grid.Count / Force / 6, fast.Permeability, 1e-11);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var image = Scenes.Pack(20, 12, 3, 5, 4);
        var one = StokesFlow.Solve(image, 0, Axis.Z, new PermeabilityOptions { Threads = 1, MaximumSteps = 200 });
        foreach (var threads in new[] { 2, 4 }) Assert.Equal(one, StokesFlow.Solve(image, 0, Axis.Z, new PermeabilityOptions { Threads = threads, MaximumSteps = 200 }));
        Assert.False(one.Converged);
        Assert.True(one.Permeability > 0);
    }
}
