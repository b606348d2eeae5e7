using System.Diagnostics;
using Lamina.Particles.Dynamics;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Relaxation;

/// <summary>
/// Compacts a box along z by damped inertial motion with a slow barostat: for attractive systems, where <see cref="QuasiStaticRelaxation"/> would go on coarsening and the state that is
/// reached depends on the path. Elastic contact forces and pair potential; masses proportional to diameter; box strain rate proportional to the pressure error.
/// </summary>
public static class DampedCompaction
{
    /// <summary>Compacts a system in place; velocities are zero afterwards.</summary>
    /// <param name="system">particles, box and force field</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told every hundred steps: step and volume [m3]</param>
    /// <param name="cancellation">stops between steps</param>
    public static RelaxationResult Run(ParticleSystem system, CompactionSettings? settings = null, Action<int, double>? progress = null, CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        using var engine = new ForceEngine(system, new ForceSettings { Threads = s.Threads });
        QuasiStaticRelaxation.Run(engine, new RelaxationSettings { Axes = RelaxedAxes.None, MostSteps = s.SettlingSteps, LargestStep = 0.5, Threads = s.Threads }, null, null, cancellation);
        var p = system.Particles;
        var mass = new double[p.Count];
        double limit = 0, meanPairForce = 1, pressure = 0, residual = double.PositiveInfinity;
        double step = 0;
        var converged = false;
        var n = 0;
        while (n < s.MostSteps && !converged)
        {
            cancellation.ThrowIfCancellationRequested();
            var builds = engine.Builds;
            var totals = engine.Evaluate(0, ContactMode.Elastic, PairSums.Diagonal);
            if (engine.Builds != builds || n == 0)
                for (var i = 0; i < p.Count; i++) mass[i] = s.MassPerDiameter * 2 * p.Radius[i];
            if (n % 250 == 0)
            {
                var scan = engine.ScanStiffness();
                limit = double.PositiveInfinity;
                for (var i = 0; i < p.Count; i++)
                    if (scan.Stiffness[i] > 0) limit = Math.Min(limit, 2 * Math.Sqrt(mass[i] / (2 * scan.Stiffness[i])));
                meanPairForce = scan.MeanPairForce;
                // The barostat's own time is the longest useful step where nothing touches.
                step = Math.Min(s.StepFraction * limit, 1e-3 * s.BoxTime);
            }
            var box = system.Box;
            pressure = totals.VirialZZ / box.Volume;
            // At rest the gel no longer coarsens: the box may then follow faster.
            var boxTime = residual <= s.ForceTolerance ? 0.1 * s.BoxTime : s.BoxTime;
            var strain = Math.Clamp(step / boxTime * (pressure - s.Pressure) / s.Modulus, -0.01, 0.01);
            residual = Move(engine, mass, step, 1 / (1 + step / s.DampingTime), Math.Exp(strain), s.LargestDisplacement) / meanPairForce;
            system.Box = box.Scaled(1, 1, Math.Exp(strain));
            n++;
            if (n % 100 != 0) continue;
            progress?.Invoke(n, system.Box.Volume);
            converged = residual <= s.ForceTolerance && Math.Abs(pressure - s.Pressure) <= s.PressureTolerance * s.Pressure;
        }
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
        var end = system.Box;
        return new RelaxationResult
        {
            Converged = converged, Steps = n + s.SettlingSteps, Density = system.Density, PorosityFormula = system.PorosityFormula, Box = [end.LengthX, end.LengthY, end.LengthZ],
            Pressure = pressure, ForceResidual = residual, PressureResidual = Math.Abs(pressure - s.Pressure) / s.Pressure, ListBuilds = engine.Builds,
            CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>One damped step; returns the root mean square force [N].</summary>
    private static double Move(ForceEngine engine, double[] mass, double step, double keep, double scale, double most)
    {
        var p = engine.System.Particles;
        var box = engine.System.Box;
        var middle = 0.5 * (box.LowZ + box.HighZ);
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            double fx = engine.ForceX[i], fy = engine.ForceY[i], fz = engine.ForceZ[i];
            if (p.Fixed[i]) { p.Z[i] = middle + scale * (p.Z[i] - middle); continue; }
            sum += fx * fx + fy * fy + fz * fz;
            var a = step / mass[i];
            double vx = keep * (p.VelocityX[i] + a * fx), vy = keep * (p.VelocityY[i] + a * fy), vz = keep * (p.VelocityZ[i] + a * fz);
            var far = step * Math.Sqrt(vx * vx + vy * vy + vz * vz);
            if (far > most) { var cut = most / far; vx *= cut; vy *= cut; vz *= cut; }
            (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (vx, vy, vz);
            p.X[i] += step * vx;
            p.Y[i] += step * vy;
            p.Z[i] = middle + scale * (p.Z[i] - middle) + step * vz;
        }
        if (!double.IsFinite(sum)) throw new UnstableMotionException(0, "a force is not finite during compaction: two centres coincide; relax the structure before shrinking it");
        return Math.Sqrt(sum / p.Count);
    }
}
