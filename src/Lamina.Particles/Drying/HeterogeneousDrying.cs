using System.Diagnostics;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Drying;

/// <summary>
/// The heterogeneous drying of Lombardo et al. (Energy Storage Materials 43 (2021) 337): carbon-binder particles shrink from the slurry's size to the dry one, faster in the upper thirds of the
/// film than in the bottom one, while wells and stiffnesses ramp up; the film sinks under gravity and the atmospheric load; at a given porosity the active material is fixed and only
/// carbon-binder particles go on moving. A carbon-binder particle takes size and parameters of the third that its centre is in.
/// </summary>
public static class HeterogeneousDrying
{
    private const int KeepEvery = 10;

    /// <summary>Dries a slurry in place. The box becomes free along z: from the lower end to the highest centre.</summary>
    /// <param name="slurry">a relaxed slurry whose types are those of the settings' force fields</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told after each increment: the share done [-]</param>
    /// <param name="checkpoint">keeps the state every ten increments; what it holds already is gone on from</param>
    /// <param name="cancellation">stops between steps</param>
    /// <exception cref="ArgumentException">the settings do not fit the slurry</exception>
    public static HeterogeneousDryingResult Run(
        ParticleSystem slurry, HeterogeneousDryingSettings? settings = null, Action<double>? progress = null, ParticleCheckpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        Check(s);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        using var film = new Film(slurry, s);
        List<DryingFrame> frames = [];
        double? freeze = null;
        if (!film.TryRestore(checkpoint, out var done, out freeze, frames))
        {
            film.Open(cancellation);
            frames.Add(film.Frame(0));
        }
        for (var k = done + 1; k <= s.Increments; k++)
        {
            if (freeze is null && film.PorosityFormula <= s.FixingPorosity)
            {
                freeze = (double)(k - 1) / s.Increments;
                film.FixActive();
            }
            film.Advance((double)(k - 1) / s.Increments, (double)k / s.Increments, cancellation);
            if (k % s.RecordEvery == 0 || k == s.Increments) frames.Add(film.Frame((double)k / s.Increments));
            if (k % KeepEvery == 0) film.Keep(checkpoint, k, freeze, frames);
            progress?.Invoke((double)k / s.Increments);
        }
        film.Close();
        return new HeterogeneousDryingResult
        {
            Frames = frames, FreezeTime = freeze, Height = film.Height, Evaluations = film.Evaluations, CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    private static void Check(HeterogeneousDryingSettings s)
    {
        if (s.Increments < 1 || s.StepsPerIncrement < 1 || s.RecordEvery < 1) throw new ArgumentException("increments, steps per increment and recording interval must be at least 1");
        if (s.Stages.Count == 0 || s.Stages[^1].Until != 1) throw new ArgumentException("the stages of the drying must end at normalised time 1");
        var from = 0.0;
        foreach (var stage in s.Stages)
        {
            if (!(stage.Until > from)) throw new ArgumentException($"a stage ends at {stage.Until}, not after the one before it ({from})");
            if (!(stage.Centre >= 0.5 && stage.Top >= 0.5)) throw new ArgumentException($"relative shrink factors {stage.Centre} and {stage.Top}: 0.5 or more is needed, so that particles never grow");
            from = stage.Until;
        }
        if (s.Start.Types.Count(t => t.Value.IsBinderDomain) != 3) throw new ArgumentException($"force field '{s.Start.Name}' has {s.Start.Types.Count(t => t.Value.IsBinderDomain)} types named CBD: 3 are needed, for the bottom, centre and top third");
    }

    /// <summary>The film while it dries.</summary>
    private sealed class Film : IDisposable
    {
        private readonly ParticleSystem system;
        private readonly HeterogeneousDryingSettings s;
        private readonly ForceFieldRamp ramp, fixedRamp;
        private readonly ForceEngine engine;
        private readonly LoadedMotion motion;
        private readonly ThermostatFriction? thermostat;
        private readonly PlanePair plates;
        private readonly int[] binder;
        private readonly double[] way = new double[3];
        private readonly double[] loadOf;
        private readonly double low, area;
        private bool activeFixed;

        public Film(ParticleSystem slurry, HeterogeneousDryingSettings settings)
        {
            (system, s) = (slurry, settings);
            (ramp, fixedRamp) = (new(s.Start, s.Target), new(s.Start, s.FixedTarget));
            binder = [.. s.Start.Types.Where(t => t.Value.IsBinderDomain).Select(t => t.Key).Order()];
            var box = system.Box;
            area = box.LengthX * box.LengthY;
            low = box.LowZ;
            CutOpen();
            // The published box keeps its lid: what lies near the surface would swell several times over without it, for the load reaches it only from its own weight.
            plates = PlanePair.Of(low - s.CollectorDepth, box.HighZ + s.CollectorDepth, s.CollectorStiffness, s.Friction ? s.CollectorFriction : 0);
            Retype();
            system.SwitchTo(ramp.At(0, Ways()).WithoutDamping());
            engine = new ForceEngine(system, new() { Threads = s.Threads });
            motion = new LoadedMotion(engine, Load, i => plates.StiffnessAt(system.Particles, i), s.Damping, s.CollectiveDamping, s.Friction);
            thermostat = s.Motion == DryingMotion.Thermostat ? new ThermostatFriction(slurry.Particles.Count, s.Temperature) : null;
            loadOf = new double[system.Particles.TypeCount + 1];
            ShareLoad();
        }

        public double Height { get; private set; }
        public long Evaluations { get; private set; }
        public double PorosityFormula => 1 - system.SolidVolume / (area * Height);

        /// <summary>Lets the film rest after its periodic ends were cut.</summary>
        public void Open(CancellationToken cancellation)
        {
            motion.Settle(s.SettlingSteps, cancellation);
            Evaluations += s.SettlingSteps;
            Measure();
        }

        /// <summary>Passes an instant from which a killed run goes on.</summary>
        public void Keep(ParticleCheckpoint? checkpoint, int increment, double? freeze, List<DryingFrame> frames)
        {
            ParticleCheckpoint.Pass(checkpoint, engine, increment, [.. way, Height, Evaluations, freeze ?? double.NaN, thermostat?.Rate ?? 0, .. frames.SelectMany(f => f.Numbers)]);
            motion.StartAnew();
        }

        public bool TryRestore(ParticleCheckpoint? checkpoint, out int increment, out double? freeze, List<DryingFrame> frames)
        {
            (increment, freeze) = (0, null);
            if (checkpoint is null || !checkpoint.TryRestore(engine, out increment, out var numbers)) return false;
            numbers.AsSpan(0, 3).CopyTo(way);
            (Height, Evaluations, freeze) = (numbers[3], (long)numbers[4], double.IsNaN(numbers[5]) ? null : numbers[5]);
            if (thermostat is not null) thermostat.Rate = numbers[6];
            for (var at = 7; at < numbers.Length; at += DryingFrame.NumberCount) frames.Add(DryingFrame.From(numbers.AsSpan(at, DryingFrame.NumberCount)));
            activeFixed = freeze is not null;
            system.SwitchTo((activeFixed ? fixedRamp : ramp).At((double)increment / s.Increments, Ways()).WithoutDamping());
            engine.StartAnew();
            motion.StartAnew();
            return true;
        }

        public void FixActive()
        {
            var p = system.Particles;
            activeFixed = true;
            for (var i = 0; i < p.Count; i++)
            {
                if (binder.Contains(p.Type[i])) continue;
                p.Fixed[i] = true;
                (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (0, 0, 0);
                (p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (0, 0, 0);
            }
        }

        public void Advance(double from, double to, CancellationToken cancellation)
        {
            Shrink(from, to);
            Retype();
            system.SwitchTo((activeFixed ? fixedRamp : ramp).At(to, Ways()).WithoutDamping());
            engine.CoefficientsChanged();
            // The published run is restarted for each increment, and a restart drops the tangential history.
            if (s.Friction)
            {
                engine.ForgetContacts();
                plates.ForgetContacts();
            }
            if (s.Motion == DryingMotion.Descent) Evaluations += motion.Descend(s.SquaredTime * (to - from), cancellation);
            else
            {
                var time = s.RunTime * (to - from);
                thermostat?.Mark(system.Particles);
                motion.Settle(s.StepsPerIncrement, cancellation, (thermostat?.Rate ?? 0) * s.StepsPerIncrement / time);
                thermostat?.Update(system, time, activeFixed ? s.FixedThermostatPeriod : s.ThermostatPeriod);
                Evaluations += s.StepsPerIncrement;
            }
            Measure();
        }

        public void Close()
        {
            var p = system.Particles;
            Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
            Array.Clear(p.SpinX); Array.Clear(p.SpinY); Array.Clear(p.SpinZ);
            Array.Clear(p.Fixed);
            system.SwitchTo((activeFixed ? fixedRamp : ramp).At(1, Ways()));
        }

        public DryingFrame Frame(double time) => DryingFrame.Of(system, time, low, Height, motion.Residual);

        /// <summary>Way gone by the binder of each third: d(way)/dt = 1 + 2 t (f - 1), integrated over the part of each stage.</summary>
        private void Shrink(double from, double to)
        {
            var begin = 0.0;
            foreach (var stage in s.Stages)
            {
                double a = Math.Max(from, begin), b = Math.Min(to, stage.Until);
                begin = stage.Until;
                if (b <= a) continue;
                way[0] += b - a;
                way[1] += b - a + (b * b - a * a) * (stage.Centre - 1);
                way[2] += b - a + (b * b - a * a) * (stage.Top - 1);
            }
        }

        private Dictionary<int, double> Ways() => new() { [binder[0]] = way[0], [binder[1]] = way[1], [binder[2]] = way[2] };

        private int Third(double z) => DryingFrame.Third(z, low, Height);

        private void Retype()
        {
            var p = system.Particles;
            if (Height == 0) Measure();
            for (var i = 0; i < p.Count; i++)
                if (binder.Contains(p.Type[i])) p.Type[i] = binder[Third(p.Z[i])];
        }

        private void Measure()
        {
            var p = system.Particles;
            var top = double.NegativeInfinity;
            for (var i = 0; i < p.Count; i++) top = Math.Max(top, p.Z[i]);
            Height = top - low;
            system.Box = system.Box with { LowZ = low, HighZ = top };
        }

        private void CutOpen()
        {
            OpenLayer.Cut(system);
            var p = system.Particles;
            Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
        }

        /// <summary>Spreads the atmospheric force over the particles by their final cross-section.</summary>
        private void ShareLoad()
        {
            var p = system.Particles;
            double Section(int type) => Math.Pow(s.Target.Types[type].SolidDiameter ?? s.Target.Types[type].Diameter, 2);
            var sum = 0.0;
            for (var i = 0; i < p.Count; i++) sum += Section(p.Type[i]);
            foreach (var type in s.Target.Types.Keys) loadOf[type] = s.Pressure * area * Section(type) / sum;
        }

        private void Load(ForceEngine forces)
        {
            plates.Apply(forces);
            var p = system.Particles;
            for (var i = 0; i < p.Count; i++) forces.ForceZ[i] -= loadOf[p.Type[i]] + s.Gravity * p.Mass[i];
        }

        public void Dispose() => engine.Dispose();
    }
}
