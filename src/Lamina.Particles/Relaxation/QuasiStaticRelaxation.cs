using System.Diagnostics;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Relaxation;

/// <summary>
/// Relaxes particles and box to rest under a pressure, the default way of moving: the model is athermal and slow against mechanical relaxation, so that only the path of
/// rest states matters. Moves on the pair potential and the elastic part of the contacts, with masses scaled so that every particle has the same stiffness per mass,
/// by FIRE (fast inertial relaxation: velocities turn towards the force, stop when they would climb, step adapts) or with plain damping.
/// The box is one more degree of freedom with a mass of its own. Friction and contact damping are left out: at rest damping is zero, and friction of the slurry is 1.5 % of the normal force.
/// </summary>
public static class QuasiStaticRelaxation
{
    // A multiple of the hundred steps between two looks at convergence.
    private const int KeepEvery = 200;

    /// <summary>Relaxes a system in place.</summary>
    /// <param name="system">particles, box and force field; velocities are zero afterwards</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told every hundred steps: step and volume [m3]</param>
    /// <param name="checkpoint">keeps the state every 200 steps; what it holds already is gone on from</param>
    /// <param name="cancellation">stops between steps</param>
    public static RelaxationResult Run(
        ParticleSystem system, RelaxationSettings? settings = null, Action<int, double>? progress = null, ParticleCheckpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        using var engine = new ForceEngine(system, new ForceSettings { Threads = settings?.Threads ?? 1 });
        return Run(engine, settings ?? new(), progress, checkpoint, cancellation);
    }

    /// <summary>Relaxes with an existing force loop.</summary>
    public static RelaxationResult Run(ForceEngine engine, RelaxationSettings settings, Action<int, double>? progress = null, ParticleCheckpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var run = new Motion(engine, settings);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var system = engine.System;
        var builds = engine.Builds;
        var volumeThen = system.Box.Volume;
        var converged = false;
        var step = 0;
        run.Begin();
        if (checkpoint is not null && checkpoint.TryRestore(engine, out step, out var numbers))
        {
            volumeThen = numbers[^1];
            run.GoOn(numbers);
        }
        while (step < settings.MostSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Advance(step);
            step++;
            if (step % 100 != 0) continue;
            progress?.Invoke(step, system.Box.Volume);
            var volume = system.Box.Volume;
            converged = run.ForceResidual <= settings.ForceTolerance && run.PressureResidual <= settings.PressureTolerance && Math.Abs(volume / volumeThen - 1) <= settings.VolumeTolerance;
            volumeThen = volume;
            if (converged) break;
            if (step % KeepEvery == 0) ParticleCheckpoint.Pass(checkpoint, engine, step, [.. run.Numbers, volumeThen]);
        }
        run.Stop();
        var box = system.Box;
        return new RelaxationResult
        {
            Converged = converged, Steps = step, Density = system.Density, PorosityFormula = system.PorosityFormula, Box = [box.LengthX, box.LengthY, box.LengthZ],
            Pressure = run.Pressure, ForceResidual = run.ForceResidual, PressureResidual = run.PressureResidual, ListBuilds = engine.Builds - builds,
            CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>State of one relaxation. Pseudo-time has no unit: masses are stiffnesses, so that every frequency is of order one.</summary>
    private sealed class Motion(ForceEngine engine, RelaxationSettings settings)
    {
        private const double FirstStep = 0.3, Grow = 1.1, Shrink = 0.5, FirstMix = 0.15, MixDecay = 0.99;
        private readonly ParticleSystem system = engine.System;
        private readonly double smallest = engine.System.Particles.Radius.Min();
        private double[] mass = [];
        private double boxMass, boxVelocity, meanPairForce = 1;
        private double step = FirstStep, mix = FirstMix;
        private int downhill;

        public double ForceResidual { get; private set; } = double.PositiveInfinity;
        public double PressureResidual { get; private set; } = double.PositiveInfinity;
        public double Pressure { get; private set; }

        public void Begin()
        {
            var p = system.Particles;
            Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
            Array.Clear(p.SpinX); Array.Clear(p.SpinY); Array.Clear(p.SpinZ);
        }

        public void Stop() => Begin();

        /// <summary>What a motion knows besides particles and box; masses are scanned anew.</summary>
        public double[] Numbers => [boxVelocity, step, mix, downhill];

        public void GoOn(double[] numbers) => (boxVelocity, step, mix, downhill) = (numbers[0], numbers[1], numbers[2], (int)numbers[3]);

        public void Advance(int n)
        {
            // Masses are scanned again where lists are new: particles have moved far then, and may have been put in a new order.
            var builds = engine.Builds;
            var totals = engine.Evaluate(0, ContactMode.Elastic, PairSums.Diagonal);
            if (n % settings.ScanEvery == 0 || engine.Builds != builds || mass.Length == 0) Scale();
            var boxForce = BoxForce(totals);
            var p = system.Particles;
            double power = 0, speed = 0, force = 0, sum = 0;
            for (var i = 0; i < p.Count; i++)
            {
                if (p.Fixed[i]) continue;
                double fx = engine.ForceX[i], fy = engine.ForceY[i], fz = engine.ForceZ[i];
                var f = fx * fx + fy * fy + fz * fz;
                power += fx * p.VelocityX[i] + fy * p.VelocityY[i] + fz * p.VelocityZ[i];
                speed += mass[i] * (p.VelocityX[i] * p.VelocityX[i] + p.VelocityY[i] * p.VelocityY[i] + p.VelocityZ[i] * p.VelocityZ[i]);
                force += f / mass[i];
                sum += f;
            }
            if (!double.IsFinite(sum)) throw Diverged(p);
            ForceResidual = Math.Sqrt(sum / p.Count) / meanPairForce;
            power += boxForce * boxVelocity;
            speed += boxMass * boxVelocity * boxVelocity;
            if (boxMass > 0) force += boxForce * boxForce / boxMass;

            var keep = 1.0;
            var turn = 0.0;
            if (settings.Damping > 0)
            {
                step = Math.Min(step * Grow, settings.LargestStep);
                keep = 1 / (1 + settings.Damping * step);
            }
            else if (power >= 0)
            {
                if (++downhill > 5) { step = Math.Min(step * Grow, settings.LargestStep); mix *= MixDecay; }
                keep = 1 - mix;
                turn = force > 0 ? mix * Math.Sqrt(speed / force) : 0;
            }
            else
            {
                downhill = 0;
                step = Math.Max(step * Shrink, 0.05 * FirstStep);
                mix = FirstMix;
                keep = 0;
            }
            var longest = 0.0;
            for (var i = 0; i < p.Count; i++)
            {
                if (p.Fixed[i]) continue;
                var a = (keep > 0 ? step + turn : step) / mass[i];
                p.VelocityX[i] = keep * p.VelocityX[i] + a * engine.ForceX[i];
                p.VelocityY[i] = keep * p.VelocityY[i] + a * engine.ForceY[i];
                p.VelocityZ[i] = keep * p.VelocityZ[i] + a * engine.ForceZ[i];
                longest = Math.Max(longest, p.VelocityX[i] * p.VelocityX[i] + p.VelocityY[i] * p.VelocityY[i] + p.VelocityZ[i] * p.VelocityZ[i]);
            }
            if (boxMass > 0) boxVelocity = keep * boxVelocity + (keep > 0 ? step + turn : step) / boxMass * boxForce;
            Move(p, step * Math.Sqrt(longest));
        }

        /// <summary>Moves particles, each by no more than the largest displacement, and strains the box.</summary>
        private void Move(ParticleSet p, double longest)
        {
            var limit = settings.LargestDisplacement * smallest;
            var strain = Math.Clamp(step * boxVelocity, -settings.LargestStrain, settings.LargestStrain);
            if (strain != step * boxVelocity) boxVelocity = strain / step;
            var scale = Math.Exp(strain);
            double sx = settings.Axes == RelaxedAxes.Xyz ? scale : 1, sz = settings.Axes != RelaxedAxes.None ? scale : 1;
            var box = system.Box;
            double cx = 0.5 * (box.LowX + box.HighX), cy = 0.5 * (box.LowY + box.HighY), cz = 0.5 * (box.LowZ + box.HighZ);
            for (var i = 0; i < p.Count; i++)
            {
                double dx = step * p.VelocityX[i], dy = step * p.VelocityY[i], dz = step * p.VelocityZ[i];
                if (longest > limit)
                {
                    var d = Math.Sqrt(dx * dx + dy * dy + dz * dz);
                    if (d > limit)
                    {
                        var cut = limit / d;
                        dx *= cut; dy *= cut; dz *= cut;
                        p.VelocityX[i] *= cut; p.VelocityY[i] *= cut; p.VelocityZ[i] *= cut;
                    }
                }
                if (p.Fixed[i]) continue;
                p.X[i] = cx + sx * (p.X[i] - cx) + dx;
                p.Y[i] = cy + sx * (p.Y[i] - cy) + dy;
                p.Z[i] = cz + sz * (p.Z[i] - cz) + dz;
            }
            if (strain != 0) system.Box = box.Scaled(sx, sx, sz);
        }

        /// <summary>Generalised force on the logarithm of the edge: volume times pressure surplus, summed over the axes that move.</summary>
        private double BoxForce(in ForceTotals totals)
        {
            var v = system.Box.Volume;
            var mean = (totals.VirialXX + totals.VirialYY + totals.VirialZZ) / (3 * v);
            Pressure = settings.Axes == RelaxedAxes.Z ? totals.VirialZZ / v : mean;
            PressureResidual = settings.Axes == RelaxedAxes.None ? 0 : Math.Abs(Pressure - settings.Pressure) / Math.Max(Math.Abs(settings.Pressure), 1);
            return settings.Axes switch { RelaxedAxes.None => 0, RelaxedAxes.Z => v * (Pressure - settings.Pressure), _ => 3 * v * (Pressure - settings.Pressure) };
        }

        private void Scale()
        {
            var scan = engine.ScanStiffness();
            var p = system.Particles;
            if (mass.Length != p.Count) mass = new double[p.Count];
            // A particle with few contacts would be almost weightless and jump about: a tenth of the mean is the least.
            var floor = 0.1 * scan.Stiffness.Sum() / p.Count;
            if (!(floor > 0)) floor = 1;
            for (var i = 0; i < p.Count; i++) mass[i] = Math.Max(scan.Stiffness[i], floor);
            var v = system.Box.Volume;
            boxMass = settings.Axes switch
            {
                RelaxedAxes.None => 0,
                RelaxedAxes.Z => scan.BoxStiffness[2] + v * settings.Pressure,
                _ => scan.BoxStiffness[0] + scan.BoxStiffness[1] + scan.BoxStiffness[2] + 9 * v * settings.Pressure,
            };
            meanPairForce = scan.MeanPairForce > 0 ? scan.MeanPairForce : settings.Pressure * 4 * smallest * smallest;
        }

        private UnstableMotionException Diverged(ParticleSet p)
        {
            for (var i = 0; i < p.Count; i++)
                if (!double.IsFinite(engine.ForceX[i] + engine.ForceY[i] + engine.ForceZ[i]))
                    return new UnstableMotionException(p.Id[i], $"the force on particle {p.Id[i]} (type {p.Type[i]}) is not finite: its centre coincides with another's, or the pair law overflows; separate the centres");
            return new UnstableMotionException(0, "a force is not finite");
        }
    }
}
