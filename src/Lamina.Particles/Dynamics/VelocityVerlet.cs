using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Dynamics;

/// <summary>
/// Velocity Verlet for translation and spin of solid spheres (inertia 2/5 m R^2), no thermostat. Damping forces see the velocities of the half step, as in LAMMPS.
/// </summary>
public sealed class VelocityVerlet
{
    private readonly ForceEngine engine;
    private bool primed;

    /// <summary>Integrates the engine's system.</summary>
    public VelocityVerlet(ForceEngine engine) => this.engine = engine;

    /// <summary>Totals of the latest force evaluation.</summary>
    public ForceTotals Totals { get; private set; }

    /// <summary>Takes steps. The first call evaluates forces once more, without advancing contact histories.</summary>
    /// <param name="step">time step [s]</param>
    /// <param name="count">number of steps [-]</param>
    /// <param name="totals">true to sum energy and virial at the last step</param>
    /// <param name="loads">adds further forces after each evaluation, or null</param>
    /// <exception cref="UnstableMotionException">a particle left the range of finite numbers or crossed the box within one list life</exception>
    public void Run(double step, int count, bool totals = true, Action<ForceEngine>? loads = null) => Run(step, count, totals, loads, null, true);

    /// <summary>Takes steps with a hook on the velocities before the first and after the second half kick (a thermostat), and with or without spin.</summary>
    internal void Run(double step, int count, bool totals, Action<ForceEngine>? loads, Action<double>? thermostat, bool spin)
    {
        if (!(step > 0 && double.IsFinite(step))) throw new ArgumentOutOfRangeException(nameof(step), $"the time step is {step} s: a finite value above zero is needed");
        if (!primed)
        {
            Totals = engine.Compute(0);
            loads?.Invoke(engine);
            primed = true;
        }
        for (var n = 0; n < count; n++)
        {
            thermostat?.Invoke(step);
            Kick(0.5 * step, spin);
            Drift(step);
            var last = totals && n == count - 1;
            var answer = engine.Compute(step, ContactMode.Full, last);
            loads?.Invoke(engine);
            if (last) Totals = answer;
            Kick(0.5 * step, spin);
            thermostat?.Invoke(step);
        }
    }

    /// <summary>Forgets the stored forces: call after positions, box or force field were changed from outside.</summary>
    public void Restart() => primed = false;

    private void Kick(double half, bool spin)
    {
        var p = engine.System.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Fixed[i]) { (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i], p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (0, 0, 0, 0, 0, 0); continue; }
            var a = half / p.Mass[i];
            p.VelocityX[i] += a * engine.ForceX[i];
            p.VelocityY[i] += a * engine.ForceY[i];
            p.VelocityZ[i] += a * engine.ForceZ[i];
            if (!spin) continue;
            var b = half / 0.4 / (p.Radius[i] * p.Radius[i] * p.Mass[i]);
            p.SpinX[i] += b * engine.TorqueX[i];
            p.SpinY[i] += b * engine.TorqueY[i];
            p.SpinZ[i] += b * engine.TorqueZ[i];
        }
    }

    private void Drift(double step)
    {
        var p = engine.System.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            p.X[i] += step * p.VelocityX[i];
            p.Y[i] += step * p.VelocityY[i];
            p.Z[i] += step * p.VelocityZ[i];
        }
        var box = engine.System.Box;
        if (box.ShearRate != 0) engine.System.Box = box with { ShearOffset = box.ShearOffset + step * box.ShearRate * box.LengthY };
    }
}
