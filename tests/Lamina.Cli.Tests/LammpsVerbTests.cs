using System.Diagnostics;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>lammps export and run --engine lammps, as far as they go without LAMMPS.</summary>
public sealed class LammpsVerbTests
{
    private const string Particles = """
        name: particles
        formulation:
          solvent: NMP
          solids_content: 65 wt%
          components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
        structure: {edge: 9 um, loading_active: 3 mg/cm2}
        mixing: {model: particles}
        coating: {loading: 3.1915 mg/cm2}
        drying: {model: particles, particles: {centre: 1.1, top: 1.4, fix_at: 42 %, increments: 20}}
        calendering: {model: particles, porosity: 40 %}
        """;

    [Fact]
    public void Export_writes_a_whole_deck()
    {
        var folder = Places.Scratch("export");
        var (exit, output, error) = Cli.Run("lammps", "export", Cli.Recipe(Particles), "--out", folder);
        Assert.True(exit == 0, output + error);
        foreach (var file in (string[])["README.txt", "start.data", "in.slurry", "in.drying", "in.calendering", "ramp/moving-0", "ramp/fixed-20"]) Assert.True(File.Exists(Path.Combine(folder, file)), file);
        // Every file that a script reads is there or written by the script before it.
        Assert.Contains("read_data slurry.data", File.ReadAllText(Path.Combine(folder, "in.drying")));
        Assert.Contains("write_data slurry.data", File.ReadAllText(Path.Combine(folder, "in.slurry")));
    }

    [Fact]
    public void What_cannot_be_exported_is_bad_input()
    {
        var (exit, _, error) = Cli.Run("lammps", "export", Cli.Recipe(Cli.Coated), "--out", Places.Scratch("none"));
        Assert.Equal(2, exit);
        Assert.Contains("model: particles", error);
    }

    [Theory]
    [InlineData("--engine", "abacus")]
    [InlineData("--ranks", "4")]
    [InlineData("--engine", "lammps", "--ranks", "0")]
    public void Wrong_engines_and_ranks_are_bad_input(params string[] options) => Assert.Equal(2, Cli.Run(["run", Cli.Recipe(Particles), .. options]).Exit);

    [Fact]
    public void A_missing_LAMMPS_is_a_missing_dependency_and_leaves_an_earlier_run_alone()
    {
        var folder = Path.Combine(Places.Scratch("missing"), "run");
        var info = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "lamina"), ["run", Cli.Recipe(Particles), "--engine", "lammps", "--out", folder]) { RedirectStandardError = true, RedirectStandardOutput = true };
        info.Environment["PATH"] = "/nowhere";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 4, error);
        Assert.Contains("apt-get install lammps", error);
        Assert.False(Directory.Exists(folder));
    }
}
