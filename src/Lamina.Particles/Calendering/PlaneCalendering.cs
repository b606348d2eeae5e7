using System.Diagnostics;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Calendering;

/// <summary>
/// Calendering as compression between two flat plates with the force field that the structure has (the dried one, as Lombardo et al. 2021 did) or another one given for the stroke: settle under
/// a preload, let bonds form where the field has them, move the upper plate down in increments with damped motion after each, to a thickness or to a pressure, release to the preload. Friction between
/// particles, and on the plates where it is asked for.
/// The box becomes free along z, its ends the plates.
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
        if (s.RestTolerance is <= 0 || (s.RestTolerance is not null && s.MostStepsPerIncrement < s.StepsPerIncrement)) throw new ArgumentException($"a rest tolerance of {s.RestTolerance} and at most {s.MostStepsPerIncrement} steps per increment: the first is above zero or left out, the second at least the {s.StepsPerIncrement} of every increment");
        if (s.RestTolerance is not null && s.Speed is not null) throw new ArgumentException("a plate with a speed leaves an increment no time to come to rest: give a speed or a rest tolerance");
        if (s.Speed is <= 0 || s.PressureLimit is <= 0) throw new ArgumentException($"plate speed {s.Speed} m/s and pressure limit {s.PressureLimit} Pa: each is above zero or left out");
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var p = system.Particles;
        CutOpen(system);
        var own = system.Field;
        var field = s.Field ?? own;
        // Damping has settings of its own: velocities are those of pseudo-time.
        system.SwitchTo(field.WithoutDamping());
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) { low = Math.Min(low, p.Z[i] - p.Radius[i]); high = Math.Max(high, p.Z[i] + p.Radius[i]); }
        using var press = new Press(system, PlanePair.Of(low, high, s.PlateStiffness, s.Friction ? s.PlateFriction : 0), s);
        List<double> thickness = [], pressure = [], porosity = [], residual = [];
        if (!press.TryRestore(checkpoint, out var done, out var initial, thickness, pressure, porosity, residual))
        {
            press.SettleUnder(s.Preload, cancellation);
            initial = press.Gap;
            system.FormBonds();
        }
        var end = initial * (1 - s.Compression);
        for (var k = done + 1; s.PressureLimit is { } limit ? pressure.Count == 0 || (pressure[^1] < limit && thickness[^1] > end) : k <= s.Increments; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            pressure.Add(press.GoTo(s.PressureLimit is null ? initial * (1 - s.Compression * k / s.Increments) : Math.Max(end, Next(initial, s, thickness, pressure)), cancellation));
            thickness.Add(press.Gap);
            porosity.Add(system.PorosityFormula);
            residual.Add(press.Residual);
            if (k % KeepEvery == 0) press.Keep(checkpoint, k, [initial, .. thickness, .. pressure, .. porosity, .. residual]);
            progress?.Invoke(k, pressure[^1]);
        }
        press.SettleUnder(s.Preload, cancellation);
        Rest(p);
        var (bonds, intact) = (system.Bonds?.Count ?? 0, system.Bonds?.Intact ?? 0);
        if (s.Field is not null) system.Bonds = null;
        system.SwitchTo(own);
        return new PlaneCalenderingResult
        {
            ReachedPressure = !(pressure[^1] < s.PressureLimit), Bonds = bonds, BrokenBonds = bonds - intact, ForceField = field.Name, InitialThickness = initial, CompressedThickness = thickness[^1], ReleasedThickness = press.Gap, Thickness = [.. thickness], Pressure = [.. pressure],
            Porosity = [.. porosity], Residual = [.. residual], NotAtRest = residual.Count(r => r > s.RestTolerance), Steps = press.Steps,
            PeakPressure = pressure.Max(), CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>The next distance of a stroke to a pressure: a whole increment, less where the pressure would go beyond the limit as it rose last.</summary>
    private static double Next(double initial, PlaneCalenderingSettings s, List<double> thickness, List<double> pressure)
    {
        var whole = initial * s.Compression / s.Increments;
        if (thickness.Count < 2) return (thickness.Count == 0 ? initial : thickness[0]) - whole;
        var rise = (pressure[^1] - pressure[^2]) / (thickness[^2] - thickness[^1]);
        return thickness[^1] - Math.Clamp(rise > 0 ? (s.PressureLimit!.Value - pressure[^1]) / rise : whole, 0.25 * whole, whole);
    }

    /// <summary>Makes the z axis free: particles are wrapped into the box first, so that the layer is cut at its ends.</summary>
    private static void CutOpen(ParticleSystem system)
    {
        OpenLayer.Cut(system);
        Rest(system.Particles);
    }

    private static void Rest(ParticleSet p)
    {
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
        Array.Clear(p.SpinX); Array.Clear(p.SpinY); Array.Clear(p.SpinZ);
    }

    /// <summary>The layer between the plates.</summary>
    private sealed class Press : IDisposable
    {
        private readonly ParticleSystem system;
        private readonly PlaneCalenderingSettings s;
        private readonly PlanePair plates;
        private readonly ForceEngine engine;
        private readonly LoadedMotion motion;
        private readonly ThermostatFriction? thermostat;

        public Press(ParticleSystem system, PlanePair plates, PlaneCalenderingSettings settings)
        {
            (this.system, this.plates, s) = (system, plates, settings);
            TakeBox();
            engine = new ForceEngine(system, new() { Threads = s.Threads });
            motion = new LoadedMotion(engine, plates.Apply, i => plates.StiffnessAt(system.Particles, i), s.Damping, s.CollectiveDamping, s.Friction, byStiffness: system.Field.HertzMindlin);
            thermostat = s.Speed is null ? null : new ThermostatFriction(system.Particles.Count, s.Temperature);
        }

        public double Gap => plates.Gap;

        public double Residual => motion.Residual;

        public long Steps { get; private set; }

        private double Pressure => plates.ForceOnTop / (system.Box.LengthX * system.Box.LengthY);

        /// <summary>Passes an instant from which a killed run goes on.</summary>
        public void Keep(ParticleCheckpoint? checkpoint, int increment, double[] results)
        {
            ParticleCheckpoint.Pass(checkpoint, engine, increment, [plates.Bottom, plates.Top, thermostat?.Rate ?? 0, Steps, .. results, .. plates.Histories()]);
            motion.StartAnew();
        }

        public bool TryRestore(ParticleCheckpoint? checkpoint, out int increment, out double initial, params ReadOnlySpan<List<double>> results)
        {
            (increment, initial) = (0, 0);
            if (checkpoint is null || !checkpoint.TryRestore(engine, out increment, out var numbers)) return false;
            (plates.Bottom, plates.Top, Steps, initial) = (numbers[0], numbers[1], (long)numbers[3], numbers[4]);
            if (thermostat is not null) thermostat.Rate = numbers[2];
            for (var n = 0; n < results.Length; n++) results[n].AddRange(numbers.AsSpan(5 + n * increment, increment));
            plates.Adopt(numbers.AsSpan(5 + results.Length * increment));
            motion.StartAnew();
            return true;
        }

        /// <summary>Lets the upper plate find the distance at which it feels a pressure: it follows the pressure error slowly against the particles' own motion.</summary>
        public void SettleUnder(double preload, CancellationToken cancellation)
        {
            for (var n = 0; n < s.SettlingSteps; n++)
            {
                motion.Settle(1, cancellation);
                // A plate without contact comes down by 1e-4 of the gap per step, a pressed one goes up by at most as much.
                // Against hard contacts it comes to rest with ever smaller moves: a whole one would lift it off.
                var most = system.Field.HertzMindlin ? 1e-4 * (1 - 0.98 * n / s.SettlingSteps) : 1e-4;
                plates.Top += most * Math.Clamp(Pressure / preload - 1, -1, 1) * plates.Gap;
            }
            TakeBox();
        }

        /// <summary>Moves the upper plate to a distance and lets the particles rest; mean pressure on it over the last fifth of the steps.</summary>
        public double GoTo(double gap, CancellationToken cancellation)
        {
            var time = s.Speed is { } speed ? (plates.Gap - gap) / speed : 0;
            plates.Top = plates.Bottom + gap;
            TakeBox();
            thermostat?.Mark(system.Particles);
            var drag = time > 0 ? thermostat!.Rate * s.StepsPerIncrement / time : 0;
            var pressure = Advance(s.StepsPerIncrement, drag, cancellation);
            for (var taken = s.StepsPerIncrement; motion.Residual > s.RestTolerance && taken < s.MostStepsPerIncrement; taken += s.StepsPerIncrement)
                pressure = Advance(Math.Min(s.StepsPerIncrement, s.MostStepsPerIncrement - taken), drag, cancellation);
            if (time > 0) thermostat!.Update(system, time, s.ThermostatPeriod);
            return pressure;
        }

        private double Advance(int steps, double drag, CancellationToken cancellation)
        {
            var last = Math.Max(1, steps / 5);
            motion.Settle(steps - last, cancellation, drag);
            var sum = 0.0;
            for (var n = 0; n < last; n++)
            {
                motion.Settle(1, cancellation, drag);
                sum += Pressure / last;
            }
            Steps += steps;
            return sum;
        }

        private void TakeBox() => system.Box = system.Box with { LowZ = plates.Bottom, HighZ = plates.Top };

        public void Dispose() => engine.Dispose();
    }
}
