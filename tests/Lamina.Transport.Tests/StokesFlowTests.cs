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
    public void Threads_do_not_change_a_bit()
    {
        var image = Scenes.Pack(20, 12, 3, 5, 4);
        var one = StokesFlow.Solve(image, 0, Axis.Z, new PermeabilityOptions { Threads = 1, MaximumSteps = 200 });
        foreach (var threads in new[] { 2, 4 }) Assert.Equal(one, StokesFlow.Solve(image, 0, Axis.Z, new PermeabilityOptions { Threads = threads, MaximumSteps = 200 }));
        Assert.False(one.Converged);
        Assert.True(one.Permeability > 0);
    }
}
