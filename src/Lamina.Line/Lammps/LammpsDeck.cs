using System.Text;
using Lamina.Data.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Lammps;

/// <summary>
/// Input scripts that do in LAMMPS what the particle steps of the line do: slurry at rest, heterogeneous drying, calendering. Same particles, force fields, loads and ramps; the way of moving differs
/// (<see cref="LammpsMotion"/>), so that end states agree within the scatter of paths, not particle by particle. Each script reads the data file that the one before has written.
/// </summary>
public static class LammpsDeck
{
    /// <summary>Scripts by step.</summary>
    public const string SlurryScript = "in.slurry", DryingScript = "in.drying", CalenderingScript = "in.calendering";
    /// <summary>Structures by step.</summary>
    public const string StartData = "start.data", SlurryData = "slurry.data", DriedData = "dried.data", CalenderedData = "calendered.data";
    internal const string FramesDump = "frames.dump", FreezeFile = "freeze.txt", StrokeFile = "stroke.txt";

    // A film rests on its collector with the weight of the atmosphere only: it hardly presses in.
    private const double FilmOverlap = 2e-3;
    // Without the collective motion that lamina's own drying damps less, a film needs longer to sink.
    internal const int StepsPerOwn = 4;
    private static readonly LammpsUnits Micro = LammpsUnits.Micro;

    /// <summary>Random places to a slurry at rest under a pressure along z. Its first run, of no step, prints energy and pressure of the start in the recipe's own force field.</summary>
    /// <param name="system">the particles at their places</param>
    /// <param name="settings">pressure and tolerances</param>
    /// <returns>file name to text</returns>
    /// <exception cref="ArgumentException">the box is to relax along other axes than z</exception>
    public static IReadOnlyDictionary<string, string> Slurry(ParticleSystem system, RelaxationSettings settings)
    {
        if (settings.Axes == RelaxedAxes.Xyz) throw new ArgumentException("the deck of a slurry relaxes along z only, or keeps its box");
        var follows = settings.Axes == RelaxedAxes.Z;
        var field = system.Field;
        var types = system.Particles.TypeCount;
        var counts = Counts(system);
        // Soft carbon-binder spheres leave about 41 % to the active material.
        var active = counts.Where(c => !field.Types[c.Key].IsBinderDomain).Sum(c => c.Value * field.Types[c.Key].SolidVolume);
        var motion = LammpsMotion.Of(field, counts, active > 0 ? active / 0.41 : system.Box.Volume);
        var p = N(settings.Pressure / Micro.Pressure);
        var script = Head("p", StartData, "The slurry: from random places to rest under a pressure along z.") + $$"""
            # The start in the recipe's own force field, whole contact law: energy and pressure to compare with `lamina particles forces`.
            {{LammpsForceField.Sizes(field)}}{{LammpsForceField.Pairs(field, types)}}thermo_style custom step pe press pxx pyy pzz pxy pxz pyz
            thermo_modify norm no format float %.15g
            run 0
            write_dump all custom start.dump id fx fy fz modify sort id format float %.17g

            # Damped motion, the box follows the pressure.
            {{motion.Commands(types)}}{{motion.Move("all")}}thermo_style custom step pe press pzz lz vol
            thermo 100
            run 300
            {{(follows ? $"fix press all press/berendsen z {p} {p} {N(50 * motion.Step / Micro.Time)} modulus {N(5 * settings.Pressure / Micro.Pressure)}" : "# The box keeps the volume of the solids content; the pressure comes to rest.")}}
            variable before equal $({{(follows ? "vol" : "pzz")}})
            variable round loop 40
            label again
            run 500
            variable moved equal abs($({{(follows ? "vol" : "pzz")}})/v_before-1)
            variable off equal {{(follows ? $"abs($(pzz)/{p}-1)" : "0")}}
            print "{{(follows ? "volume" : "pressure")}} changed by $(v_moved), pressure off by $(v_off)"
            if "$(v_moved) < {{N((follows ? 5 : 50) * settings.VolumeTolerance)}} && $(v_off) < {{N(Math.Max(settings.PressureTolerance, 5e-3))}}" then "jump SELF done"
            variable before equal $({{(follows ? "vol" : "pzz")}})
            next round
            jump SELF again
            print "NOT CONVERGED"
            label done
            velocity all set 0.0 0.0 0.0
            write_data {{SlurryData}} nocoeff

            """;
        return new Dictionary<string, string> { [StartData] = Data(system, "slurry at random places"), [SlurryScript] = script };
    }

    /// <summary>The heterogeneous drying of a slurry, increment by increment.</summary>
    /// <param name="types">atom types of the slurry [-]</param>
    /// <param name="counts">particles by type, all binder in its first type</param>
    /// <param name="area">of the box, across z [m2]</param>
    /// <param name="settings">settings of the drying</param>
    public static IReadOnlyDictionary<string, string> Drying(int types, IReadOnlyDictionary<int, int> counts, double area, HeterogeneousDryingSettings settings)
    {
        var s = settings;
        var binder = s.Start.Types.Where(t => t.Value.IsBinderDomain).Select(t => t.Key).Order().ToArray();
        if (binder.Length != 3) throw new ArgumentException($"force field '{s.Start.Name}' has {binder.Length} types named CBD: 3 are needed, for the bottom, centre and top third");
        var solid = counts.Sum(c => c.Value * (s.Target.Types[c.Key].SolidDiameter is { } d ? Math.PI / 6 * d * d * d : s.Target.Types[c.Key].SolidVolume));
        var active = counts.Where(c => !s.Start.Types[c.Key].IsBinderDomain).Sum(c => c.Value * s.Start.Types[c.Key].SolidVolume);
        var files = new Dictionary<string, string>();
        var way = new double[3];
        var (moving, still) = (new ForceFieldRamp(s.Start, s.Target), new ForceFieldRamp(s.Start, s.FixedTarget));
        LammpsMotion first = null!;
        for (var k = 0; k <= s.Increments; k++)
        {
            var share = (double)k / s.Increments;
            if (k > 0) Shrink(way, s.Stages, (double)(k - 1) / s.Increments, share);
            var ways = binder.Zip(way).ToDictionary(b => b.First, b => b.Second);
            foreach (var (name, ramp) in (IEnumerable<(string, ForceFieldRamp)>)[("moving", moving), ("fixed", still)])
            {
                var motion = LammpsMotion.Of(ramp.At(share, ways), counts, Math.Max(active / 0.41 * (1 - 0.5 * share), solid), s.CollectorStiffness, FilmOverlap, sinks: true);
                first ??= motion;
                files[$"ramp/{name}-{k}"] = motion.Commands(types);
            }
        }
        var script = new StringBuilder(Head("p", SlurryData, $"Heterogeneous drying in {s.Increments} increments; parameters of each increment are in ramp/, before and after the active material is fixed."));
        script.Append($$"""
            change_box all boundary p p f
            variable low equal $(zlo)
            variable lid equal $(zhi+{{N(s.CollectorDepth / Micro.Length)}})
            variable foil equal $(zlo-{{N(s.CollectorDepth / Micro.Length)}})
            change_box all z delta -2 2
            group cbd type {{string.Join(' ', binder)}}
            group am subtract all cbd
            velocity all set 0.0 0.0 0.0
            include ramp/moving-0
            fix plates all wall/gran hertz/history {{N(s.CollectorStiffness / Micro.Pressure)}} 0 0 0 0 0 zplane ${foil} ${lid}

            # The atmosphere, spread over the particles by their final cross-section, and gravity.

            """);
        double Section(int type) => Math.Pow(s.Target.Types[type].SolidDiameter ?? s.Target.Types[type].Diameter, 2);
        var sections = counts.Sum(c => c.Value * Section(c.Key));
        foreach (var (type, count) in counts.OrderBy(c => c.Key))
        {
            if (count == 0) continue;
            var mass = s.Target.Types[type].Density * Math.PI / 6 * Math.Pow(s.Target.Types[type].Diameter, 3);
            var force = N((s.Pressure * area * Section(type) / sections + s.Gravity * mass) / Micro.Force);
            var group = s.Start.Types[type].IsBinderDomain ? "cbd" : $"am{type}";
            if (group != "cbd") script.Append($"group {group} type {type}\n");
            script.Append($"fix load{type} {group} addforce 0.0 0.0 -{force}\n");
        }
        script.Append($$"""
            {{first.Move("all")}}thermo_style custom step pe pzz
            thermo 100
            run {{3 * s.SettlingSteps}}
            variable height equal bound(all,zmax)-v_low
            variable porosity equal 1-{{N(solid / Math.Pow(Micro.Length, 3))}}/(lx*ly*v_height)
            variable phase string moving
            print "none" file {{FreezeFile}} screen no
            write_dump all custom {{FramesDump}} id type x y z radius modify sort id format float %.10g
            variable k loop {{s.Increments}}
            label again
            if "${phase} == moving && $(v_porosity) <= {{N(s.FixingPorosity)}}" then &
              "variable phase string fixed" &
              "print '$((v_k-1)/{{s.Increments}})' file {{FreezeFile}} screen no" &
              "velocity am set 0.0 0.0 0.0" &
              "unfix move" &
              "fix move cbd nve/limit {{N(first.Furthest / Micro.Length)}}"
            # Carbon-binder particles take size and parameters of the third that they are in.
            region below block INF INF INF INF INF $(v_low+v_height/3.0)
            region above block INF INF INF INF $(v_low+2.0*v_height/3.0) INF
            group below region below
            group above region above
            group bottom intersect cbd below
            group top intersect cbd above
            set group cbd type {{binder[1]}}
            set group bottom type {{binder[0]}}
            set group top type {{binder[2]}}
            group bottom delete
            group top delete
            group below delete
            group above delete
            region below delete
            region above delete
            include ramp/${phase}-${k}
            run {{StepsPerOwn * s.StepsPerIncrement}}
            if "$(v_k%{{s.RecordEvery}}) == 0 || ${k} == {{s.Increments}}" then &
              "write_dump all custom {{FramesDump}} id type x y z radius modify sort id append yes format float %.10g"
            next k
            jump SELF again
            velocity all set 0.0 0.0 0.0
            write_data {{DriedData}} nocoeff

            """);
        files[DryingScript] = script.ToString();
        return files;
    }

    /// <summary>Calendering between two plates: settled under a preload, compressed, released to the preload.</summary>
    /// <param name="types">atom types [-]</param>
    /// <param name="counts">particles by type</param>
    /// <param name="area">of the box, across z [m2]</param>
    /// <param name="field">the force field that the structure was dried in</param>
    /// <param name="settings">settings of the calendering</param>
    /// <param name="target">thickness to reach in the place of the settings' compression, which the dried thickness then gives [m]</param>
    public static IReadOnlyDictionary<string, string> Calendering(int types, IReadOnlyDictionary<int, int> counts, double area, ForceField field, PlaneCalenderingSettings settings, double? target = null)
    {
        var s = settings;
        var solid = counts.Sum(c => c.Value * field.Types[c.Key].SolidVolume);
        var motion = LammpsMotion.Of(field, counts, solid, s.PlateStiffness);
        var plates = $"fix plates all wall/gran hertz/history {N(s.PlateStiffness / Micro.Pressure)} 0 0 0 0 0 zplane $(v_bottom) $(v_top) contacts";
        // Pressure under which the plate is at rest; a plate without contact comes down by 1e-3 of the gap per ten steps.
        string Settle(string label) => $$"""
            variable round loop {{Math.Max(1, s.SettlingSteps / 10)}}
            label {{label}}
            run 10 post no
            variable error equal $(c_pressing)/{{N(area / (Micro.Length * Micro.Length))}}/{{N(s.Preload / Micro.Pressure)}}-1.0
            variable top equal $(v_bottom+(v_top-v_bottom)*(1.0+1.0e-3*((v_error>=1.0)-(v_error<=-1.0)+v_error*(v_error<1.0)*(v_error>-1.0))))
            unfix plates
            {{plates}}
            next round
            jump SELF {{label}}

            """;
        var script = Head("f", DriedData, $"Calendering between two plates with the force field that the structure was dried in.") + $$"""
            change_box all z delta -2 2
            velocity all set 0.0 0.0 0.0
            {{motion.Commands(types)}}{{motion.Move("all")}}
            compute size all property/atom radius
            variable lower atom z-c_size
            variable upper atom z+c_size
            compute lower all reduce min v_lower
            compute upper all reduce max v_upper
            thermo_style custom step c_lower c_upper
            thermo 10
            run 0
            variable compression equal {{(target is { } thickness ? $"$(1.0-{N(thickness / Micro.Length)}/(bound(all,zmax)-bound(all,zmin)))" : N(s.Compression))}}
            variable bottom equal $(c_lower)
            variable top equal $(c_upper)
            {{plates}}
            variable press atom -f_plates[4]*(f_plates[4]<0.0)
            compute pressing all reduce sum v_press
            thermo_style custom step c_pressing
            {{Settle("settle")}}variable initial equal $(v_top-v_bottom)
            print "initial ${initial}" file {{StrokeFile}} screen no
            variable k loop {{s.Increments}}
            label stroke
            variable top equal $(v_bottom+v_initial*(1.0-v_compression*v_k/{{s.Increments}}))
            unfix plates
            {{plates}}
            run {{s.StepsPerIncrement}} post no
            print "stroke $(v_top-v_bottom) $(c_pressing)" append {{StrokeFile}} screen no
            next k
            jump SELF stroke
            {{Settle("release")}}print "released $(v_top-v_bottom) $(v_bottom)" append {{StrokeFile}} screen no
            velocity all set 0.0 0.0 0.0
            write_data {{CalenderedData}} nocoeff

            """;
        return new Dictionary<string, string> { [CalenderingScript] = script };
    }

    /// <summary>Particles by type.</summary>
    internal static SortedDictionary<int, int> Counts(ParticleSystem system)
    {
        SortedDictionary<int, int> counts = [];
        foreach (var type in system.Particles.Type) counts[type] = counts.GetValueOrDefault(type) + 1;
        return counts;
    }

    internal static string Data(ParticleSystem system, string title)
    {
        using var writer = new StringWriter();
        var box = system.Box;
        // LAMMPS takes no particle that lies on the end of an open axis, as the highest of a film does.
        if (box.BoundaryZ == Boundary.Free) box = box with { LowZ = box.LowZ - Micro.Length, HighZ = box.HighZ + Micro.Length };
        LammpsDataFile.Write(writer, system.ToStructure(title, box));
        return writer.ToString();
    }

    private static string Head(string z, string data, string says) => $"""
        # {says}
        # Units micro: pg, um, us; force nN, pressure kPa, energy fJ.
        units micro
        atom_style sphere
        newton on
        boundary p p {z}
        comm_modify vel yes
        read_data {data}
        neighbor 0.5 bin
        neigh_modify one 20000 page 2000000

        """;

    // The way of the binder in each third, as in Particles.Drying.
    private static void Shrink(double[] way, IReadOnlyList<ShrinkStage> stages, double from, double to)
    {
        var begin = 0.0;
        foreach (var stage in stages)
        {
            double a = Math.Max(from, begin), b = Math.Min(to, stage.Until);
            begin = stage.Until;
            if (b <= a) continue;
            way[0] += b - a;
            way[1] += b - a + (b * b - a * a) * (stage.Centre - 1);
            way[2] += b - a + (b * b - a * a) * (stage.Top - 1);
        }
    }

    private static string N(double value) => LammpsForceField.Number(value);
}
