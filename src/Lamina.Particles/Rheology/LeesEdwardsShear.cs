using System.Diagnostics;
using Lamina.Particles.Dynamics;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Rheology;

/// <summary>
/// Steady simple shear of a periodic system with Lees-Edwards images: the viscosity of the slurry model. Newtonian in the frame of the laboratory, which equals SLLOD for steady shear.
/// See <see cref="PeculiarMotion"/> for the choice that decides the value.
/// </summary>
public static class LeesEdwardsShear
{
    /// <summary>Shears a copy of the system.</summary>
    /// <param name="system">a relaxed state, periodic along all axes; it is not changed</param>
    /// <param name="settings">rate and lengths</param>
    /// <param name="cancellation">stops between blocks</param>
    public static ShearResult Run(ParticleSystem system, ShearSettings settings, CancellationToken cancellation = default)
    {
        if (!(settings.Rate > 0 && double.IsFinite(settings.Rate))) throw new ArgumentException($"the shear rate is {settings.Rate} 1/s: a finite value above zero is needed");
        if (system.Box.BoundaryX != Boundary.Periodic || system.Box.BoundaryY != Boundary.Periodic)
            throw new ArgumentException("shear needs a box that is periodic along x and y");
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var copy = system.Clone();
        copy.Box = copy.Box with { ShearRate = settings.Rate, ShearOffset = 0 };
        var p = copy.Particles;
        var middle = 0.5 * (copy.Box.LowY + copy.Box.HighY);
        using var engine = new ForceEngine(copy, new() { Threads = settings.Threads });
        engine.Rebuild();
        for (var i = 0; i < p.Count; i++)
        {
            // The published run starts at rest in the laboratory: all that the flow lacks counts as heat (1e7 K), and the thermostat's friction, once grown, takes tens of
            // microseconds to fall. That friction decides the value; a thermostat started on the profile is far weaker.
            var free = settings.Peculiar == PeculiarMotion.Free;
            (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (free ? settings.Rate * (p.Y[i] - middle) : 0, 0, 0);
            // A sphere in free shear turns with half the vorticity; the published integrator does not turn particles at all.
            (p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (0, 0, free ? -0.5 * settings.Rate : 0);
        }
        var step = settings.Step ?? Math.Min(ShearSettings.LongestStep, 0.7 * StableStep.Of(engine).Combined);
        var verlet = new VelocityVerlet(engine);
        var chain = new NoseHooverChain(settings.Temperature, settings.ThermostatTime, 3.0 * p.Count - 3);
        var cold = settings.Peculiar == PeculiarMotion.Thermostat;
        void Step(bool totals) => verlet.Run(step, 1, totals, null, cold ? h => Scale(copy, middle, chain, h) : null, spin: !cold);
        for (var n = 0; n < settings.Settling; n++) Step(totals: false);
        const int blocks = 10;
        var perBlock = Math.Max(1, settings.Steps / blocks);
        var means = new double[blocks];
        double normal = 0, pressure = 0;
        for (var b = 0; b < blocks; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var n = 0; n < perBlock; n++)
            {
                Step(totals: true);
                var t = Stress(copy, verlet.Totals, middle);
                means[b] -= t[3] / settings.Rate / perBlock;
                normal += (t[1] - t[0]) / (blocks * perBlock);
                pressure += (t[0] + t[1] + t[2]) / (3.0 * blocks * perBlock);
            }
        }
        var mean = means.Average();
        return new ShearResult
        {
            Viscosity = mean, Uncertainty = Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (blocks * (blocks - 1))), NormalStressDifference = normal, Pressure = pressure,
            Strain = settings.Rate * step * blocks * perBlock, Step = step, CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>Lets the thermostat scale what the flow leaves of the velocities.</summary>
    private static void Scale(ParticleSystem system, double middle, NoseHooverChain chain, double step)
    {
        var p = system.Particles;
        var rate = system.Box.ShearRate;
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            var x = p.VelocityX[i] - rate * (p.Y[i] - middle);
            sum += p.Mass[i] * (x * x + p.VelocityY[i] * p.VelocityY[i] + p.VelocityZ[i] * p.VelocityZ[i]);
        }
        var factor = chain.HalfStep(sum, step);
        for (var i = 0; i < p.Count; i++)
        {
            var flow = rate * (p.Y[i] - middle);
            p.VelocityX[i] = flow + factor * (p.VelocityX[i] - flow);
            p.VelocityY[i] *= factor;
            p.VelocityZ[i] *= factor;
        }
    }

    /// <summary>Pressure tensor with the velocities that remain after the flow is taken off.</summary>
    private static double[] Stress(ParticleSystem system, in ForceTotals totals, double middle)
    {
        var p = system.Particles;
        var rate = system.Box.ShearRate;
        double xx = 0, yy = 0, zz = 0, xy = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var (m, x, y, z) = (p.Mass[i], p.VelocityX[i] - rate * (p.Y[i] - middle), p.VelocityY[i], p.VelocityZ[i]);
            xx += m * x * x; yy += m * y * y; zz += m * z * z; xy += m * x * y;
        }
        var v = system.Box.Volume;
        return [(xx + totals.VirialXX) / v, (yy + totals.VirialYY) / v, (zz + totals.VirialZZ) / v, (xy + totals.VirialXY) / v];
    }
}
