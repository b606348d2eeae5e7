using Lamina.Particles.Dynamics;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Drying;

/// <summary>
/// Drying as a flat liquid surface that sinks through discrete particles on a foil (the approach of CFD-free discrete-element drying): each particle that it cuts is drawn into the liquid along its
/// three-phase line, what lies below is held by drag and lifted by buoyancy, what lies above has its weight alone. Dynamics with the field's contact law, at a speed far above the real one. Particles have their
/// own size from the start: there is no shrinking domain that stands for liquid, unlike in the other models of drying.
/// </summary>
public static class SurfaceSweep
{
    /// <summary>Sweeps a system in place, from the top of its highest particle down to the foil.</summary>
    /// <param name="system">particles with a contact law; the box becomes free along z and its lower end the foil</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told the share done [-]</param>
    /// <param name="cancellation">stops between frames</param>
    public static SurfaceSweepResult Run(ParticleSystem system, SurfaceSweepSettings? settings = null, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        if (!(s.Speed > 0 && s.StepShare is > 0 and <= 1 && s.Frames >= 1)) throw new ArgumentException($"speed {s.Speed} m/s above zero, step share {s.StepShare} between 0 and 1 and at least one frame are needed");
        var p = system.Particles;
        system.Box = system.Box with { BoundaryZ = Boundary.Free };
        double low = double.PositiveInfinity, high = double.NegativeInfinity, stiffest = 0;
        for (var i = 0; i < p.Count; i++)
        {
            (low, high) = (Math.Min(low, p.Z[i] - p.Radius[i]), Math.Max(high, p.Z[i] + p.Radius[i]));
            stiffest = Math.Max(stiffest, Indentation.MicroIndentation.StiffnessOf(system.Field, p.Type[i]));
        }
        var (foil, liquid) = (new PlanePair(low, high + 1000 * (high - low), stiffest), new LiquidSurface(s.SurfaceTension, s.ContactAngle) { Height = high, Viscosity = s.Viscosity, Density = s.Density, Gravity = s.Gravity });
        using var engine = new ForceEngine(system, new() { Threads = s.Threads });
        Separate(engine, new PlanePair(low, high, stiffest), s, cancellation);
        var verlet = new VelocityVerlet(engine);
        double weight = 0, impulse = 0, capillary = 0, before = Momentum(p), given = 0, pull = 0, pressed = 0;
        for (var i = 0; i < p.Count; i++) weight += s.Gravity * p.Mass[i];
        double step = 0, area = system.Box.LengthX * system.Box.LengthY;
        var known = false;
        void Loads(ForceEngine e)
        {
            liquid.Apply(e);
            foil.Apply(e);
            for (var i = 0; i < p.Count; i++) e.ForceZ[i] -= s.Gravity * p.Mass[i];
            var now = liquid.ForceOnParticles + foil.ForceOnBottom - weight;
            // Velocity Verlet gives the mean of the forces at both ends of a step.
            if (known) impulse += 0.5 * step * (given + now);
            (known, given) = (true, now);
            capillary += step * Math.Abs(liquid.Pull);
            pull += liquid.Pull;
            pressed += foil.ForceOnBottom;
        }
        var frames = new List<SweepFrame>();
        long steps = 0;
        var stretch = (high - low) / s.Frames;
        for (var k = 1; k <= s.Frames; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Contacts stiffen as particles are pressed together: the step is chosen anew for each frame.
            step = Math.Min(s.StepShare * StableStepOf(engine, s), 0.02 * p.Radius.Min() / s.Speed);
            var count = (int)Math.Ceiling(stretch / s.Speed / step);
            (pull, pressed) = (0, 0);
            verlet.Run(step, count, totals: false, e =>
            {
                liquid.Height -= s.Speed * step;
                Loads(e);
            });
            steps += count;
            var top = double.NegativeInfinity;
            for (var i = 0; i < p.Count; i++) top = Math.Max(top, p.Z[i] + p.Radius[i]);
            frames.Add(new SweepFrame { Surface = liquid.Height - low, Film = top - low, CapillaryPressure = pull / count / area, FoilPressure = pressed / count / area, Cut = liquid.Cut });
            progress?.Invoke((double)k / s.Frames);
        }
        var end = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) end = Math.Max(end, p.Z[i] + p.Radius[i]);
        system.Box = system.Box with { LowZ = low, HighZ = end };
        return new SurfaceSweepResult
        {
            Frames = frames, CapillaryNumber = s.SurfaceTension > 0 ? s.Viscosity * s.Speed / s.SurfaceTension : double.PositiveInfinity, Step = step, Steps = steps,
            MomentumError = Math.Abs(Momentum(p) - before - impulse) / Math.Max(capillary, double.Epsilon),
        };
    }

    /// <summary>Damped motion between foil and surface until what overlaps at the start no longer throws particles out of the liquid; at rest afterwards.</summary>
    private static void Separate(ForceEngine engine, PlanePair between, SurfaceSweepSettings s, CancellationToken cancellation)
    {
        var p = engine.System.Particles;
        if (engine.ScanStiffness().Stiffness.Max() == 0) return;
        var own = engine.System.Field;
        engine.System.SwitchTo(own.WithoutDamping());
        engine.FieldChanged();
        new LoadedMotion(engine, between.Apply, i => between.StiffnessAt(p, i), 0.2, 0.2).Settle(s.SeparatingSteps, cancellation);
        engine.System.SwitchTo(own);
        engine.FieldChanged();
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
    }

    private static double Momentum(ParticleSet p)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++) sum += p.Mass[i] * p.VelocityZ[i];
        return sum;
    }

    /// <summary>The stable step of contacts as if each particle had one more at an overlap of a hundredth of its radius, of drag, and of the capillary spring 2 pi gamma.</summary>
    private static double StableStepOf(ForceEngine engine, SurfaceSweepSettings s)
    {
        var scan = engine.ScanStiffness();
        var (system, p) = (engine.System, engine.System.Particles);
        var least = double.PositiveInfinity;
        for (var i = 0; i < p.Count; i++)
        {
            var r = p.Radius[i];
            var k = scan.Stiffness[i] + 1.5 * Indentation.MicroIndentation.StiffnessOf(system.Field, p.Type[i]) * 0.1 * r + 2 * Math.PI * s.SurfaceTension;
            var elastic = 2 * Math.Sqrt(p.Mass[i] / (2 * k));
            var damped = p.Mass[i] / (scan.Damping[i] + 6 * Math.PI * s.Viscosity * r);
            least = Math.Min(least, 1 / (1 / elastic + 1 / damped));
        }
        return least;
    }
}
