using System.Diagnostics;
using Lamina.Particles.Checkpoints;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Drying;

/// <summary>
/// Drying of particles that a film model drives: foil below, the film's surface above. In every increment the box takes the film's thickness, carbon-binder particles drift by what the film's
/// species flux carries through each height in that time (each keeps the share of carbon and binder that lies below it), and all relax with the surface where the film has it. A carbon-binder particle stands for the liquid around it:
/// its sphere is as many times larger than its share of the free volume as in the slurry at rest, d^3 = d_dry^3 + (d_wet^3 - d_dry^3) L with L the liquid left and
/// d_wet^3 = d_slurry^3 (A h_wet - V_active)/(A h_slurry - V_active); overlaps thus count once. While the film shrinks, its suction presses on what holds the liquid's surface. In each slice so many
/// particles are fixed as the film has fixed of its species there: they keep their place in the thickness and drift no more. When the film stops shrinking the active material is fixed;
/// carbon-binder particles go on shrinking while pores empty.
/// </summary>
public static class FilmDrivenDrying
{
    private const int KeepEvery = 10;
    // Relaxation may not carry carbon-binder particles away from the film's share for longer.
    private const int DriftEvery = 4;

    /// <summary>Dries a slurry in place. The box becomes free along z.</summary>
    /// <param name="slurry">a relaxed slurry whose types are those of the settings' force fields</param>
    /// <param name="film">the film at rising times, from the wet film to the end</param>
    /// <param name="settings">settings, defaults when null</param>
    /// <param name="progress">told after each increment: the share done [-]</param>
    /// <param name="checkpoint">keeps the state every ten increments; what it holds already is gone on from</param>
    /// <param name="cancellation">stops between steps</param>
    /// <exception cref="ArgumentException">the film's instants do not describe a drying</exception>
    public static FilmDrivenDryingResult Run(
        ParticleSystem slurry, IReadOnlyList<FilmInstant> film, FilmDrivenDryingSettings? settings = null, Action<double>? progress = null, ParticleCheckpoint? checkpoint = null,
        CancellationToken cancellation = default)
    {
        var s = settings ?? new();
        Check(film);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        using var motion = new Motion(slurry, film, s);
        var end = film[^1];
        List<DryingFrame> frames = [];
        double? fixedAt = null;
        double heightError = 0, pressure = 0, suction = 0;
        double? held = null;
        FilmInstant Instant(int k) => At(film, 1 - (1 - end.Liquid) * k / s.Increments);
        if (motion.TryRestore(checkpoint, Instant, out var done, out var numbers, frames))
            (fixedAt, heightError, pressure, suction, held) = (double.IsNaN(numbers[0]) ? null : numbers[0], numbers[1], numbers[2], numbers[3], double.IsNaN(numbers[4]) ? null : numbers[4]);
        else
        {
            motion.Settle(s.SettlingSteps, cancellation);
            frames.Add(motion.Frame(0));
        }
        for (var k = done + 1; k <= s.Increments; k++)
        {
            var now = Instant(k);
            motion.Advance(now, cancellation);
            if (fixedAt is null)
            {
                heightError = Math.Max(heightError, Math.Abs(motion.Extent - now.Thickness) / now.Thickness);
                if (now.Thickness <= end.Thickness * (1 + s.FixingTolerance))
                {
                    fixedAt = now.Time;
                    (pressure, suction) = (motion.PressureAtRest(s.RestingSteps, cancellation), now.Suction);
                    held = motion.HeldBinder;
                    motion.FixActive();
                }
            }
            frames.Add(motion.Frame(end.Time > 0 ? now.Time / end.Time : 1));
            if (k % KeepEvery == 0) motion.Keep(checkpoint, k, [fixedAt ?? double.NaN, heightError, pressure, suction, held ?? double.NaN], frames);
            progress?.Invoke((double)k / s.Increments);
        }
        motion.Close();
        var thirds = Thirds(end);
        return new FilmDrivenDryingResult
        {
            Frames = frames, FixedAt = fixedAt, Height = motion.Height, HeightError = heightError, SurfacePressure = pressure, Suction = suction, HeldBinder = held ?? motion.HeldBinder, HeldAtEnd = motion.HeldBinder,
            BinderError = frames[^1].BinderThirds.Zip(thirds, (a, b) => Math.Abs(a - b)).Max(), CpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
        };
    }

    /// <summary>Shares of carbon and binder in the bottom, centre and top third of a film [-].</summary>
    public static double[] Thirds(FilmInstant film)
    {
        double a = Share(film.BinderHeights, 1.0 / 3), b = Share(film.BinderHeights, 2.0 / 3);
        return [a, b - a, 1 - b];
    }

    private static void Check(IReadOnlyList<FilmInstant> film)
    {
        if (film.Count < 2) throw new ArgumentException($"{film.Count} instants of the film: at least the wet film and its end are needed");
        for (var k = 0; k < film.Count; k++)
        {
            var f = film[k];
            if (!(f.Thickness > 0 && f.Liquid is >= 0 and <= 1 && double.IsFinite(f.Time) && f.BinderHeights.Length >= 2))
                throw new ArgumentException($"instant {k} of the film has thickness {f.Thickness} m and liquid {f.Liquid}: a thickness above zero and a share of liquid from 0 to 1 are needed");
            if (k > 0 && (f.Time < film[k - 1].Time || f.Liquid > film[k - 1].Liquid + 1e-9))
                throw new ArgumentException($"instant {k} of the film: times must not fall (from {film[k - 1].Time} to {f.Time} s) nor liquid rise (from {film[k - 1].Liquid} to {f.Liquid})");
        }
        if (!(film[0].Liquid > film[^1].Liquid)) throw new ArgumentException("the film loses no liquid: there is nothing to dry");
    }

    /// <summary>The film when a share of its liquid is left, linear between instants.</summary>
    private static FilmInstant At(IReadOnlyList<FilmInstant> film, double liquid)
    {
        var k = 1;
        while (k < film.Count - 1 && film[k].Liquid > liquid) k++;
        var (a, b) = (film[k - 1], film[k]);
        var x = a.Liquid > b.Liquid ? Math.Clamp((a.Liquid - liquid) / (a.Liquid - b.Liquid), 0, 1) : 1;
        double Mix(double p, double q) => p + x * (q - p);
        return new FilmInstant
        {
            Time = Mix(a.Time, b.Time), Thickness = Mix(a.Thickness, b.Thickness), Liquid = Mix(a.Liquid, b.Liquid), Suction = Mix(a.Suction, b.Suction),
            BinderHeights = [.. a.BinderHeights.Zip(b.BinderHeights, Mix)],
            BinderFixed = a.BinderFixed.Length == b.BinderFixed.Length ? [.. a.BinderFixed.Zip(b.BinderFixed, Mix)] : b.BinderFixed,
        };
    }

    /// <summary>Share of carbon and binder below a relative height.</summary>
    private static double Share(double[] heights, double at)
    {
        var n = heights.Length - 1;
        var k = 1;
        while (k < n && heights[k] < at) k++;
        var width = heights[k] - heights[k - 1];
        return Math.Clamp((k - 1 + (width > 0 ? Math.Clamp((at - heights[k - 1]) / width, 0, 1) : 1)) / n, 0, 1);
    }

    private static double HeightOf(double[] heights, double share)
    {
        var n = heights.Length - 1;
        var k = Math.Clamp((int)(share * n), 0, n - 1);
        return heights[k] + (share * n - k) * (heights[k + 1] - heights[k]);
    }

    private sealed class Motion : IDisposable
    {
        private readonly ParticleSystem system;
        private readonly ForceFieldRamp ramp, fixedRamp;
        private readonly ForceEngine engine;
        private readonly LoadedMotion motion;
        private readonly FilmDrivenDryingSettings s;
        private readonly PlanePair plates;
        private readonly SurfaceSuction surface = new();
        private readonly bool[] isBinder;
        // Height over thickness at which a particle was fixed, by id; not a number while it moves.
        private readonly double[] held;
        private readonly int[] binder;
        private readonly double wet, dry, low;
        private FilmInstant film;
        private bool activeFixed;
        private double onSurface;
        private int evaluations;

        public Motion(ParticleSystem slurry, IReadOnlyList<FilmInstant> instants, FilmDrivenDryingSettings settings)
        {
            (system, s, film) = (slurry, settings, instants[0]);
            binder = [.. s.Start.Types.Where(t => t.Value.IsBinderDomain).Select(t => t.Key).Order()];
            if (binder.Length == 0) throw new ArgumentException($"force field '{s.Start.Name}' has no type named CBD");
            isBinder = new bool[Math.Max(system.Particles.TypeCount, s.Start.Types.Keys.Max()) + 1];
            foreach (var type in binder) isBinder[type] = true;
            held = new double[system.Particles.Count];
            Array.Fill(held, double.NaN);
            dry = s.Target.Types[binder[0]].Diameter;
            low = system.Box.LowZ;
            wet = Stretch();
            var start = s.Start with { Types = s.Start.Types.ToDictionary(t => t.Key, t => t.Value.IsBinderDomain ? t.Value with { Diameter = wet } : t.Value) };
            (ramp, fixedRamp) = (new(start, s.Target), new(start, s.FixedTarget));
            plates = new PlanePair(low, low + film.Thickness, s.PlateStiffness);
            system.SwitchTo(ramp.At(0, new Dictionary<int, double>()));
            engine = new ForceEngine(system, new() { Threads = s.Threads });
            motion = new LoadedMotion(engine, Load, i => plates.StiffnessAt(system.Particles, i), s.Damping, s.CollectiveDamping);
            Measure();
        }

        private void Load(ForceEngine forces)
        {
            plates.Apply(forces);
            surface.Apply(forces);
            (onSurface, evaluations) = (onSurface + plates.ForceOnTop + surface.Force, evaluations + 1);
        }

        public double Height { get; private set; }

        /// <summary>From foil to surface: the particles' extent, no less than what the surface leaves them.</summary>
        public double Extent { get; private set; }

        /// <summary>What particles and surface press on each other with, suction included, once they rest: mean over the second half of the steps, after which all is put back where it was.</summary>
        public double PressureAtRest(int steps, CancellationToken cancellation)
        {
            var p = system.Particles;
            // By id: the force loop sorts particles.
            double[][] state = [p.X, p.Y, p.Z, p.VelocityX, p.VelocityY, p.VelocityZ];
            var before = new double[state.Length * p.Count];
            for (var i = 0; i < p.Count; i++)
                for (var k = 0; k < state.Length; k++) before[k * p.Count + p.Id[i] - 1] = state[k][i];
            motion.Settle(steps / 2, cancellation);
            (onSurface, evaluations) = (0, 0);
            motion.Settle(steps - steps / 2, cancellation);
            for (var i = 0; i < p.Count; i++)
                for (var k = 0; k < state.Length; k++) state[k][i] = before[k * p.Count + p.Id[i] - 1];
            engine.StartAnew();
            motion.StartAnew();
            return onSurface / Math.Max(evaluations, 1) / (system.Box.LengthX * system.Box.LengthY);
        }

        public void Settle(int steps, CancellationToken cancellation)
        {
            motion.Settle(steps, cancellation);
            Measure();
        }

        /// <summary>Share of the carbon-binder particles that the film has fixed.</summary>
        public double HeldBinder => (double)held.Count(h => !double.IsNaN(h)) / Math.Max(Binders(), 1);

        public void Advance(FilmInstant now, CancellationToken cancellation)
        {
            var p = system.Particles;
            Drift(now);
            // What the network does to the active material follows the thickness.
            for (var i = 0; i < p.Count; i++)
                if (!p.Fixed[i] && !isBinder[p.Type[i]]) p.Z[i] = low + Place(i) * now.Thickness;
            film = now;
            // What the film fixes is where the film has it.
            Hold(now);
            plates.Top = low + now.Thickness;
            // Once the film has stopped shrinking the liquid's surface leaves its top.
            (surface.Height, surface.Suction) = (plates.Top, activeFixed ? 0 : now.Suction);
            var way = Way(now.Liquid);
            system.SwitchTo((activeFixed ? fixedRamp : ramp).At(way, new Dictionary<int, double>()));
            engine.CoefficientsChanged();
            for (var steps = s.StepsPerIncrement; steps > 0; steps -= DriftEvery)
            {
                if (steps < s.StepsPerIncrement) Drift(now);
                Settle(Math.Min(DriftEvery, steps), cancellation);
            }
        }

        private double Place(int i) => Math.Clamp((system.Particles.Z[i] - low) / film.Thickness, 0, 1);

        private bool IsHeld(int i) => !double.IsNaN(held[system.Particles.Id[i] - 1]);

        private int Binders()
        {
            var p = system.Particles;
            var all = 0;
            for (var i = 0; i < p.Count; i++) if (isBinder[p.Type[i]]) all++;
            return all;
        }

        private static int SliceOf(double place, int slices) => Math.Min((int)(slices * place), slices - 1);

        /// <summary>Fixes carbon-binder particles so that each slice holds what the film has fixed there; what is left of a whole particle goes to the next slice. Which ones is spread evenly over the ids.</summary>
        private void Hold(FilmInstant now)
        {
            const double golden = 0.6180339887498949;
            var slices = now.BinderFixed.Length;
            if (slices == 0 || now.BinderFixed.All(f => f <= 0)) return;
            var p = system.Particles;
            var mobile = new List<(double Turn, int Index)>[slices];
            for (var k = 0; k < slices; k++) mobile[k] = [];
            var fixedAlready = new int[slices];
            for (var i = 0; i < p.Count; i++)
                if (IsHeld(i)) fixedAlready[SliceOf(held[p.Id[i] - 1], slices)]++;
                else if (isBinder[p.Type[i]]) mobile[SliceOf(Place(i), slices)].Add((p.Id[i] * golden % 1, i));
            double all = Binders(), wanted = 0;
            for (var k = 0; k < slices; k++)
            {
                wanted += all * (Share(now.BinderHeights, (k + 1.0) / slices) - Share(now.BinderHeights, (double)k / slices)) * now.BinderFixed[k] - fixedAlready[k];
                mobile[k].Sort();
                var take = Math.Clamp((int)Math.Floor(wanted + 0.5), 0, mobile[k].Count);
                foreach (var (_, i) in mobile[k].Take(take)) held[p.Id[i] - 1] = Place(i);
                wanted -= take;
            }
        }

        /// <summary>
        /// Takes carbon-binder particles to where the film has their share: each keeps the share of them that lies below it (in 36 slices), so that through every height passes what the film's species
        /// flux carries in the increment, and what relaxation undid since. A fixed particle stays within its dry radius of where it was fixed.
        /// </summary>
        private void Drift(FilmInstant now)
        {
            const int slices = 36;
            var p = system.Particles;
            var below = new double[slices + 1];
            for (var i = 0; i < p.Count; i++)
                if (isBinder[p.Type[i]]) below[SliceOf(Place(i), slices) + 1]++;
            for (var k = 0; k < slices; k++) below[k + 1] += below[k];
            var reach = 0.5 * dry / now.Thickness;
            for (var i = 0; i < p.Count; i++)
            {
                if (!isBinder[p.Type[i]]) continue;
                var at = slices * Place(i);
                var k = Math.Min((int)at, slices - 1);
                var place = HeightOf(now.BinderHeights, (below[k] + (at - k) * (below[k + 1] - below[k])) / below[slices]);
                if (IsHeld(i)) place = Math.Clamp(place, held[p.Id[i] - 1] - reach, held[p.Id[i] - 1] + reach);
                p.Z[i] = low + place * now.Thickness;
                // A velocity would carry on what was just undone.
                p.VelocityZ[i] = 0;
            }
        }

        /// <summary>Passes an instant from which a killed run goes on.</summary>
        /// <param name="checkpoint">null where nobody keeps it</param>
        /// <param name="increment">increments done</param>
        /// <param name="results">five numbers of the caller</param>
        /// <param name="frames">frames so far</param>
        public void Keep(ParticleCheckpoint? checkpoint, int increment, double[] results, List<DryingFrame> frames)
        {
            ParticleCheckpoint.Pass(checkpoint, engine, increment, [.. results, activeFixed ? 1 : 0, Height, Extent, .. held, .. frames.SelectMany(f => f.Numbers)]);
            motion.StartAnew();
        }

        public bool TryRestore(ParticleCheckpoint? checkpoint, Func<int, FilmInstant> instant, out int increment, out double[] results, List<DryingFrame> frames)
        {
            (increment, results) = (0, []);
            if (checkpoint is null || !checkpoint.TryRestore(engine, out increment, out var numbers)) return false;
            results = numbers[..5];
            (activeFixed, Height, Extent) = (numbers[5] != 0, numbers[6], numbers[7]);
            numbers.AsSpan(8, held.Length).CopyTo(held);
            for (var at = 8 + held.Length; at < numbers.Length; at += DryingFrame.NumberCount) frames.Add(DryingFrame.From(numbers.AsSpan(at, DryingFrame.NumberCount)));
            film = instant(increment);
            plates.Top = low + film.Thickness;
            // FixActive comes after the increment in which the film stops: that one still moved on the first ramp.
            system.SwitchTo((activeFixed && results[0] < film.Time ? fixedRamp : ramp).At(Way(film.Liquid), new Dictionary<int, double>()));
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
                if (isBinder[p.Type[i]]) continue;
                p.Fixed[i] = true;
                (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (0, 0, 0);
            }
        }

        public void Close()
        {
            var p = system.Particles;
            Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
            Array.Clear(p.Fixed);
        }

        public DryingFrame Frame(double time)
        {
            var p = system.Particles;
            double[] binders = new double[3], actives = new double[3];
            for (var i = 0; i < p.Count; i++)
            {
                var third = Math.Clamp((int)(3 * (p.Z[i] - low) / film.Thickness), 0, 2);
                if (isBinder[p.Type[i]]) binders[third]++;
                else actives[third] += system.Field.Types[p.Type[i]].SolidVolume;
            }
            double Part(double[] all, int k) => all[k] / Math.Max(all.Sum(), double.Epsilon);
            return new DryingFrame
            {
                Time = time, Height = Height, PorosityFormula = system.PorosityFormula, BinderThirds = [Part(binders, 0), Part(binders, 1), Part(binders, 2)],
                ActiveThirds = [Part(actives, 0), Part(actives, 1), Part(actives, 2)], ForceResidual = motion.Residual,
            };
        }

        /// <summary>Opens the periodic ends and stretches the slurry to the wet film; returns the diameter of the carbon-binder particles there.</summary>
        private double Stretch()
        {
            var p = system.Particles;
            var box = system.Box;
            double active = 0, binderDiameter = 0;
            for (var i = 0; i < p.Count; i++)
            {
                var at = (p.Z[i] - box.LowZ) / box.LengthZ;
                p.Z[i] = low + (at - Math.Floor(at)) * film.Thickness;
                p.ImageZ[i] = 0;
                var type = s.Start.Types[p.Type[i]];
                if (isBinder[p.Type[i]]) binderDiameter = type.Diameter;
                else active += type.SolidVolume;
            }
            Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
            var area = box.LengthX * box.LengthY;
            double slurry = area * box.LengthZ - active, wetFilm = area * film.Thickness - active;
            if (!(slurry > 0 && wetFilm > 0)) throw new ArgumentException($"the active material of {active / area * 1e6:G4} um does not fit into a film of {film.Thickness * 1e6:G4} um");
            system.Box = box with { BoundaryZ = Boundary.Free, HighZ = low + film.Thickness };
            return Math.Max(binderDiameter * Math.Cbrt(wetFilm / slurry), 1.01 * s.Target.Types[binder[0]].Diameter);
        }

        /// <summary>Way from wet to dry diameter when a share of the liquid is left.</summary>
        private double Way(double liquid)
        {
            var d = Math.Cbrt(dry * dry * dry + (wet * wet * wet - dry * dry * dry) * liquid);
            return (wet - d) / (wet - dry);
        }

        private void Measure()
        {
            var p = system.Particles;
            double top = double.NegativeInfinity, outer = double.NegativeInfinity;
            for (var i = 0; i < p.Count; i++)
            {
                top = Math.Max(top, p.Z[i]);
                outer = Math.Max(outer, p.Z[i] + p.Radius[i]);
            }
            Height = top - low;
            Extent = Math.Min(outer - low, plates.Gap);
            // Volume is that of the film, from foil to surface.
            system.Box = system.Box with { LowZ = low, HighZ = low + film.Thickness };
        }

        public void Dispose() => engine.Dispose();
    }
}
