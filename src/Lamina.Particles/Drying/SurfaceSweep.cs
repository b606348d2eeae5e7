using Lamina.Particles.Checkpoints;
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
    // Steps between two looks at the cancellation.
    private const int Stretch = 100;

    /// <summary>Sweeps a system in place, from the top of its highest particle down to the foil.</summary>
    /// <param name="system">particles with a contact law; a periodic layer is cut open, the box becomes free along z and its lower end the foil</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told the share done [-]</param>
    /// <param name="checkpoint">keeps the state at every frame; what it holds already is gone on from</param>
    /// <param name="cancellation">stops between stretches of steps</param>
    public static SurfaceSweepResult Run(
        ParticleSystem system, SurfaceSweepSettings? settings = null, Action<double>? progress = null, ParticleCheckpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        if (!(s.Speed > 0 && s.StepShare is > 0 and <= 1 && s.Frames >= 1)) throw new ArgumentException($"speed {s.Speed} m/s above zero, step share {s.StepShare} between 0 and 1 and at least one frame are needed");
        OpenLayer.Cut(system);
        using var sweep = new Sweep(system, s);
        List<SweepFrame> frames = [];
        List<DryingFrame> drying = [];
        if (!sweep.TryRestore(checkpoint, out var done, frames, drying))
        {
            sweep.Separate(cancellation);
            drying.Add(sweep.Structure(0));
        }
        for (var k = done + 1; k <= s.Frames; k++)
        {
            frames.Add(sweep.Advance(cancellation));
            drying.Add(sweep.Structure((double)k / s.Frames));
            sweep.Keep(checkpoint, k, frames, drying);
            progress?.Invoke((double)k / s.Frames);
        }
        return sweep.Close(frames, drying);
    }

    /// <summary>The particles while the surface sinks.</summary>
    private sealed class Sweep : IDisposable
    {
        private const int Numbers = 8;
        private readonly ParticleSystem system;
        private readonly SurfaceSweepSettings s;
        private readonly ForceEngine engine;
        private readonly VelocityVerlet verlet;
        private readonly PlanePair foil;
        private readonly LiquidSurface liquid;
        private readonly double low, high, stiffest, weight, area;
        private double step, impulse, capillary, before, given, pull, pressed;
        private bool known;
        private long steps;

        public Sweep(ParticleSystem system, SurfaceSweepSettings settings)
        {
            (this.system, s, area) = (system, settings, system.Box.LengthX * system.Box.LengthY);
            var p = system.Particles;
            (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var i = 0; i < p.Count; i++)
            {
                (low, high) = (Math.Min(low, p.Z[i] - p.Radius[i]), Math.Max(high, p.Z[i] + p.Radius[i]));
                stiffest = Math.Max(stiffest, Indentation.MicroIndentation.StiffnessOf(system.Field, p.Type[i]));
                weight += s.Gravity * p.Mass[i];
            }
            foil = new PlanePair(low, high + 1000 * (high - low), stiffest);
            liquid = new LiquidSurface(s.SurfaceTension, s.ContactAngle) { Height = high, Viscosity = s.Viscosity, Density = s.Density, Gravity = s.Gravity };
            engine = new ForceEngine(system, new() { Threads = s.Threads });
            verlet = new VelocityVerlet(engine);
        }

        /// <summary>Damped motion between foil and surface until what overlaps at the start no longer throws particles out of the liquid; at rest afterwards.</summary>
        public void Separate(CancellationToken cancellation)
        {
            var p = system.Particles;
            if (engine.ScanStiffness().Stiffness.Max() > 0)
            {
                var own = system.Field;
                var between = new PlanePair(low, high, stiffest);
                system.SwitchTo(own.WithoutDamping());
                engine.FieldChanged();
                new LoadedMotion(engine, between.Apply, i => between.StiffnessAt(p, i), 0.2, 0.2).Settle(s.SeparatingSteps, cancellation);
                system.SwitchTo(own);
                engine.FieldChanged();
                Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
            }
            before = Momentum();
        }

        /// <summary>The surface sinks by one frame.</summary>
        public SweepFrame Advance(CancellationToken cancellation)
        {
            var p = system.Particles;
            // Contacts stiffen as particles are pressed together: the step is chosen anew for each frame.
            step = Math.Min(s.StepShare * StableStep(), 0.02 * p.Radius.Min() / s.Speed);
            var count = (int)Math.Ceiling((high - low) / s.Frames / s.Speed / step);
            (pull, pressed, known) = (0, 0, false);
            verlet.Restart();
            for (var left = count; left > 0; left -= Stretch)
            {
                cancellation.ThrowIfCancellationRequested();
                verlet.Run(step, Math.Min(left, Stretch), totals: false, Load);
            }
            steps += count;
            return new SweepFrame { Surface = liquid.Height - low, Film = Top(p.Radius) - low, CapillaryPressure = pull / count / area, FoilPressure = pressed / count / area, Cut = liquid.Cut };
        }

        public DryingFrame Structure(double time) => DryingFrame.Of(system, time, low, Top([]) - low, 0);

        /// <summary>Passes an instant from which a killed run goes on.</summary>
        public void Keep(ParticleCheckpoint? checkpoint, int frame, List<SweepFrame> frames, List<DryingFrame> drying) =>
            ParticleCheckpoint.Pass(checkpoint, engine, frame, [low, high, liquid.Height, impulse, capillary, before, step, steps, .. frames.SelectMany(f => f.Numbers), .. drying.SelectMany(f => f.Numbers)]);

        public bool TryRestore(ParticleCheckpoint? checkpoint, out int frame, List<SweepFrame> frames, List<DryingFrame> drying)
        {
            frame = 0;
            if (checkpoint is null || !checkpoint.TryRestore(engine, out frame, out var numbers)) return false;
            // Foil and surface are those of the start, which the constructor has found anew.
            (liquid.Height, impulse, capillary, before, step, steps) = (numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], (long)numbers[7]);
            var at = Numbers;
            for (var k = 0; k < frame; k++, at += SweepFrame.NumberCount) frames.Add(SweepFrame.From(numbers.AsSpan(at, SweepFrame.NumberCount)));
            for (var k = 0; k <= frame; k++, at += DryingFrame.NumberCount) drying.Add(DryingFrame.From(numbers.AsSpan(at, DryingFrame.NumberCount)));
            return true;
        }

        public SurfaceSweepResult Close(IReadOnlyList<SweepFrame> frames, IReadOnlyList<DryingFrame> drying)
        {
            var p = system.Particles;
            system.Box = system.Box with { LowZ = low, HighZ = Top(p.Radius) };
            return new SurfaceSweepResult
            {
                Frames = frames, Drying = drying, CapillaryNumber = s.SurfaceTension > 0 ? s.Viscosity * s.Speed / s.SurfaceTension : double.PositiveInfinity, Step = step, Steps = steps,
                MomentumError = Math.Abs(Momentum() - before - impulse) / Math.Max(capillary, double.Epsilon),
            };
        }

        private void Load(ForceEngine forces)
        {
            var p = system.Particles;
            if (known) liquid.Height -= s.Speed * step;
            liquid.Apply(forces);
            foil.Apply(forces);
            for (var i = 0; i < p.Count; i++) forces.ForceZ[i] -= s.Gravity * p.Mass[i];
            var now = liquid.ForceOnParticles + foil.ForceOnBottom - weight;
            if (known)
            {
                // Velocity Verlet gives the mean of the forces at both ends of a step; the first evaluation of a frame is no step.
                impulse += 0.5 * step * (given + now);
                capillary += step * Math.Abs(liquid.Pull);
                pull += liquid.Pull;
                pressed += foil.ForceOnBottom;
            }
            (known, given) = (true, now);
        }

        /// <summary>The highest point of spheres, or the highest centre without radii.</summary>
        private double Top(ReadOnlySpan<double> radii)
        {
            var p = system.Particles;
            var top = double.NegativeInfinity;
            for (var i = 0; i < p.Count; i++) top = Math.Max(top, p.Z[i] + (radii.Length > 0 ? radii[i] : 0));
            return top;
        }

        private double Momentum()
        {
            var p = system.Particles;
            var sum = 0.0;
            for (var i = 0; i < p.Count; i++) sum += p.Mass[i] * p.VelocityZ[i];
            return sum;
        }

        /// <summary>The stable step of contacts as if each particle had one more at an overlap of a hundredth of its radius, of drag, and of the capillary spring 2 pi gamma.</summary>
        private double StableStep()
        {
            var scan = engine.ScanStiffness();
            var p = system.Particles;
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

        public void Dispose() => engine.Dispose();
    }
}
