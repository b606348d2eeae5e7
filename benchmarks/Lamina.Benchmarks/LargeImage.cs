using System.Text.Json;
using Lamina.Data.Images;
using Lamina.Studies.Measuring;
using Lamina.Voxels.Images;

namespace Lamina.Benchmarks;

/// <summary>
/// An image of 1000^3 voxels (spheres of 4 to 8 voxels that fill half of it) measured within 2 GB by a process of its own: fractions, areas, connectivity, distances and pore sizes of
/// the whole, tortuosity by sub-volumes. CPU seconds by quantity, and the peak memory of that process.
/// </summary>
internal static class LargeImage
{
    public static int Run(string[] arguments)
    {
        if (arguments is ["--own", var image, var limit]) return Own(image, limit);
        var (size, memory, save) = (1000, "2GB", true);
        for (var i = 0; i < arguments.Length; i++)
            switch (arguments[i])
            {
                case "--size" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], out var n) && n is >= 64 and <= 1200: (size, i) = (n, i + 1); break;
                case "--memory" when i + 1 < arguments.Length: memory = arguments[++i]; break;
                case "--no-save": save = false; break;
                default:
                    Console.Error.WriteLine($"voxels-large: {arguments[i]} is not understood: allowed are --size 64..1200, --memory 2GB, --no-save");
                    return 2;
            }
        var path = Path.Combine(Peer.Root, "artifacts", "benchmarks", $"pack-{size}.mhd");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) ImageFiles.Write(path, new ImageArray(VoxelPeers.Pack(size), size, size, size) { Spacing = ImageSpacing.Cubic(1e-7) });
        var (answer, _) = Peer.Self("voxels-large", "--own", path, memory);
        var report = JsonSerializer.Serialize(new
        {
            benchmark = "voxels-large", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, size, memory, measured = answer,
        }, Peer.Indented);
        Console.WriteLine(report);
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"voxels-large-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }

    private static int Own(string file, string memory)
    {
        var log = new StepLog();
        var result = MeasureStudy.Run(new MeasureRequest
        {
            Source = new PhaseSource { File = file, Memory = MemoryBudget.Parse(memory), Phases = ["0=pore"] }, Axes = [Axis.Z],
            Only = ["shape", "volume_fractions", "faces_per_voxel", "specific_surface", "connected_fraction", "distance", "pore_size", "tortuosity", "warnings", "cpu_s", "peak_memory_bytes"],
        }, step => log.Take(step.Replace(file, Path.GetFileName(file), StringComparison.Ordinal)));
        result["cpu_s_by_step"] = log.Close();
        Console.WriteLine(result.ToJsonString());
        return 0;
    }
}
