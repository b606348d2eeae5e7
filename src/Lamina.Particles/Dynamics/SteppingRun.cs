using System.Diagnostics;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Dynamics;

/// <summary>A fixed number of plain velocity-Verlet steps with the full contact law: for speed and drift.</summary>
public sealed record SteppingRun
{
    /// <summary>Particles times steps per second of processor time, list building included [s-1].</summary>
    public required double ParticleStepsPerCpuSecond { get; init; }
    /// <summary>Change of kinetic, pair and elastic energy over its value at the start; contact damping and friction take energy out [-].</summary>
    public required double EnergyDrift { get; init; }
    /// <summary>Times that neighbour lists were built [-].</summary>
    public required int ListBuilds { get; init; }
    /// <summary>Processor time of the process [s].</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Takes steps on a system in place; fifty of them come before the clock, for the code to be compiled.</summary>
    /// <param name="system">the system</param>
    /// <param name="step">time step [s]</param>
    /// <param name="count">number of timed steps [-]</param>
    /// <param name="settings">settings of the force loop</param>
    public static SteppingRun Of(ParticleSystem system, double step, int count, ForceSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var engine = new ForceEngine(system, settings);
        var verlet = new VelocityVerlet(engine);
        verlet.Run(step, 50);
        var before = Energy(engine);
        verlet.Restart();
        verlet.Run(step, 0);
        var builds = engine.Builds;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        verlet.Run(step, count);
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        return new SteppingRun
        {
            ParticleStepsPerCpuSecond = seconds > 0 ? system.Particles.Count * (double)count / seconds : 0, ListBuilds = engine.Builds - builds, CpuSeconds = seconds,
            EnergyDrift = (Energy(engine) - before) / Math.Abs(before),
        };
    }

    private static double Energy(ForceEngine engine)
    {
        var totals = engine.Compute(0, ContactMode.Elastic);
        ForceReport.PressureTensorOf(engine.System, totals, out var kinetic);
        return kinetic + totals.PairEnergy + totals.ContactEnergy;
    }
}
