using Lamina.Particles.Calendering;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Drying;

/// <summary>A step that was stopped somewhere goes on from what was kept to the same bits, with another number of threads.</summary>
public class CheckpointTests
{
    private static ParticleSystem Start() => SlurryGenerator.Place(
        PublishedForceFields.MigrationStart(), new Dictionary<int, int> { [1] = 250, [4] = 3, [5] = 4, [6] = 2 }, Box.Between([0, 0, 0], [9e-6, 9e-6, 60e-6]), 5);

    private static ParticleSystem Relaxed()
    {
        var system = Start();
        QuasiStaticRelaxation.Run(system, new() { Axes = RelaxedAxes.Z, MostSteps = 300 });
        return system;
    }

    [Fact]
    public void A_relaxation_goes_on_to_the_same_bits() => GoesOn(Start, (system, threads, stop, keeper) =>
        QuasiStaticRelaxation.Run(system, new() { Axes = RelaxedAxes.Z, MostSteps = 900, ForceTolerance = 1e-12, Threads = threads }, (step, _) => stop(step / 900.0), keeper));

    [Fact]
    public void A_drying_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
        HeterogeneousDrying.Run(system, new() { Increments = 60, StepsPerIncrement = 5, Threads = threads }, stop, keeper).Frames.SelectMany(f => (double[])[f.Height, f.ForceResidual, .. f.BinderThirds]));

    [Fact]
    public void A_drying_with_friction_and_thermostat_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
        HeterogeneousDrying.Run(system, HeterogeneousDryingSettings.Published(ShrinkStage.PublishedRates[2]) with { Increments = 60, Threads = threads, FixingPorosity = 0.6 }, stop, keeper).Frames.Select(f => f.Height));

    [Fact]
    public void A_film_driven_drying_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
    {
        double[] even = [.. Enumerable.Range(0, 11).Select(k => 0.1 * k)];
        var wet = 1.6 * system.Box.LengthZ;
        FilmInstant[] film = [.. Enumerable.Range(0, 11).Select(k => new FilmInstant { Time = k, Thickness = wet * (1 - 0.08 * Math.Min(k, 6)), Liquid = 1 - 0.1 * k, Suction = 0, BinderHeights = even, BinderFixed = [0.05 * k, 0.1 * k] })];
        return FilmDrivenDrying.Run(system, film, new() { Increments = 60, StepsPerIncrement = 5, Threads = threads }, stop, keeper).Frames.SelectMany(f => (double[])[f.Height, f.Time, .. f.BinderThirds]);
    });

    [Fact]
    public void A_calendering_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
    {
        system.SwitchTo(PublishedForceFields.MigrationTarget());
        return PlaneCalendering.Run(system, new() { Compression = 0.2, Increments = 20, StepsPerIncrement = 10, SettlingSteps = 200, Speed = 0.02, Threads = threads }, (k, _) => stop(k / 20.0), keeper).Pressure;
    });

    // Stopped with one, gone on with two threads: also that hard contacts and bonds give the same bits on any number of them.
    [Fact]
    public void A_calendering_with_hard_contacts_and_bonds_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
    {
        system.SwitchTo(PublishedForceFields.MigrationTarget());
        var field = PublishedForceFields.HertzSjkr2(system.Field) with { Bonds = new() { Modulus = 5e8, Radius = 0.5, BreakingStrain = 0.05, Reach = 0.3 } };
        var result = PlaneCalendering.Run(system, new() { Field = field, Compression = 0.4, Increments = 20, StepsPerIncrement = 20, SettlingSteps = 400, PlateStiffness = 3.5e9, Threads = threads }, (k, _) => stop(k / 20.0), keeper);
        Assert.True(result.Bonds > 0 && result.BrokenBonds > 0 && result.BrokenBonds < result.Bonds, $"{result.BrokenBonds} of {result.Bonds} bonds broke");
        return (double[])[.. result.Pressure, result.Bonds, result.BrokenBonds, result.ReleasedThickness];
    });

    [Fact]
    public void A_surface_sweep_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
    {
        system.SwitchTo(PublishedForceFields.MigrationTarget());
        var result = SurfaceSweep.Run(system, new() { Speed = 100, Frames = 10, SeparatingSteps = 100, Threads = threads }, stop, keeper);
        return (double[])[.. result.Frames.SelectMany(f => (double[])[f.Surface, f.Film, f.CapillaryPressure]), .. result.Drying.SelectMany(f => f.BinderThirds), result.MomentumError, result.Steps];
    });

    [Fact]
    public void A_calendering_between_rough_plates_that_rests_goes_on_to_the_same_bits() => GoesOn(Relaxed, (system, threads, stop, keeper) =>
    {
        system.SwitchTo(PublishedForceFields.MigrationTarget());
        var settings = new PlaneCalenderingSettings { Compression = 0.2, Increments = 20, StepsPerIncrement = 10, SettlingSteps = 200, PlateFriction = 15, RestTolerance = 0.02, MostStepsPerIncrement = 40, Threads = threads };
        var result = PlaneCalendering.Run(system, settings, (k, _) => stop(k / 20.0), keeper);
        return result.Pressure.Concat(result.Residual).Append(result.NotAtRest).Append(result.Steps);
    });

    [Fact]
    public void What_was_kept_of_another_system_is_left_alone()
    {
        byte[]? kept = null;
        var keeper = new ParticleCheckpoint(() => kept, state => kept = state);
        QuasiStaticRelaxation.Run(Start(), new() { MostSteps = 200, ForceTolerance = 1e-12 }, null, keeper);
        Assert.NotNull(kept);
        kept = kept![..^1];
        var (plain, other) = (Start(), Start());
        QuasiStaticRelaxation.Run(plain, new() { MostSteps = 100 });
        QuasiStaticRelaxation.Run(other, new() { MostSteps = 100 }, null, keeper);
        Close.SameBits(plain.Particles.X, other.Particles.X);
    }

    private sealed class StoppedException : Exception;

    private static void GoesOn(Func<ParticleSystem> make, Func<ParticleSystem, int, Action<double>, ParticleCheckpoint?, object> run)
    {
        var undisturbed = make();
        var expected = run(undisturbed, 1, _ => { }, null);
        byte[]? kept = null;
        var keeper = new ParticleCheckpoint(() => kept, state => kept = state);
        // Stopped twice on the way, the second time after having gone on.
        foreach (var at in (double[])[0.4, 0.8])
            Assert.Throws<StoppedException>(() => run(make(), 2, share => { if (share >= at) throw new StoppedException(); }, keeper));
        Assert.NotNull(kept);
        var resumed = make();
        var got = run(resumed, 2, _ => { }, keeper);
        foreach (var of in (Func<ParticleSet, double[]>[])[p => p.X, p => p.Y, p => p.Z, p => p.Radius]) Close.SameBits(of(undisturbed.Particles), of(resumed.Particles));
        Assert.Equal(undisturbed.Particles.Id, resumed.Particles.Id);
        Assert.Equal(undisturbed.Box, resumed.Box);
        if (expected is IEnumerable<double> numbers) Close.SameBits([.. numbers], [.. (IEnumerable<double>)got]);
    }
}
