using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Indentation;

/// <summary>
/// Micro-indentation as a virtual test: a rigid sphere or flat end is pushed into the free surface of a dried or calendered structure on its foil, in increments with damped motion after each, and drawn
/// back until it carries no load. Changes the system in place.
/// </summary>
public static class MicroIndentation
{
    private const int MostBlocks = 20;

    /// <summary>Indents a structure.</summary>
    /// <param name="system">a structure whose z axis is free or is to be cut at its ends</param>
    /// <param name="settings">settings</param>
    /// <param name="progress">told the share done, at least roughly [-]</param>
    /// <param name="cancellation">stops between increments</param>
    /// <exception cref="ArgumentException">a setting cannot be used</exception>
    public static IndentationResult Run(ParticleSystem system, IndentationSettings settings, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var s = settings;
        var p = system.Particles;
        Check(s, system);
        system.Box = system.Box with { BoundaryZ = Boundary.Free };
        Array.Clear(p.VelocityX); Array.Clear(p.VelocityY); Array.Clear(p.VelocityZ);
        Array.Clear(p.SpinX); Array.Clear(p.SpinY); Array.Clear(p.SpinZ);
        var own = system.Field;
        var field = s.Field ?? own;
        system.SwitchTo(field.WithoutDamping());
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) { low = Math.Min(low, p.Z[i] - p.Radius[i]); high = Math.Max(high, p.Z[i] + p.Radius[i]); }
        double Kw(int type) => StiffnessOf(field, type);
        // The foil; the plate above is out of reach.
        var foil = new PlanePair(low, high + 10 * (high - low), field.Types.Keys.Where(t => p.Type.Contains(t)).Max(Kw));
        system.Box = system.Box with { LowZ = low, HighZ = high };
        var indenter = new Indenter(system.Box.LowX + s.PlaceX * system.Box.LengthX, system.Box.LowY + s.PlaceY * system.Box.LengthY, s.Radius, s.Flat, Kw) { Tip = high + 10 * (high - low) };
        using var engine = new ForceEngine(system, new() { Threads = s.Threads });
        var motion = new LoadedMotion(engine, e => { foil.Apply(e); indenter.Apply(e); }, i => foil.StiffnessAt(p, i) + indenter.StiffnessAt(system, i), s.Damping, 0.4 * s.Damping, friction: true, byStiffness: field.HertzMindlin);
        var (away, surface) = (indenter.Tip, double.PositiveInfinity);
        for (var block = 0; block < MostBlocks; block++)
        {
            indenter.Tip = away;
            motion.Settle(s.SettlingSteps, cancellation);
            var before = surface;
            surface = indenter.FirstTouch(p, system.Box);
            if (Math.Abs(surface - before) < 0.02 * s.Depth) break;
        }
        system.FormBonds();
        List<double> depth = [], load = [];
        var last = Math.Max(1, s.StepsPerIncrement / 5);
        void GoTo(double to)
        {
            // Step by step: a jump would knock the particles under it away.
            var from = indenter.Tip;
            var moving = (s.StepsPerIncrement - last + 1) / 2;
            for (var n = 1; n <= moving; n++)
            {
                indenter.Tip = from + (surface - to - from) * n / moving;
                motion.Settle(1, cancellation);
            }
            motion.Settle(s.StepsPerIncrement - last - moving, cancellation);
            var sum = 0.0;
            for (var n = 0; n < last; n++)
            {
                motion.Settle(1, cancellation);
                sum += indenter.Force / last;
            }
            depth.Add(to);
            load.Add(sum);
            progress?.Invoke(Math.Min(0.99, depth.Count / (2.0 * s.Increments)));
        }
        for (var k = 1; k <= s.Increments; k++) GoTo(s.Depth * k / s.Increments);
        // What still creeps at the largest depth would be read as a steeper return.
        for (var k = 0; k < 5; k++) GoTo(s.Depth);
        var loading = depth.Count;
        for (var k = 1; k <= s.Increments && load[^1] > 0.01 * load[loading - 1]; k++) GoTo(s.Depth * (1 - 0.2 * k / s.Increments));
        for (var k = 1; k <= s.Increments && load[^1] > 0.01 * load[loading - 1]; k++) GoTo(s.Depth * 0.8 * (1 - (double)k / s.Increments));
        var broken = system.Bonds is { } bonds ? bonds.Count - bonds.Intact : 0;
        if (s.Field is not null) system.Bonds = null;
        system.SwitchTo(own);
        return new IndentationResult
        {
            ForceField = field.Name, Depth = [.. depth], Load = [.. load], Loading = loading, BrokenBonds = broken,
            Reading = OliverPharr.Read(depth.ToArray().AsSpan(loading - 1), load.ToArray().AsSpan(loading - 1), s.Radius, s.Flat),
        };
    }

    /// <summary>Prefactor of a rigid body's contact with a type: 4/3 E/(1 - nu^2) with hertz-mindlin, kn with hertz-history [Pa].</summary>
    /// <param name="field">the force field</param>
    /// <param name="type">number of the type</param>
    public static double StiffnessOf(ForceField field, int type) =>
        field.HertzMindlin && field.Types[type].Material is { } m ? 4.0 / 3 * m.YoungModulus / (1 - m.PoissonRatio * m.PoissonRatio)
        : field.Contact?.NormalStiffness ?? throw new ArgumentException($"force field '{field.Name}' has no contact law: an indenter needs one");

    private static void Check(IndentationSettings s, ParticleSystem system)
    {
        var box = system.Box;
        if (!(s.Radius > 0 && s.Depth > 0)) throw new ArgumentException($"indenter radius {s.Radius} m and depth {s.Depth} m: both must be above zero");
        if (s.Increments < 5 || s.StepsPerIncrement < 5) throw new ArgumentException("at least 5 increments of 5 steps are needed");
        if (s.Depth >= 0.8 * box.LengthZ) throw new ArgumentException($"a depth of {s.Depth * 1e6:G4} um in a layer of {box.LengthZ * 1e6:G4} um: at most four fifths of the layer are allowed; give a smaller depth");
        var mark = s.Flat ? s.Radius : Math.Sqrt(Math.Max(0, s.Depth * (2 * s.Radius - Math.Min(s.Depth, s.Radius))));
        var narrow = Math.Min(box.LengthX, box.LengthY);
        if (2 * mark > narrow) throw new ArgumentException($"the indentation is {2 * mark * 1e6:G4} um wide, the box {narrow * 1e6:G4} um: it would meet its own periodic image; give a smaller radius or depth, or a larger structure");
    }
}
