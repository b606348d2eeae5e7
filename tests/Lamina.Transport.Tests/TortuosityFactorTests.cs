using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Transport.Tests;

public sealed class TortuosityFactorTests
{
    private static readonly TortuosityOptions Tight = new() { Tolerance = 1e-9 };

    [Theory]
    [InlineData(5, 7, 11)]
    [InlineData(16, 16, 16)]
    [InlineData(1, 1, 40)]
    [InlineData(33, 2, 1)]
    [InlineData(3, 50, 4)]
    public void An_open_block_has_tortuosity_one_along_every_axis(int nx, int ny, int nz)
    {
        var image = Scenes.Image(nx, ny, nz, (_, _, _) => 0);
        foreach (var axis in Enum.GetValues<Axis>())
            Close.Relative(1, TortuosityFactor.Solve(image, 0, axis).Tau!.Value, 1e-12, $"tau along {axis}");
    }

    [Fact]
    public void A_straight_channel_has_tortuosity_one_and_its_fraction_as_conductivity()
    {
        var image = Scenes.Image(20, 20, 20, (x, y, _) => x < 10 && y < 10 ? 0 : 1);
        var result = TortuosityFactor.Solve(image, 0, Axis.Z);
        Close.Relative(1, result.Tau!.Value, 1e-12);
        Close.Relative(0.25, result.Effective, 1e-12);
    }

    [Theory]
    [InlineData(Axis.X)]
    [InlineData(Axis.Y)]
    [InlineData(Axis.Z)]
    public void Layers_conduct_as_the_arithmetic_and_harmonic_means(Axis across)
    {
        // Ten layers of 10 and 1 in turn, of two voxels each.
        int Label(int x, int y, int z) => (across switch { Axis.X => x, Axis.Y => y, _ => z }) / 2 % 2;
        var image = Scenes.Image(20, 20, 20, Label);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var result = TortuosityFactor.Solve(image, [10, 1], axis);
            Close.Relative(axis == across ? 2 / (1 / 10.0 + 1 / 1.0) : 5.5, result.Effective, 1e-9, $"along {axis}");
            Close.Relative(5.5, result.Mean, 1e-12);
        }
    }

    [Fact]
    public void Conductivities_scale_out_whatever_their_unit()
    {
        var image = Scenes.Noise(12, 12, 12, 0.5, 5, phases: 3);
        var one = TortuosityFactor.Solve(image, [1, 3, 0.2], Axis.Y);
        var small = TortuosityFactor.Solve(image, [1e-30, 3e-30, 0.2e-30], Axis.Y);
        Close.Relative(one.Effective * 1e-30, small.Effective, 1e-12);
        Close.Relative(one.Tau!.Value, small.Tau!.Value, 1e-12);
    }

    [Fact]
    public void The_slanted_strip_has_its_ladder_of_resistors()
    {
        // 19 steps up and 18 squares crossed corner to corner, each of resistance 1, and 7/24 at either end: tau = 4 R / 20.
        var image = Scenes.Image(21, 21, 20, (x, y, z) => x - z is 0 or 1 && y - z is 0 or 1 ? 1 : 0);
        var result = TortuosityFactor.Solve(image, 1, Axis.Z, Tight);
        Close.Relative(4 * (19 + 18 + 2 * 7 / 24.0) / 20, result.Tau!.Value, 1e-8);
        Close.Absolute(7.51667, result.Tau!.Value, 5e-6);
    }

    [Fact]
    public void What_does_not_percolate_has_no_tortuosity_and_says_why()
    {
        var deadEnd = Scenes.Image(50, 50, 10, (x, y, z) => x == 25 && y == 25 && z < 8 ? 1 : 0);
        var result = TortuosityFactor.Solve(deadEnd, 1, Axis.Z);
        Assert.Null(result.Tau);
        Assert.Null(result.Lower);
        Assert.Equal(0, result.Effective);
        Assert.Contains("does not percolate", result.Reason);
        // Diagonal neighbours share no face.
        var diagonal = Scenes.Image(4, 4, 4, (x, y, z) => x == z && y == z ? 1 : 0);
        Assert.Null(TortuosityFactor.Solve(diagonal, 1, Axis.X).Tau);
    }

    [Fact]
    public void Islands_and_dead_ends_count_in_the_fraction_and_carry_no_flux()
    {
        var channel = Scenes.Image(9, 9, 9, (x, y, _) => x == 2 && y == 2 ? 1 : 0);
        var withIsland = Scenes.Image(9, 9, 9, (x, y, z) => (x == 2 && y == 2) || (x == 5 && y is > 3 and < 6 && z is > 2 and < 5) || (x == 8 && y == 8 && z > 5) ? 1 : 0);
        var plain = TortuosityFactor.Solve(channel, 1, Axis.Z);
        var more = TortuosityFactor.Solve(withIsland, 1, Axis.Z);
        Close.Relative(plain.Effective, more.Effective, 1e-10);
        Close.Relative(plain.Tau!.Value * (9 + 4 + 3) / 9, more.Tau!.Value, 1e-10);
    }

    [Fact]
    public void The_fast_solver_gives_what_the_plain_one_gives()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
        {
            int nx = 4 + seed % 17, ny = 3 + seed / 17 % 19, nz = 5 + seed / 300 % 13;
            var image = Scenes.Noise(nx, ny, nz, 0.62 + 0.03 * (seed % 11), (ulong)seed);
            var axis = (Axis)(seed % 3);
            var fast = TortuosityFactor.Solve(image, 1, axis, Tight);
            var plain = TortuosityFactor.Solve(image, 1, axis, Tight with { Reference = true });
            if (fast.Tau is null) return plain.Tau is null;
            Close.Relative(plain.Tau!.Value, fast.Tau!.Value, 2e-9, $"seed {seed}");
            return fast.Lower <= fast.Tau && fast.Tau <= fast.Upper && fast.Converged && fast.Lower <= plain.Tau * (1 + 1e-12) && plain.Tau <= fast.Upper * (1 + 1e-12);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(12345, 6789));
    }

    [Fact]
    public void So_it_does_for_mixtures_and_periodic_sides()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
        {
            int nx = 4 + seed % 13, ny = 4 + seed / 17 % 11, nz = 4 + seed / 300 % 7;
            var image = Scenes.Noise(nx, ny, nz, 0.75, (ulong)seed, phases: 4);
            double[] conductivities = [seed % 2 == 0 ? 0 : 0.05, 1, 7, 0.3];
            var options = Tight with { Periodic = (PeriodicSides)(seed % 8) };
            var axis = (Axis)(seed % 3);
            var fast = TortuosityFactor.Solve(image, conductivities, axis, options);
            var plain = TortuosityFactor.Solve(image, conductivities, axis, options with { Reference = true });
            if (fast.Tau is null) return plain.Tau is null;
            Close.Relative(plain.Tau!.Value, fast.Tau!.Value, 2e-9, $"seed {seed}");
            return fast.Lower <= plain.Tau * (1 + 1e-12) && plain.Tau <= fast.Upper * (1 + 1e-12);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(12345, 6789));
    }

    [Fact]
    public void A_periodic_image_may_be_shifted_whatever_its_size()
    {
        foreach (var (nx, ny) in new[] { (13, 12), (12, 13), (13, 11) })
        {
            var image = Scenes.Noise(nx, ny, 15, 0.7, 5);
            var shifted = Scenes.Image(nx, ny, 15, (x, y, z) => image.Values[image.Grid.Index((x + 5) % nx, (y + 7) % ny, z)]);
            var options = Tight with { Periodic = PeriodicSides.All };
            var (one, other) = (TortuosityFactor.Solve(image, 1, Axis.Z, options), TortuosityFactor.Solve(shifted, 1, Axis.Z, options));
            Close.Relative(one.Tau!.Value, other.Tau!.Value, 2e-9);
            Assert.Equal(one.Unknowns, other.Unknowns);
            // Half-closed images are not the same when shifted along the closed axis.
            Assert.NotEqual(TortuosityFactor.Solve(image, 1, Axis.Z, options with { Periodic = PeriodicSides.X }).Tau!.Value, TortuosityFactor.Solve(shifted, 1, Axis.Z, options with { Periodic = PeriodicSides.X }).Tau!.Value, 1e-6);
        }
    }

    // Two equal layers of conductors, each around a simple cubic lattice of insulating spheres: the plane between them is one of equal potential, so that the lattice's factor and the harmonic mean multiply.
    [Theory]
    [InlineData(0.1, 0.85711)]
    [InlineData(0.3, 0.60567)]
    public void A_mixture_around_insulating_spheres_is_within_a_thousandth_once_corrected(double share, double conductivity)
    {
        const int N = 48;
        var cell = SphereVoxels.Labels(Scenes.Lattice("SC", share, N), new VoxelGrid(N, N, N));
        var image = Scenes.Image(N, N, 2 * N, (x, y, z) => cell.Values[cell.Grid.Index(x, y, z % N)] == 1 ? 2 : z < N ? 0 : 1);
        var result = TortuosityFactor.Solve(image, [1, 0.1, 0], Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume });
        var exact = conductivity * 2 / (1 + 1 / 0.1);
        Assert.InRange(Math.Abs(result.Effective / exact - 1), 4e-3, 3e-2);
        Close.Relative(exact, result.Mean / result.TauCorrected!.Value, 1e-3);
    }

    [Fact]
    public void The_correction_of_a_mixture_is_that_of_one_phase_and_leaves_conductors_alone()
    {
        var image = Scenes.Pack(30, 60, 3, 5, 3);
        var options = new TortuosityOptions { Correction = BiasCorrection.PartialVolume, Tolerance = 1e-9 };
        var (one, mixture) = (TortuosityFactor.Solve(image, 0, Axis.X, options), TortuosityFactor.Solve(image, [3, 0], Axis.X, options));
        Close.Relative(one.TauCorrected!.Value, mixture.TauCorrected!.Value, 1e-6);
        var layers = TortuosityFactor.Solve(Scenes.Image(8, 8, 8, (_, _, z) => z < 4 ? 0 : 1), [10, 1], Axis.Z, options);
        Close.Relative(layers.Tau!.Value, layers.TauCorrected!.Value, 1e-12);
    }

    [Fact]
    public void One_phase_is_a_mixture_with_an_insulator()
    {
        var image = Scenes.Pack(30, 60, 3, 5, 3);
        var one = TortuosityFactor.Solve(image, 0, Axis.X, Tight);
        var mixture = TortuosityFactor.Solve(image, [1, 0], Axis.X, Tight);
        var filled = TortuosityFactor.Solve(new VoxelImage<float>(image.Grid, Array.ConvertAll(image.Values, v => v == 0 ? 1f : 0f)), Axis.X, Tight);
        Close.Relative(one.Tau!.Value, mixture.Tau!.Value, 2e-9);
        Close.Relative(one.Tau!.Value, filled.Tau!.Value * one.Mean / filled.Mean, 0.2, "partly filled cells leak at walls, so only roughly");
    }

    [Fact]
    public void The_bounds_hold_however_early_it_stops()
    {
        var image = Scenes.Pack(40, 130, 3, 6, 8);
        var truth = TortuosityFactor.Solve(image, 0, Axis.Z, Tight).Tau!.Value;
        var last = double.PositiveInfinity;
        foreach (var iterations in new[] { 1, 2, 4, 8, 16 })
        {
            var result = TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { MaximumIterations = iterations, Tolerance = 1e-10 });
            Assert.InRange(truth, result.Lower!.Value * (1 - 1e-10), result.Upper!.Value * (1 + 1e-10));
            var width = result.Upper.Value - result.Lower.Value;
            Assert.True(width < last, $"width {width} after {iterations} iterations, {last} before");
            last = width;
        }
        Assert.True(last < 1e-5 * truth, $"width {last}");
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var image = Scenes.Pack(60, 400, 3, 6, 21);
        var options = new TortuosityOptions { Threads = 1 };
        foreach (var conductivities in new double[][] { [1, 0], [1, 0.1] })
        {
            var one = TortuosityFactor.Solve(image, conductivities, Axis.Y, options);
            foreach (var threads in new[] { 2, 4, 7 })
                Assert.Equal(one, TortuosityFactor.Solve(image, conductivities, Axis.Y, options with { Threads = threads }));
        }
        var single = TortuosityFactor.Solve(image, 0, Axis.Z, options);
        foreach (var threads in new[] { 2, 4, 7 }) Assert.Equal(single, TortuosityFactor.Solve(image, 0, Axis.Z, options with { Threads = threads }));
    }

    [Fact]
    public void Iterations_do_not_grow_with_the_size()
    {
        var small = TortuosityFactor.Solve(Scenes.Pack(32, 70, 3, 6, 4), 0, Axis.Z);
        var large = TortuosityFactor.Solve(Scenes.Pack(96, 1890, 3, 6, 4), 0, Axis.Z);
        Assert.InRange(large.Iterations, 1, small.Iterations + 8);
        Assert.True(large.Converged && large.Upper - large.Lower <= 1e-6 * large.Upper);
    }

    [Theory]
    [InlineData(Axis.X)]
    [InlineData(Axis.Y)]
    [InlineData(Axis.Z)]
    public void Layers_of_voxels_that_are_not_cubes_conduct_as_the_means(Axis across)
    {
        var spacing = new ImageSpacing(1e-6, 2.5e-6, 4e-7);
        int Label(int x, int y, int z) => (across switch { Axis.X => x, Axis.Y => y, _ => z }) / 2 % 2;
        var image = Stretched(Scenes.Image(20, 16, 12, Label), spacing);
        foreach (var axis in Enum.GetValues<Axis>())
            Close.Relative(axis == across ? 2 / (1 / 10.0 + 1 / 1.0) : 5.5, TortuosityFactor.Solve(image, [10, 1], axis, Tight).Effective, 1e-9, $"along {axis}");
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 3, 1)]
    public void Voxels_that_are_not_cubes_conduct_as_the_cubes_they_are_made_of(int px, int py, int pz)
    {
        // Cubes of 1 um and the same image cut along one axis into cubes' halves or thirds: one body, two grids, which converge to the same conductivity.
        var coarse = Scenes.Pack(32, 26, 5, 8, 3);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var flat = TortuosityFactor.Solve(Stretched(Scenes.Image(32 * px, 32 * py, 32 * pz, (x, y, z) => coarse.Values[coarse.Grid.Index(x / px, y / py, z / pz)]), new ImageSpacing(1e-6 / px, 1e-6 / py, 1e-6 / pz)), 0, axis);
            var fine = TortuosityFactor.Solve(Scenes.Image(32 * 2, 32 * 2, 32 * 2, (x, y, z) => coarse.Values[coarse.Grid.Index(x / 2, y / 2, z / 2)]), 0, axis);
            var whole = TortuosityFactor.Solve(coarse, 0, axis);
            // Cutting every way makes tau smaller by a few percent; cutting one way lies between.
            Assert.InRange(flat.Tau!.Value, fine.Tau!.Value * (px * py * pz > 2 ? 0.98 : 1), whole.Tau!.Value);
            Assert.InRange(flat.Iterations, 1, 26);
        }
    }

    [Fact]
    public void Spacing_agrees_with_the_plain_solver_also_between_periodic_sides()
    {
        foreach (var (nx, ny, nz) in new[] { (13, 12, 11), (2, 14, 9), (1, 9, 12), (10, 1, 7) })
        {
            var image = Stretched(Scenes.Noise(nx, ny, nz, 0.3, 9), new ImageSpacing(1, 0.4, 2.2));
            foreach (var sides in new[] { PeriodicSides.None, PeriodicSides.All })
                foreach (var axis in Enum.GetValues<Axis>())
                {
                    var options = new TortuosityOptions { Periodic = sides };
                    var fast = TortuosityFactor.Solve(image, 0, axis, options);
                    var plain = TortuosityFactor.Solve(image, 0, axis, options with { Reference = true });
                    Assert.Equal(plain.Tau is null, fast.Tau is null);
                    if (plain.Tau is { } tau) Close.Relative(tau, fast.Tau!.Value, 2e-6, $"{nx} x {ny} x {nz} along {axis}, {sides}");
                }
        }
    }

    private static PhaseImage Stretched(PhaseImage image, ImageSpacing spacing) =>
        new(new VoxelGrid(image.Grid.Nx, image.Grid.Ny, image.Grid.Nz, spacing), image.Values, image.Phases);

    [Fact]
    public void Thin_necks_take_few_iterations()
    {
        // Balls of 17 voxels on a lattice, joined by necks of one voxel; a fifth of the necks is left out, so that there are dead ends. The ball's resistance is small beside a neck's.
        const int Pitch = 20, N = 3 * Pitch;
        static double Off(int c) => c % Pitch + 0.5 - Pitch / 2;
        var image = Scenes.Image(N, N, N, (x, y, z) =>
        {
            double dx = Off(x), dy = Off(y), dz = Off(z);
            if (dx * dx + dy * dy + dz * dz <= 72) return 0;
            var onAxes = new[] { dx, dy, dz }.Count(d => d == 0.5);
            if (onAxes != 2) return 1;
            // A neck bears the number of the face that it passes.
            var neck = (x + Pitch / 2) / Pitch + 7 * ((y + Pitch / 2) / Pitch) + 13 * ((z + Pitch / 2) / Pitch) + (dx != 0.5 ? 0 : dy != 0.5 ? 1 : 2);
            return neck % 5 == 0 ? 1 : 0;
        });
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var result = TortuosityFactor.Solve(image, 0, axis);
            Assert.True(result.Converged && result.Tau > 10, $"tau {result.Tau} along {axis}");
            Assert.InRange(result.Iterations, 1, 25);
            if (axis == Axis.Z) Close.Relative(TortuosityFactor.Solve(image, 0, axis, new TortuosityOptions { Reference = true }).Tau!.Value, result.Tau!.Value, 2e-6);
        }
    }

    [Theory]
    [InlineData(0.33)]
    [InlineData(0.36)]
    [InlineData(0.45)]
    public void Noise_near_its_percolation_threshold_takes_few_iterations(double share)
    {
        // Independent voxels percolate from a share of 0.3116 on: mostly dead ends and ways of one voxel.
        var image = Scenes.Noise(32, 32, 32, share, 3);
        var result = TortuosityFactor.Solve(image, 1, Axis.Z);
        Assert.True(result.Converged);
        Assert.InRange(result.Iterations, 1, 45);
        Close.Relative(TortuosityFactor.Solve(image, 1, Axis.Z, new TortuosityOptions { Reference = true }).Tau!.Value, result.Tau!.Value, 2e-6);
    }

    [Theory]
    [InlineData(48, 48)]
    [InlineData(50, 46)]
    [InlineData(51, 2)]
    public void Periodic_sides_cost_no_iterations(int nx, int ny)
    {
        var pack = Scenes.Pack(51, 300, 3, 6, 4);
        var image = pack.Crop((0, 0, 0), (nx, ny, 51));
        var closed = TortuosityFactor.Solve(image, 0, Axis.Z);
        var periodic = TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Periodic = PeriodicSides.All });
        Assert.InRange(periodic.Iterations, 1, closed.Iterations + 3);
        Close.Relative(TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Periodic = PeriodicSides.All, Reference = true }).Tau!.Value, periodic.Tau!.Value, 2e-6);
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    public void Phases_of_very_different_conductivity_take_few_iterations(double poor)
    {
        var image = Scenes.Noise(24, 24, 24, 0.5, 5, phases: 3);
        var result = TortuosityFactor.Solve(image, [poor, 1, 0], Axis.Z);
        Assert.True(result.Converged, $"{result}");
        Assert.InRange(result.Iterations, 1, 60);
        Close.Relative(TortuosityFactor.Solve(image, [poor, 1, 0], Axis.Z, new TortuosityOptions { Reference = true }).Tau!.Value, result.Tau!.Value, 2e-6);
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-6)]
    public void Good_conductors_that_float_among_poor_ones_keep_the_bound_closing(double poor)
    {
        // Spheres of which most touch none that reach the ends: each takes a potential of its own, held by currents of the poor conductor alone.
        var image = Scenes.Pack(28, 30, 3, 6, 8);
        var result = TortuosityFactor.Solve(image, [poor, 1], Axis.Z);
        Assert.True(result.Converged && result.Upper - result.Lower <= 1e-6 * result.Upper, $"{result}");
        Assert.InRange(result.Iterations, 1, 60);
        Close.Relative(TortuosityFactor.Solve(image, [poor, 1], Axis.Z, new TortuosityOptions { Reference = true }).Tau!.Value, result.Tau!.Value, 2e-6);
    }

    [Theory]
    [InlineData(16, -4.3)]
    [InlineData(64, -1.5)]
    public void A_chequerboard_approaches_Keller_and_Dykhne_from_below_at_the_published_pace(int perSide, double percent)
    {
        // Squares of perSide voxels, one period, conductivities 10:1; exact sqrt(10). The deviations in % are those of an independent solver.
        var image = Scenes.Image(2 * perSide, 1, 2 * perSide, (x, _, z) => (x / perSide + z / perSide) % 2);
        var result = TortuosityFactor.Solve(image, [10, 1], Axis.Z, new TortuosityOptions());
        Close.Absolute(percent, 100 * (result.Effective / Math.Sqrt(10) - 1), 0.06, "deviation in %");
    }

    public static TheoryData<string, double, double> Lattices() => new()
    {
        // Sangani and Acrivos' and Rayleigh's series for insulating spheres at volume fraction c.
        { "SC", 0.1, 0.85711 }, { "SC", 0.3, 0.60567 }, { "BCC", 0.1, 0.85714 }, { "BCC", 0.3, 0.60827 }, { "FCC", 0.1, 0.85714 }, { "FCC", 0.3, 0.60849 },
    };

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Lattices_of_insulating_spheres_are_within_a_thousandth_once_corrected(string lattice, double c, double conductivity)
    {
        const int N = 64;
        var grid = new VoxelGrid(N, N, N);
        var spheres = Scenes.Lattice(lattice, c, N);
        var exact = (1 - c) / conductivity;
        var labels = SphereVoxels.Labels(spheres, grid);
        var result = TortuosityFactor.Solve(labels, 0, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume });
        var raw = result.Tau!.Value / exact - 1;
        Assert.InRange(raw, 0.004, 0.025);
        Close.Relative(exact, result.TauCorrected!.Value, 1e-3, "tau corrected from the labels alone");
        var pores = new VoxelImage<float>(grid, Array.ConvertAll(SphereVoxels.Coverage(spheres, grid)[0].Values, v => 1 - v));
        Close.Relative(exact, TortuosityFactor.Solve(pores, Axis.Z).Tau!.Value, 1e-3, "tau from the spheres' coverage");
    }

    [Fact]
    public void Two_levels_take_most_of_the_bias_away_and_say_what_they_need()
    {
        var exact = 0.7 / 0.60567;
        var image = SphereVoxels.Labels(Scenes.Lattice("SC", 0.3, 64), new VoxelGrid(64, 64, 64));
        var options = new TortuosityOptions { Correction = BiasCorrection.TwoLevel };
        var result = TortuosityFactor.Solve(image, 0, Axis.Z, options);
        Assert.InRange(Math.Abs(result.TauCorrected!.Value / exact - 1), 0, 0.2 * (result.Tau!.Value / exact - 1));
        var odd = TortuosityFactor.Solve(Scenes.Image(9, 8, 8, (_, _, _) => 0), 0, Axis.Z, options);
        Assert.Null(odd.TauCorrected);
        Assert.Contains("even sizes", odd.CorrectionNote);
    }

    [Fact]
    public void Corrections_leave_what_has_no_staircase_alone()
    {
        var image = Scenes.Image(16, 16, 16, (x, _, _) => x < 8 ? 0 : 1);
        foreach (var correction in new[] { BiasCorrection.PartialVolume, BiasCorrection.TwoLevel })
            Close.Relative(1, TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Correction = correction }).TauCorrected!.Value, 1e-6, $"{correction}");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void Correction_opens_no_thin_wall(int thickness, int slant)
    {
        // Walls across the path, straight or as stairs that touch by edges only, with slits left and right in turn. An opened wall would let the path go straight and tau fall to a few.
        const int N = 48;
        var image = Scenes.Image(N, 4, N, (x, _, z) =>
        {
            var phase = (z + slant * (x / 2)) % 12;
            var turn = (z + slant * (x / 2)) / 12;
            return phase < thickness && (turn % 2 == 0 ? x >= 4 : x < N - 4) ? 1 : 0;
        });
        var result = TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume });
        Assert.True(result.Tau > 10, $"tau {result.Tau}: the walls are no walls");
        Assert.InRange(result.TauCorrected!.Value / result.Tau!.Value, 0.75, 1.001);
    }

    [Fact]
    public void Correction_joins_no_pieces_that_are_apart()
    {
        // Noise near and below its percolation threshold: what does not percolate gets no value, what does keeps its dead ends, so that correction moves tau and never makes a way.
        for (var seed = 0UL; seed < 40; seed++)
        {
            var image = Scenes.Noise(14, 12, 13, 0.33 + 0.005 * seed, seed);
            var joined = TortuosityFactor.Solve(image, 1, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume });
            if (joined.Tau is not { } tau) continue;
            var plain = TortuosityFactor.Solve(image, 1, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume, Reference = true });
            Close.Relative(plain.TauCorrected!.Value, joined.TauCorrected!.Value, 1e-5, $"seed {seed}");
            Assert.InRange(joined.TauCorrected!.Value / tau, 0.2, 1.5);
        }
    }

    [Theory]
    [InlineData(PeriodicSides.None)]
    [InlineData(PeriodicSides.X | PeriodicSides.Y)]
    [InlineData(PeriodicSides.All)]
    public void The_correction_agrees_with_the_plain_solver_whatever_the_sides(PeriodicSides sides)
    {
        // Longer than a vector of bytes along x, and of odd size along y.
        var pack = Scenes.Pack(40, 130, 3, 6, 8);
        var image = pack.Crop((0, 0, 0), (40, 23, 20));
        foreach (var axis in Enum.GetValues<Axis>())
            foreach (var conductivities in new double[][] { [1, 0], [0, 1] })
            {
                var options = new TortuosityOptions { Correction = BiasCorrection.PartialVolume, Periodic = sides, Tolerance = 1e-8 };
                var phase = conductivities[0] > 0 ? 0 : 1;
                var (fast, plain) = (TortuosityFactor.Solve(image, phase, axis, options), TortuosityFactor.Solve(image, phase, axis, options with { Reference = true }));
                Close.Relative(plain.TauCorrected!.Value, fast.TauCorrected!.Value, 3e-7, $"phase {phase} along {axis}");
                var mixture = TortuosityFactor.Solve(image, conductivities, axis, options);
                Close.Relative(plain.TauCorrected!.Value, mixture.TauCorrected!.Value, 3e-7, $"phase {phase} as a mixture along {axis}");
            }
    }

    [Fact]
    public void Square_arrays_of_insulating_cylinders_follow_Perrins()
    {
        // f = 0.2 and 0.5: 0.66645 and 0.32475; one cell, transport across the cylinders.
        foreach (var (f, conductivity) in new[] { (0.2, 0.66645), (0.5, 0.32475) })
        {
            // At 256 voxels the disc's area on the grid is right to 0.03 %; at 128 it is 0.2 % too large, which alone shows in tau.
            const int N = 256;
            var r = Math.Sqrt(f / Math.PI) * N;
            var image = Scenes.Image(N, 1, N, (x, _, z) => Math.Pow(x + .5 - N / 2.0, 2) + Math.Pow(z + .5 - N / 2.0, 2) <= r * r ? 1 : 0);
            var result = TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume });
            Assert.InRange(result.Tau!.Value * conductivity / (1 - f) - 1, 0.002, 0.008);
            Close.Relative((1 - f) / conductivity, result.TauCorrected!.Value, 1e-3, $"f = {f}");
        }
    }

    [ReferenceFact("taufactor/electrode.tiff")]
    [Trait("Category", "Long")]
    public void The_electrode_of_TauFactor_has_the_published_tortuosity()
    {
        var image = PhaseImage.From(ImageFiles.Read(Path.Combine(Places.ReferenceData!, "taufactor", "electrode.tiff")));
        var result = TortuosityFactor.Solve(image, 0, Axis.Z);
        // TauFactor: 2.07763 at 1 % and 2.07716 at 0.1 % flux spread.
        Close.Relative(2.07716, result.Tau!.Value, 1e-4);
        Assert.InRange(result.Tau.Value, result.Lower!.Value, result.Upper!.Value);
        Assert.True(result.Upper - result.Lower <= 1e-6 * result.Tau);
        // Over-converged: a bound ten times tighter must lie within the first.
        var tight = TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Tolerance = 1e-7 });
        Assert.True(tight.Converged);
        Assert.InRange(tight.Tau!.Value, result.Lower.Value, result.Upper.Value);
        // Along y TauFactor prints a value at 1 % flux spread, where its value along z was 0.02 % off.
        Close.Relative(2.0766, TortuosityFactor.Solve(image, 0, Axis.Y).Tau!.Value, 2e-4);
    }

    [ReferenceFact("matbox_nrel/nmc-1-cal_generatedCBD_bridge.tif")]
    [Trait("Category", "Long")]
    public void The_calendered_electrode_of_NREL_has_the_tortuosity_of_an_independent_solver()
    {
        var image = PhaseImage.From(ImageFiles.Read(Path.Combine(Places.ReferenceData!, "matbox_nrel", "nmc-1-cal_generatedCBD_bridge.tif")));
        Close.Relative(2.9527, TortuosityFactor.Solve(image, 0, Axis.Z).Tau!.Value, 1e-4);
        // Along x the bound comes closer by little steps at the end.
        var across = TortuosityFactor.Solve(image, 0, Axis.X);
        Assert.True(across.Converged, $"{across.Lower} to {across.Upper} after {across.Iterations} iterations");
    }
}
