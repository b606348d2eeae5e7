using System.Diagnostics;
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
/// measured by `lamina measure` in a process of its own; time and peak memory are those of that process.
/// </summary>
internal static class ElectrodeAnalysis
{
    private const string Slurry = "artistic_paper/coord_out_slurry_94.data";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

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
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this program's path is not known");
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ElectrodeAnalysis).Assembly.Location] : [];
        var (answer, cpu) = Peer.Ask(program, [.. assembly, "electrode", "--own", file, voxel]);
        Console.WriteLine(answer.GetRawText());
        _ = (cpu, save, json);
        return 0;
    }

    private static int Own(string file, string voxel)
    {
        var result = MeasureStudy.Run(new MeasureRequest { Source = new PhaseSource { File = file, Voxel = voxel, Periodic = true } }, Console.Error.WriteLine);
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
        SphereFiles.Write(target, system.Particles.ToStructure(system.Box, "dried"));
    }
}
