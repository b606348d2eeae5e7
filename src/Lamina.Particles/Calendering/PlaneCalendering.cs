using System.Diagnostics;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Calendering;

/// <summary>
/// Calendering as compression between two flat plates with the force field that the structure has (the dried one, as Lombardo et al. 2021 did): settle under a preload, move the upper
/// plate down in increments with damped motion after each, release to the preload. Elastic contacts and pair potential; no friction. The box becomes free along z, its ends the plates.
/// </summary>
public static class PlaneCalendering
{
    private const int KeepEvery = 5;

    /// <summary>Calenders a system in place.</summary>
    /// <param name="system">a dried structure</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told after each increment: number and pressure [Pa]</param>
    /// <param name="checkpoint">keeps the state every five increments; what it holds already is gone on from</param>
    /// <param name="cancellation">stops between increments</param>
    public static PlaneCalenderingResult Run(
        ParticleSystem system, PlaneCalenderingSettings? settings = null, Action<int, double>? progress = null, ParticleCheckpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        if (s.Compression is < 0 or > 0.8) throw new ArgumentException($"a compression of {s.Compression}: 0 to 0.8 is allowed");
        if (s.Increments < 1 || s.StepsPerIncrement < 5) throw new ArgumentException("at least 1 increment and 5 steps per increment are needed");
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var p = system.Particles;
        CutOpen(system);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) { low = Math.Min(low, p.Z[i] - p.Radius[i]); high = Math.Max(high, p.Z[i] + p.Radius[i]); }
        var plates = new PlanePair(low, high, s.PlateStiffness);
        using var engine = new ForceEngine(system, new() { Threads = s.Threads });
        var motion = new DampedMotion(engine, plates, s);
        double[] thickness = new double[s.Increments], pressure = new double[s.Increments], porosity = new double[s.Increments];
        double initial;
        if (checkpoint is not null && checkpoint.TryRestore(engine, out var done, out var numbers))
        {
            (initial, plates.Bottom, plates.Top) = (numbers[0], numbers[1], numbers[2]);
            motion.GoOn((int)numbers[3], numbers[4]);
            for (var n = 0; n < 3; n++) numbers.AsSpan(5 + n * s.Increments, s.Increments).CopyTo((n switch { 0 => thickness, 1 => pressure, _ => porosity }).AsSpan());
        }
        else
        {
            motion.SettleUnder(s.Preload, cancellation);
            (initial, done) = (plates.Gap, 0);
        }
        for (var k = done; k < s.Increments; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            plates.Top = plates.Bottom + initial * (1 - s.Compression * (k + 1) / s.Increments);
            pressure[k] = motion.Rest(s.StepsPerIncrement);
            system.Box = motion.BoxBetweenPlates();
            thickness[k] = plates.Gap;
            porosity[k] = system.PorosityFormula;
            if ((k + 1) % KeepEvery == 0)
            {
                ParticleCheckpoint.Pass(checkpoint, engine, k + 1, [initial, plates.Bottom, plates.Top, motion.Count, motion.TimeStep, .. thickness, .. pressure, .. porosity]);
                motion.GoOn(motion.Count, motion.TimeStep);
            }
            progress?.Invoke(k + 1, pressure[k]);
        }
        motion.SettleUnder(s.Preload, cancellation);
        system.Box = motion.BoxBetweenPlates();
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
        return new PlaneCalenderingResult
        {
            ForceField = system.Field.Name, InitialThickness = initial, CompressedThickness = thickness[^1], ReleasedThickness = plates.Gap, Thickness = thickness, Pressure = pressure,
            Porosity = porosity, PeakPressure = pressure.Max(), CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>Makes the z axis free: particles are wrapped into the box first, so that the layer is cut at its ends.</summary>
    private static void CutOpen(ParticleSystem system)
    {
        var p = system.Particles;
        var box = system.Box;
        if (box.BoundaryZ == Boundary.Periodic)
            for (var i = 0; i < p.Count; i++)
            {
                var n = Math.Floor((p.Z[i] - box.LowZ) / box.LengthZ);
                p.Z[i] -= n * box.LengthZ;
                p.ImageZ[i] = 0;
            }
        system.Box = box with { BoundaryZ = Boundary.Free };
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
    }

    /// <summary>Damped motion between the plates.</summary>
    private sealed class DampedMotion(ForceEngine engine, PlanePair plates, PlaneCalenderingSettings s)
    {
        private readonly double[] mass = new double[engine.System.Particles.Count];
        private double step;
        private int count, builds = -1;

        public int Count => count;
        public double TimeStep => step;

        /// <summary>Takes up a motion after so many steps; masses are set anew, since sorting may have moved particles.</summary>
        public void GoOn(int steps, double timeStep) => (count, step, builds) = (steps, timeStep, -1);

        private double Area => engine.System.Box.LengthX * engine.System.Box.LengthY;

        public Box BoxBetweenPlates() => engine.System.Box with { LowZ = plates.Bottom, HighZ = plates.Top };

        /// <summary>Lets the upper plate find the distance at which it feels a pressure: it follows the pressure error slowly against the particles' own motion.</summary>
        public void SettleUnder(double preload, CancellationToken cancellation)
        {
            for (var n = 0; n < s.SettlingSteps; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                Step();
                // A plate without contact comes down by 1e-4 of the gap per step, a pressed one goes up by at most as much.
                var error = Math.Clamp(plates.ForceOnTop / Area / preload - 1, -1, 1);
                plates.Top += 1e-4 * error * plates.Gap;
            }
        }

        /// <summary>Steps at fixed plates; mean pressure on the upper plate over the last fifth.</summary>
        public double Rest(int steps)
        {
            var last = Math.Max(1, steps / 5);
            var sum = 0.0;
            for (var n = 0; n < steps; n++)
            {
                Step();
                if (n >= steps - last) sum += plates.ForceOnTop / Area / last;
            }
            return sum;
        }

        private void Step()
        {
            var p = engine.System.Particles;
            engine.Compute(0, ContactMode.Elastic, totals: false);
            plates.Apply(engine);
            if (engine.Builds != builds || count % 250 == 0)
            {
                for (var i = 0; i < p.Count; i++) mass[i] = s.MassPerDiameter * 2 * p.Radius[i];
                builds = engine.Builds;
            }
            if (count++ % 250 == 0) step = LongestStep();
            var keep = 1 / (1 + step / s.DampingTime);
            for (var i = 0; i < p.Count; i++)
            {
                if (p.Fixed[i]) continue;
                var a = step / mass[i];
                double vx = keep * (p.VelocityX[i] + a * engine.ForceX[i]), vy = keep * (p.VelocityY[i] + a * engine.ForceY[i]), vz = keep * (p.VelocityZ[i] + a * engine.ForceZ[i]);
                var far = step * Math.Sqrt(vx * vx + vy * vy + vz * vz);
                if (!double.IsFinite(far)) throw new UnstableMotionException(p.Id[i], $"particle {p.Id[i]} (type {p.Type[i]}) left finite numbers between the plates: use more increments");
                if (far > s.LargestDisplacement) { var cut = s.LargestDisplacement / far; vx *= cut; vy *= cut; vz *= cut; }
                (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (vx, vy, vz);
                p.X[i] += step * vx;
                p.Y[i] += step * vy;
                p.Z[i] += step * vz;
            }
        }

        private double LongestStep()
        {
            var scan = engine.ScanStiffness();
            var p = engine.System.Particles;
            var limit = double.PositiveInfinity;
            for (var i = 0; i < p.Count; i++)
            {
                // Overlap with a plate of a tenth of the radius, as an allowance for its stiffness.
                var k = scan.Stiffness[i] + 1.5 * s.PlateStiffness * p.Radius[i] * Math.Sqrt(0.1);
                limit = Math.Min(limit, 2 * Math.Sqrt(s.MassPerDiameter * 2 * p.Radius[i] / (2 * k)));
            }
            return 0.75 * limit;
        }
    }
}
