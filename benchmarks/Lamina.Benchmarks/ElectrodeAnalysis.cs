using System.Text.Json;
using System.Text.Json.Nodes;
using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;
using Lamina.Studies.Measuring;

namespace Lamina.Benchmarks;

/// <summary>
/// The whole analysis of a dried electrode as in Lombardo et al. 2021: their slurry of 155 active and 5666 carbon-binder spheres, dried by the particle model, cut into voxels of 0.1 um,
/// measured as by `lamina measure dried.data --voxel 0.1um --periodic` in a process of its own, all phases and all axes; time and peak memory are those of that process.
/// </summary>
internal static class ElectrodeAnalysis
{
    private const string Slurry = "artistic_paper/coord_out_slurry_94.data";

    public static int Run(string[] arguments)
    {
        if (arguments is ["--own", var structure, var edge]) return Own(structure, edge);
        var (save, json, voxel) = (true, false, "0.1um");
        for (var i = 0; i < arguments.Length; i++)
            switch (arguments[i])
            {
                case "--voxel" when i + 1 < arguments.Length: voxel = arguments[++i]; break;
                case "--no-save": save = false; break;
                case "--json": json = true; break;
                default:
                    Console.Error.WriteLine($"electrode: {arguments[i]} is not understood: allowed are --voxel 0.1um, --no-save, --json");
                    return 2;
            }
        if (Environment.GetEnvironmentVariable("LAMINA_REFERENCE_DATA") is not { } data || !File.Exists(Path.Combine(data, Slurry)))
        {
            Console.Error.WriteLine($"electrode: needs {Slurry} below LAMINA_REFERENCE_DATA");
            return 4;
        }
        var file = Path.Combine(Peer.Root, "artifacts", "benchmarks", "dried.data");
        if (!File.Exists(file)) Dry(Path.Combine(data, Slurry), file);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (answer, _) = Peer.Self("electrode", "--own", file, voxel);
        var wall = Math.Round(clock.Elapsed.TotalSeconds, 1);
        var measured = JsonNode.Parse(answer.GetRawText())!;
        var (cpu, memory) = ((double)measured["cpu_s"]!, (double)measured["peak_memory_bytes"]!);
        var report = JsonSerializer.Serialize(new
        {
            benchmark = "electrode", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, voxel, wall_s = wall, measured,
        }, Peer.Indented);
        if (json) Console.WriteLine(report);
        else
        {
            foreach (var step in (JsonArray)measured["cpu_s_by_step"]!) Console.WriteLine($"{(double)step!["cpu_s"]!,8:F2} s {(double)step["peak_mb_so_far"]!,6:F0} MB  {step["step"]}");
            Console.WriteLine($"{cpu:F1} CPU s (aim 30): {(cpu < 30 ? "met" : "not met")}; {wall:F1} s on the clock; peak {memory / 1e6:F0} MB (aim 500): {(memory < 500e6 ? "met" : "not met")}");
        }
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"electrode-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }

    private static int Own(string file, string voxel)
    {
        var log = new StepLog();
        // A file of an earlier version has no names of types.
        string[] phases = SphereFiles.Read(file).TypeNames is null ? ["0=pore", "4=AM", "5=AM", "6=AM", "7=AM", "8=AM", "9=AM", "1=CBD", "2=CBD", "3=CBD"] : [];
        var result = MeasureStudy.Run(new MeasureRequest { Source = new PhaseSource { File = file, Voxel = voxel, Periodic = true, Phases = phases } }, log.Take);
        result["cpu_s_by_step"] = log.Close();
        // A slice each of 0.1 um is not what the benchmark is about.
        result.Remove("profile");
        Console.WriteLine(result.ToJsonString());
        return 0;
    }

    /// <summary>The published slurry dried at the middle of the published rates.</summary>
    private static void Dry(string slurry, string target)
    {
        Console.Error.WriteLine("electrode: drying the slurry");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var system = ParticleSystem.From(LammpsDataFile.Read(slurry), PublishedForceFields.MigrationStart());
        HeterogeneousDrying.Run(system);
        SphereFiles.Write(target, system.ToStructure("dried"));
    }
}
