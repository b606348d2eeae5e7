using System.Runtime.Intrinsics;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Dynamics;

/// <summary>
/// Velocity Verlet for translation and spin of solid spheres (inertia 2/5 m R^2), no thermostat. Damping forces see the velocities of the half step, as in LAMMPS.
/// </summary>
public sealed class VelocityVerlet
{
    private readonly ForceEngine engine;
    private double[] perMass = [], perInertia = [];
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
        var count = p.Count;
        if (perMass.Length != count) (perMass, perInertia) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            perMass[i] = p.Fixed[i] ? 0 : half / p.Mass[i];
            perInertia[i] = perMass[i] / (0.4 * p.Radius[i] * p.Radius[i]);
            if (p.Fixed[i]) (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i], p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (0, 0, 0, 0, 0, 0);
        }
        AddProducts(perMass, engine.ForceX, p.VelocityX);
        AddProducts(perMass, engine.ForceY, p.VelocityY);
        AddProducts(perMass, engine.ForceZ, p.VelocityZ);
        if (!spin) return;
        AddProducts(perInertia, engine.TorqueX, p.SpinX);
        AddProducts(perInertia, engine.TorqueY, p.SpinY);
        AddProducts(perInertia, engine.TorqueZ, p.SpinZ);
    }

    private void Drift(double step)
    {
        var p = engine.System.Particles;
        AddScaled(p.VelocityX, step, p.X);
        AddScaled(p.VelocityY, step, p.Y);
        AddScaled(p.VelocityZ, step, p.Z);
        var box = engine.System.Box;
        if (box.ShearRate != 0) engine.System.Box = box with { ShearOffset = box.ShearOffset + step * box.ShearRate * box.LengthY };
    }

    /// <summary>to += a b, element by element: product and sum each rounded, in lanes as in the tail.</summary>
    private static void AddProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> to)
    {
        b = b[..a.Length];
        to = to[..a.Length];
        var lanes = a.Length - a.Length % 8;
        for (var i = 0; i < lanes; i += 8) (Vector512.Create(to[i..]) + Vector512.Create(a[i..]) * Vector512.Create(b[i..])).CopyTo(to[i..]);
        for (var i = lanes; i < a.Length; i++) to[i] += a[i] * b[i];
    }

    private static void AddScaled(ReadOnlySpan<double> a, double factor, Span<double> to)
    {
        to = to[..a.Length];
        var lanes = a.Length - a.Length % 8;
        for (var i = 0; i < lanes; i += 8) (Vector512.Create(to[i..]) + Vector512.Create(a[i..]) * factor).CopyTo(to[i..]);
        for (var i = lanes; i < a.Length; i++) to[i] += factor * a[i];
    }
}
