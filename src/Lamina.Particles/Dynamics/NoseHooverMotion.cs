using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Dynamics;

/// <summary>
/// Motion at given temperature and pressure along periodic axes as LAMMPS `fix npt/sphere` has it (Martyna, Tobias and Klein 1994 with the splitting of Tuckerman et al. 2006, chains of three): what the
/// published scripts run. Box and particles scale about the box's centre. Across a direction that is not periodic a barostat is a plate: <see cref="PlatePiston"/>.
/// </summary>
public sealed class NoseHooverMotion
{
    private const double Boltzmann = 1.380649e-23;
    private readonly ForceEngine engine;
    private readonly NoseHooverChain thermostat, barostat;
    private readonly bool[] follows;
    private readonly double[] centre;
    private readonly double freedom, mass;
    private readonly int axes;
    private readonly double[] rate = new double[3];
    private ForceTotals totals;
    private bool primed;

    /// <summary>Motion of the engine's system.</summary>
    /// <exception cref="ArgumentException">an edge that should follow is not periodic, or a setting is not above zero</exception>
    public NoseHooverMotion(ForceEngine engine, NoseHooverSettings settings)
    {
        (this.engine, Settings) = (engine, settings);
        var s = settings;
        if (!(s.Temperature > 0 && s.TemperaturePeriod > 0 && s.PressurePeriod > 0 && double.IsFinite(s.Pressure)))
            throw new ArgumentException($"temperature {s.Temperature} K, periods {s.TemperaturePeriod} and {s.PressurePeriod} s, pressure {s.Pressure} Pa: the first three must be above zero, the last finite");
        var box = engine.System.Box;
        follows = [s.Axes == RelaxedAxes.Xyz, s.Axes == RelaxedAxes.Xyz, s.Axes != RelaxedAxes.None];
        Boundary[] ends = [box.BoundaryX, box.BoundaryY, box.BoundaryZ];
        for (var k = 0; k < 3; k++)
            if (follows[k] && ends[k] != Boundary.Periodic) throw new ArgumentException($"the box is not periodic along {"xyz"[k]}: let a plate hold the pressure there, or give axes that are periodic");
        axes = follows.Count(f => f);
        if (axes == 0) throw new ArgumentException("no edge follows the pressure: give axes z or xyz");
        var count = engine.System.Particles.Count;
        freedom = (s.SpinCounts ? 6.0 : 3.0) * count - 3;
        mass = (count + 1) * Boltzmann * s.Temperature * s.PressurePeriod * s.PressurePeriod;
        thermostat = new NoseHooverChain(s.Temperature, s.TemperaturePeriod, freedom);
        barostat = new NoseHooverChain(s.Temperature, s.PressurePeriod, 1);
        centre = [0.5 * (box.LowX + box.HighX), 0.5 * (box.LowY + box.HighY), 0.5 * (box.LowZ + box.HighZ)];
    }

    /// <summary>The settings; change the pressure between runs for a ramp.</summary>
    public NoseHooverSettings Settings { get; set; }
    /// <summary>Rate of strain of the box along x, y, z [s-1].</summary>
    public IReadOnlyList<double> StrainRate => rate;
    /// <summary>Totals of the latest force evaluation.</summary>
    public ForceTotals Totals => totals;

    /// <summary>Takes steps.</summary>
    /// <param name="step">time step [s]</param>
    /// <param name="count">number of steps [-]</param>
    /// <exception cref="UnstableMotionException">a particle left the range of finite numbers or crossed the box within one list life</exception>
    public void Run(double step, int count)
    {
        if (!(step > 0 && double.IsFinite(step))) throw new ArgumentOutOfRangeException(nameof(step), $"the time step is {step} s: a finite value above zero is needed");
        if (!primed)
        {
            totals = engine.Compute();
            primed = true;
        }
        var half = 0.5 * step;
        for (var n = 0; n < count; n++)
        {
            ScaleRates(barostat.HalfStep(TwiceBoxEnergy(), step));
            ScaleVelocities(thermostat.HalfStep(TwiceKinetic(out _), step));
            Accelerate(half);
            Dilate(half);
            Kick(half);
            Remap(half);
            Drift(step);
            Remap(half);
            totals = engine.Compute(step);
            Kick(half);
            Dilate(half);
            Accelerate(half);
            ScaleVelocities(thermostat.HalfStep(TwiceKinetic(out _), step));
            ScaleRates(barostat.HalfStep(TwiceBoxEnergy(), step));
        }
    }

    private double TwiceBoxEnergy()
    {
        var sum = 0.0;
        for (var k = 0; k < 3; k++) if (follows[k]) sum += mass * rate[k] * rate[k];
        return sum;
    }

    private void ScaleRates(double factor)
    {
        for (var k = 0; k < 3; k++) if (follows[k]) rate[k] *= factor;
    }

    /// <summary>Twice the kinetic energy and its part along each axis, as far as it counts.</summary>
    private double TwiceKinetic(out (double X, double Y, double Z) along)
    {
        var p = engine.System.Particles;
        double x = 0, y = 0, z = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var m = p.Mass[i];
            x += m * p.VelocityX[i] * p.VelocityX[i]; y += m * p.VelocityY[i] * p.VelocityY[i]; z += m * p.VelocityZ[i] * p.VelocityZ[i];
            if (!Settings.SpinCounts) continue;
            var inertia = 0.4 * m * p.Radius[i] * p.Radius[i];
            x += inertia * p.SpinX[i] * p.SpinX[i]; y += inertia * p.SpinY[i] * p.SpinY[i]; z += inertia * p.SpinZ[i] * p.SpinZ[i];
        }
        along = (x, y, z);
        return x + y + z;
    }

    /// <summary>Half a step of the box's rates: (P - P0) V + kinetic term, over the box's mass.</summary>
    private void Accelerate(double half)
    {
        var all = TwiceKinetic(out var k);
        var particles = engine.System.Particles.Count;
        var volume = engine.System.Box.Volume;
        // With one pressure for all axes its mean drives them all.
        var iso = axes == 3;
        double work = (all + totals.VirialXX + totals.VirialYY + totals.VirialZZ) / 3, own = iso ? all / (3.0 * particles) : k.Z / particles;
        if (!iso) work = k.Z + totals.VirialZZ;
        for (var a = 0; a < 3; a++)
            if (follows[a]) rate[a] += half * (work - Settings.Pressure * volume + own) / mass;
    }

    private void Dilate(double half)
    {
        var p = engine.System.Particles;
        var mean = (rate[0] + rate[1] + rate[2]) / ((double)axes * p.Count);
        double fx = Math.Exp(-half * (rate[0] + mean)), fy = Math.Exp(-half * (rate[1] + mean)), fz = Math.Exp(-half * (rate[2] + mean));
        for (var i = 0; i < p.Count; i++)
        {
            p.VelocityX[i] *= fx;
            p.VelocityY[i] *= fy;
            p.VelocityZ[i] *= fz;
        }
    }

    private void ScaleVelocities(double factor)
    {
        var p = engine.System.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            p.VelocityX[i] *= factor; p.VelocityY[i] *= factor; p.VelocityZ[i] *= factor;
            if (Settings.SpinCounts) { p.SpinX[i] *= factor; p.SpinY[i] *= factor; p.SpinZ[i] *= factor; }
        }
    }

    private void Kick(double half)
    {
        var p = engine.System.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            var a = half / p.Mass[i];
            p.VelocityX[i] += a * engine.ForceX[i]; p.VelocityY[i] += a * engine.ForceY[i]; p.VelocityZ[i] += a * engine.ForceZ[i];
            var b = a / (0.4 * p.Radius[i] * p.Radius[i]);
            p.SpinX[i] += b * engine.TorqueX[i]; p.SpinY[i] += b * engine.TorqueY[i]; p.SpinZ[i] += b * engine.TorqueZ[i];
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
    }

    /// <summary>Moves box and particles along by half a step of strain.</summary>
    private void Remap(double half)
    {
        var p = engine.System.Particles;
        var b = engine.System.Box;
        double fx = Math.Exp(half * rate[0]), fy = Math.Exp(half * rate[1]), fz = Math.Exp(half * rate[2]);
        for (var i = 0; i < p.Count; i++)
        {
            p.X[i] = centre[0] + fx * (p.X[i] - centre[0]);
            p.Y[i] = centre[1] + fy * (p.Y[i] - centre[1]);
            p.Z[i] = centre[2] + fz * (p.Z[i] - centre[2]);
        }
        engine.System.Box = b with
        {
            LowX = centre[0] + fx * (b.LowX - centre[0]), HighX = centre[0] + fx * (b.HighX - centre[0]), LowY = centre[1] + fy * (b.LowY - centre[1]), HighY = centre[1] + fy * (b.HighY - centre[1]),
            LowZ = centre[2] + fz * (b.LowZ - centre[2]), HighZ = centre[2] + fz * (b.HighZ - centre[2]),
        };
    }
}
