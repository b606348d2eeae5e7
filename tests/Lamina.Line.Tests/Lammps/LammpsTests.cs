using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Line.Lammps;
using Lamina.Line.Recipes;
using Lamina.Line.Structures;
using Lamina.Line.Steps;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Line.Tests.Lammps;

/// <summary>Decks do in LAMMPS what lamina does: run against an installed one.</summary>
public sealed class LammpsTests
{
    private static ParticleSystem Start() => SlurryGenerator.Place(
        PublishedForceFields.MigrationStart(), new Dictionary<int, int> { [1] = 250, [4] = 3, [5] = 4, [6] = 2 }, Box.Between([0, 0, 0], [9e-6, 9e-6, 60e-6]), 5);

    private static RelaxationSettings Along { get; } = new() { Axes = RelaxedAxes.Z, Pressure = 101_325 };

    [LammpsFact]
    public void The_start_of_a_deck_has_the_forces_energy_and_pressure_of_lamina()
    {
        var folder = Places.Scratch("deck");
        var system = Start();
        var files = new Dictionary<string, string>(LammpsDeck.Slurry(system, Along));
        // The first run alone: what follows moves.
        var script = files[LammpsDeck.SlurryScript];
        files[LammpsDeck.SlurryScript] = script[..script.IndexOf("# Damped motion", StringComparison.Ordinal)];
        LammpsFolder.Write(folder, files);
        var log = LammpsProgram.Installed().Run(folder, LammpsDeck.SlurryScript).Split('\n');
        var row = log[Array.FindIndex(log, l => l.TrimStart().StartsWith("Step", StringComparison.Ordinal)) + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        var u = LammpsUnits.Micro;
        var report = ForceReport.Of(system);
        Close.Relative(row[1] * u.Energy, report.Energy, 1e-9, "energy");
        Close.Relative(row[2] * u.Pressure, report.Pressure, 1e-9, "pressure");
        for (var k = 0; k < 6; k++) Close.Absolute(row[3 + k] * u.Pressure, report.PressureTensor[k], 1e-9 * report.PressureTensor.Max(Math.Abs), $"pressure component {k}");
        var frame = LammpsDumpFile.Read(Path.Combine(folder, "start.dump")).First();
        var place = Enumerable.Range(0, report.Id.Length).ToDictionary(i => report.Id[i]);
        var largest = report.MaxForce;
        for (var n = 0; n < frame.Count; n++)
        {
            var i = place[(int)frame["id"][n]];
            var own = Math.Sqrt(Math.Pow(report.ForceX[i], 2) + Math.Pow(report.ForceY[i], 2) + Math.Pow(report.ForceZ[i], 2));
            Close.Absolute(frame["fx"][n] * u.Force, report.ForceX[i], 1e-9 * own + 1e-13 * largest, $"fx of {report.Id[i]}");
            Close.Absolute(frame["fz"][n] * u.Force, report.ForceZ[i], 1e-9 * own + 1e-13 * largest, $"fz of {report.Id[i]}");
        }
    }

    [LammpsFact]
    public void A_slurry_that_LAMMPS_relaxes_has_the_density_of_lamina()
    {
        var own = Start();
        Assert.True(QuasiStaticRelaxation.Run(own, Along).Converged);
        var other = Start();
        var rest = new LammpsEngine(LammpsProgram.Installed(), Places.Scratch("rest")).Rest(other, Along, new RunContext(), "slurry", null, default);
        Assert.True(rest.Converged);
        Close.Relative(101_325, rest.Pressure, 0.005, "pressure");
        // Two ways to rest from one random start, some three hundred particles: 1 % in density.
        Close.Relative(own.Density, other.Density, 0.01, "density");
        Assert.Equal(own.Particles.Count, other.Particles.Count);
    }

    [LammpsFact]
    public void A_film_dried_and_calendered_in_LAMMPS_is_read_back_whole()
    {
        var system = Start();
        QuasiStaticRelaxation.Run(system, Along);
        var wet = system.Box.LengthZ;
        var engine = new LammpsEngine(LammpsProgram.Installed(), Places.Scratch("dry"));
        var settings = new HeterogeneousDryingSettings { Increments = 10, StepsPerIncrement = 5, SettlingSteps = 10, CollectorDepth = 0 };
        var dried = engine.Dry(system, settings, new RunContext(), null, default);
        Assert.Equal(6, dried.Frames.Count);
        Assert.True(dried.Height < wet, $"{dried.Height} m");
        Close.Relative(dried.Height, system.Box.LengthZ, 1e-12, "height of the box");
        Close.Relative(1, dried.Frames[^1].BinderThirds.Sum(), 1e-12, "thirds");
        // All have gone the whole way to the dry size.
        Close.Relative(0.65e-6, system.Particles.Radius.Min(), 1e-12, "radius");
        var pressed = engine.Calender(system, new() { Compression = 0.1, Increments = 5, StepsPerIncrement = 10, SettlingSteps = 50 }, new RunContext(), null, default);
        Close.Relative(0.9, pressed.CompressedThickness / pressed.InitialThickness, 1e-6, "stroke");
        Assert.Equal(5, pressed.Pressure.Length);
        Assert.True(pressed.PeakPressure > 0);
        Assert.Equal(Enumerable.Range(1, system.Particles.Count), system.Particles.Id.Order());
    }

    [Theory]
    [InlineData("drying: {model: particles, particles: {motion: published}}", "motion")]
    [InlineData("calendering: {model: particles, porosity: 40 %, particles: {contacts: hertz-sjkr2}}", "contacts")]
    [InlineData("calendering: {model: particles, porosity: 40 %, particles: {bonds: {modulus: 500 MPa, radius: 0.5, breaking_strain: 5 %}}}", "bonds")]
    [InlineData("calendering: {model: particles, line_load: 1 N/mm, particles: {stroke: pressure}}", "stroke")]
    [InlineData("calendering: {model: particles, porosity: 40 %, temperature: 90 degC}", "temperature")]
    public void What_decks_do_not_hold_is_refused_before_anything_runs(string step, string key)
    {
        var drying = step.StartsWith("drying", StringComparison.Ordinal) ? step : "drying: {model: particles}\n" + step;
        var job = RecipeReader.Parse($"""
            name: refused
            formulation: {"{"}solvent: NMP, solids_content: 65 wt%, components: {"{"}NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%{"}"}{"}"}
            structure: {"{"}edge: 10 um{"}"}
            mixing: {"{"}model: particles{"}"}
            coating: {"{"}loading: 3 mg/cm2{"}"}
            """ + "\n" + drying).Job;
        Assert.Contains(key, Assert.Throws<ArgumentException>(() => LammpsExport.Of(job, 1)).Message, StringComparison.Ordinal);
    }

    [LammpsFact]
    public void A_run_that_fails_tells_the_lines_of_the_log()
    {
        var folder = Places.Scratch("fails");
        LammpsFolder.Write(folder, new Dictionary<string, string> { ["in.bad"] = "units micro\natom_style sphere\nread_data none.data\n" });
        var fault = Assert.Throws<LammpsException>(() => LammpsProgram.Installed().Run(folder, "in.bad"));
        Assert.Contains("none.data", fault.Message);
        Assert.Contains("ERROR", fault.Message);
        Assert.False(fault.IsMissing);
        Assert.Contains("log.in.bad", fault.Remedy);
    }

    [Fact]
    public void A_process_that_a_killed_run_has_left_is_found_until_it_ends()
    {
        var folder = Places.Scratch("left");
        using var process = System.Diagnostics.Process.Start("sleep", "60");
        File.WriteAllText(Path.Combine(folder, "running.txt"), process.Id.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(process.Id, LammpsProgram.StillRunning(folder, "sleep"));
        // Another program under the same number is none of ours.
        Assert.Null(LammpsProgram.StillRunning(folder, "lmp"));
        process.Kill();
        process.WaitForExit();
        Assert.Null(LammpsProgram.StillRunning(folder, "sleep"));
    }

    [Fact]
    public void An_excerpt_of_a_log_holds_the_error_and_what_came_before_it()
    {
        var log = string.Join('\n', Enumerable.Range(0, 100).Select(n => $"line {n}")) + "\nERROR: Lost atoms: original 10 current 9\nLast command: run 5\n";
        var excerpt = LammpsProgram.Excerpt(log);
        Assert.Contains("Lost atoms", excerpt);
        Assert.Contains("Last command", excerpt);
        Assert.DoesNotContain("line 3\n", excerpt);
    }

    [Fact]
    public void A_drying_deck_has_the_ramp_of_every_increment_before_and_after_the_active_material_is_fixed()
    {
        var system = Start();
        var deck = LammpsDeck.Drying(system.Particles.TypeCount, LammpsDeck.Counts(system), 81e-12, new() { Increments = 20 });
        Assert.Equal(2 * 21 + 1, deck.Count);
        // The end of the ramp is the published target: a dried carbon-binder particle of 1.3 um.
        Assert.Contains("set type 1 diameter 1.3 ", Rounded(deck["ramp/moving-20"]));
        Assert.Contains("set type 3 diameter 5.7 ", Rounded(deck["ramp/moving-0"]));
        static string Rounded(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"diameter (\S+)", m => "diameter " + Math.Round(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), 9).ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A test that needs an installed LAMMPS.</summary>
internal sealed class LammpsFactAttribute : FactAttribute
{
    public LammpsFactAttribute()
    {
        if (LammpsProgram.Find("lmp") is null) Skip = "needs lmp (apt-get install lammps)";
    }
}
