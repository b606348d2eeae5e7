using System.Diagnostics;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>lammps export and run --engine lammps, as far as they go without LAMMPS.</summary>
public sealed class LammpsVerbTests
{
    [Fact]
    public void Export_writes_a_whole_deck()
    {
        var folder = Places.Scratch("export");
        var (exit, output, error) = Cli.Run("lammps", "export", Cli.Recipe(Cli.Particles()), "--out", folder);
        Assert.True(exit == 0, output + error);
        foreach (var file in (string[])["README.txt", "start.data", "in.slurry", "in.drying", "in.calendering", "ramp/moving-0", "ramp/fixed-20"]) Assert.True(File.Exists(Path.Combine(folder, file)), file);
        // Every file that a script reads is there or written by the script before it.
        Assert.Contains("read_data slurry.data", File.ReadAllText(Path.Combine(folder, "in.drying")));
        Assert.Contains("write_data slurry.data", File.ReadAllText(Path.Combine(folder, "in.slurry")));
        // The stroke's path is the recipe's.
        var other = Path.Combine(Places.Scratch("stroke"), "decks");
        Assert.Equal(0, Cli.Run("lammps", "export", Cli.Recipe(Cli.Particles(pressing: "porosity: 40 %, particles: {increments: 17, steps_per_increment: 11}")), "--out", other).Exit);
        var stroke = File.ReadAllText(Path.Combine(other, "in.calendering"));
        Assert.Contains("variable k loop 17", stroke);
        Assert.Contains("run 11 post no", stroke);
    }

    [Fact]
    public void What_cannot_be_exported_is_bad_input()
    {
        var (exit, _, error) = Cli.Run("lammps", "export", Cli.Recipe(Cli.Coated), "--out", Places.Scratch("none"));
        Assert.Equal(2, exit);
        Assert.Contains("model: particles", error);
    }

    [Fact]
    public void A_sweeping_surface_is_left_to_the_own_engine()
    {
        var (exit, _, error) = Cli.Run("lammps", "export", Cli.Recipe(Cli.Particles().Replace("centre: 1.1, top: 1.4, fix_at: 42 %, increments: 20", "drive: sweep")), "--out", Places.Scratch("sweep"));
        Assert.Equal(2, exit);
        Assert.Contains("drive: sweep", error);
    }

    [Theory]
    [InlineData("--engine", "abacus")]
    [InlineData("--ranks", "4")]
    [InlineData("--engine", "lammps", "--ranks", "0")]
    public void Wrong_engines_and_ranks_are_bad_input(params string[] options) => Assert.Equal(2, Cli.Run(["run", Cli.Recipe(Cli.Particles()), .. options]).Exit);

    [Fact]
    public void A_missing_LAMMPS_is_a_missing_dependency_and_leaves_an_earlier_run_alone()
    {
        var folder = Path.Combine(Places.Scratch("missing"), "run");
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "lamina"), ["run", Cli.Recipe(Cli.Particles()), "--engine", "lammps", "--out", folder]) { RedirectStandardError = true, RedirectStandardOutput = true };
        info.Environment["PATH"] = "/nowhere";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 4, error);
        Assert.Contains("apt-get install lammps", error);
        Assert.False(Directory.Exists(folder));
    }
}
