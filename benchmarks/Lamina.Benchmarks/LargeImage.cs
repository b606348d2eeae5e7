using System.Text.Json;
using Lamina.Data.Images;
using Lamina.Studies.Measuring;
using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Benchmarks;

/// <summary>
/// An image of 1000^3 voxels, or of 1300^3, which are more than one array holds (spheres of 4 to 8 voxels that fill half of it), measured within 2 GB by a process of its own: fractions,
/// areas, connectivity, distances and pore sizes of the whole, tortuosity by sub-volumes. CPU seconds by quantity, and the peak memory of that process.
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
                case "--size" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], out var n) && n is >= 64 and <= 2000: (size, i) = (n, i + 1); break;
                case "--memory" when i + 1 < arguments.Length: memory = arguments[++i]; break;
                case "--no-save": save = false; break;
                default:
                    Console.Error.WriteLine($"voxels-large: {arguments[i]} is not understood: allowed are --size 64..2000, --memory 2GB, --no-save");
                    return 2;
            }
        var path = Path.Combine(Peer.Root, "artifacts", "benchmarks", $"pack-{size}.mhd");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) Write(path, size);
        var (answer, _) = Peer.Self("voxels-large", "--own", path, memory);
        var report = JsonSerializer.Serialize(new
        {
            benchmark = "voxels-large", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(),
            runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, size, memory, measured = answer,
        }, Peer.Indented);
        Console.WriteLine(report);
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"voxels-large-{(size == 1000 && memory == "2GB" ? "" : $"{size}-{memory}-")}{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }

    /// <summary>The pack of the other voxel benchmarks where one array holds it; beyond, as many spheres as fill half of the volume on average, cut into voxels page by page.</summary>
    private static void Write(string path, int size)
    {
        if (size <= 1200)
        {
            ImageFiles.Write(path, new ImageArray(VoxelPeers.Pack(size), size, size, size) { Spacing = ImageSpacing.Cubic(1e-7) });
            return;
        }
        // Of spheres placed at random exp(-n V) stays free; the mean of r^3 between 4 and 8 is 240.
        var count = (int)(Math.Log(2) * Math.Pow(size, 3) / (4 / 3.0 * Math.PI * 240));
        var next = VoxelPeers.Uniform();
        double[] x = new double[count], y = new double[count], z = new double[count], r = new double[count];
        for (var i = 0; i < count; i++) (x[i], y[i], z[i], r[i]) = (1e-7 * size * next(), 1e-7 * size * next(), 1e-7 * size * next(), 1e-7 * (4 + 4 * next()));
        var spheres = new Spheres { X = x, Y = y, Z = z, Radius = r, Solid = new int[count], Solids = ["1"] };
        using var image = SphereVoxels.Labels(spheres, new VoxelGrid(size, size, size, ImageSpacing.Cubic(1e-7)), paged: true);
        using var pages = image.ToPages();
        ImageFiles.Write(path, pages);
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
