using System.Diagnostics;
using Lamina.Data.Runs;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>A run that is killed, at whatever moment, goes on to the same bytes.</summary>
public sealed class KillTests
{
    // Long enough to be hit in every phase, short enough for many kills.
    private const string Quick = Cli.Coated + """

        drying: {speed: 8 m/min, cells: 16}
        calendering: {porosity: 35 %}
        line:
          dryer:
            zones:
              - {length: 6 m, make_up: 3000 m3/h, top: {air_temperature: 100 degC, heat_transfer_coefficient: 40 W/m2/K}}
              - {length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 120 degC, heat_transfer_coefficient: 40 W/m2/K}}
        """;

    // Three long steps of particles, each with a state that is kept on the way.
    private static string Particles(string pressing = "porosity: 40 %") => Cli.Particles("12 um", "4.26 mg/cm2", 100, pressing);

    private static readonly string[] ParticleFiles = ["result.json", "report.html", "recipe.yaml", "slurry.data", "dried.data", "calendered.data"];

    private static readonly string[] Files = ["result.json", "drying.csv", "profiles.csv", "zones.csv", "report.html", "recipe.yaml"];

    [Fact]
    public void A_run_killed_three_times_resumes_to_the_same_bytes() => KilledAt([0.35, 0.55, 0.8]);

    [Fact]
    public void A_run_of_particles_killed_within_its_steps_resumes_to_the_same_bytes() => KilledAt([0.4, 0.5, 0.6], Particles(), ParticleFiles);

    // Most of its time is the stroke: hard contacts come to rest late.
    [Fact]
    [Trait("Category", "Long")]
    public void A_calendering_with_bonds_killed_on_its_way_resumes_to_the_same_bytes() =>
        KilledAt([0.5, 0.4, 0.3], Particles("porosity: 25 %, particles: {contacts: hertz-sjkr2, increments: 40, bonds: {modulus: 500 MPa, radius: 0.5, breaking_strain: 5 %}}"), ParticleFiles);

    [Fact]
    [Trait("Category", "Long")]
    public void A_liquid_surface_killed_while_it_sweeps_goes_on_to_the_same_bytes() =>
        KilledAt([0.5, 0.4], Particles().Replace("centre: 1.1, top: 1.4, fix_at: 42 %, increments: 100", "drive: sweep, sweep: {capillary_number: 1}", StringComparison.Ordinal), ParticleFiles);

    [Fact]
    [Trait("Category", "Long")]
    public void Seeds_and_paths_killed_on_their_way_resume_to_the_same_bytes() =>
        KilledAt([0.3, 0.4, 0.4], Cli.Particles(increments: 40), [.. ParticleFiles, "seeds.csv", "paths.csv"], "--seeds", "2", "--paths", "increments:2,steps:0.5");


    [Fact]
    [Trait("Category", "Long")]
    public void The_published_electrode_killed_while_it_dries_resumes_to_the_same_bytes()
    {
        var recipe = File.ReadAllText(Path.Combine(Places.Root, "examples", "08-particles-nmc111", "recipe.yaml"));
        KilledAt([0.3, 0.45, 0.6, 0.75], recipe, ParticleFiles);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes()
    {
        var (one, two) = (Places.Scratch("threads-1"), Places.Scratch("threads-2"));
        var recipe = Path.Combine(Places.Scratch("threads"), "mine.yaml");
        File.WriteAllText(recipe, Particles());
        foreach (var (folder, threads) in new[] { (one, "1"), (two, "2") })
        {
            var (exit, output, error) = Cli.Run("run", recipe, "--out", folder, "--threads", threads);
            Assert.True(exit == 0, output + error);
        }
        foreach (var file in ParticleFiles) Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(two, file)));
        Assert.Equal(2, Cli.Run("run", recipe, "--threads", "0").Exit);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Two_hundred_kills_never_leave_a_half_valid_file()
    {
        // Golden-ratio spacing: even coverage of the whole run without a random number.
        for (var i = 0; i < 50; i++) KilledAt([.. Enumerable.Range(4 * i, 4).Select(k => 0.02 + 0.96 * (k * 0.6180339887498949 % 1))]);
    }

    [Fact]
    public void A_signal_stops_a_run_within_a_second_and_keeps_what_was_finished()
    {
        var recipe = Cli.Recipe(Quick.Replace("cells: 16", "cells: 400"));
        var folder = Places.Scratch("interrupt");
        using var process = Start("run", recipe, "--out", folder, "--json");
        WaitFor(() => File.Exists(Path.Combine(folder, ".lamina", "run.json")), process);
        var clock = Stopwatch.StartNew();
        // TERM, not INT: jobs that a shell runs in the background inherit an ignored INT.
        Signal(process, "TERM");
        Assert.True(process.WaitForExit(30_000), "it does not stop");
        var (seconds, output) = (clock.Elapsed.TotalSeconds, process.StandardOutput.ReadToEnd());
        Assert.True(process.ExitCode == 130, $"exit {process.ExitCode}: {output}");
        // A second on an idle machine; what is judged here is that the limit acts at all on a busy one.
        Assert.True(seconds < 10, $"{seconds} s");
        Assert.False(File.Exists(Path.Combine(folder, "result.json")));
        Assert.True(RunFolder.CanResume(folder));
    }

    // Shares of the time that a whole run takes here: on a faster or slower machine the kills fall into the same phases.
    private static void KilledAt(double[] shares, string text = Quick, string[]? compared = null, params string[] options)
    {
        var files = compared ?? Files;
        // Not called recipe.yaml, as its copy in the run folder is: nothing may depend on the name.
        var recipe = Path.Combine(Places.Scratch("kill"), "mine.yaml");
        File.WriteAllText(recipe, text);
        var whole = Places.Scratch("whole");
        var clock = Stopwatch.StartNew();
        using (var undisturbed = Start(["run", recipe, "--out", whole, "--json", .. options]))
        {
            undisturbed.StandardOutput.ReadToEnd();
            undisturbed.WaitForExit();
            Assert.Equal(0, undisturbed.ExitCode);
        }
        var duration = clock.Elapsed;
        var folder = Path.Combine(Places.Scratch("killed"), "run");
        var kills = 0;
        foreach (var share in shares)
        {
            using var process = RunFolder.IsRun(folder) ? Start("run", "--resume", folder, "--json") : Start(["run", recipe, "--out", folder, "--json", .. options]);
            if (process.WaitForExit(share * duration)) continue;
            process.Kill();
            process.WaitForExit();
            kills++;
            // What is there is whole.
            foreach (var file in files.Where(f => File.Exists(Path.Combine(folder, f)) && File.Exists(Path.Combine(whole, f))))
                Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(folder, file)));
        }
        Assert.True(kills > 0, "no kill hit the run");
        string[] last = RunFolder.IsRun(folder) && RunFolder.CanResume(folder) ? ["run", "--resume", folder, "--json"] : ["run", recipe, "--out", folder, "--json", .. options];
        var (exit, output, error) = Cli.Run(last);
        // Killed between the making of the folder and the saving of its inputs: the message says to run the recipe again.
        if (exit == 2 && output.Contains("before it had begun", StringComparison.Ordinal)) (exit, output, error) = Cli.Run(["run", recipe, "--out", folder, "--json", .. options]);
        Assert.True(exit == 0, $"exit {exit}: {output}{error}");
        foreach (var file in files) Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(folder, file)));
    }

    private static Process Start(params string[] args)
    {
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "lamina.exe" : "lamina"), args) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static void Signal(Process process, string name) => Process.Start("/bin/kill", ["-" + name, $"{process.Id}"]).WaitForExit();

    private static void WaitFor(Func<bool> condition, Process process)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            Assert.False(process.HasExited, "it ended too early");
            Thread.Sleep(10);
        }
        Assert.True(condition(), "it did not begin");
    }
}
