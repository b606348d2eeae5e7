using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Lamina.Data.Images;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Distances;
using Lamina.Voxels.Filters;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;

namespace Lamina.Benchmarks;

/// <summary>Voxel operators beside scipy and scikit-image on one image: a periodic-free pack of overlapping spheres of 4 to 8 voxels that fill half of it. Every task runs in a process of its own on one thread.</summary>
internal static class VoxelPeers
{
    // What is compared, and the task of ours; the peer's has the same name.
    private static readonly (string Task, string Peer, Func<PhaseImage, double> Own)[] Tasks =
    [
        ("edt", "scipy.ndimage", image => DistanceTransform.Of(image, 0).Values.Average()),
        ("label6", "scipy.ndimage", image => Components.Of(image, 1).ToImage().Values.Max()),
        ("label26", "skimage", image => Components.Of(image, 1, Connectivity.Corners).ToImage().Values.Max()),
        ("watershed", "scipy + skimage", image => Watershed.Particles(image, 1).Values.Max()),
        ("thickness", "PoreSpy's algorithm on scipy", image => LocalThickness.Distribution(image, 0, 10).Quantile(0.5)),
        ("surface", "skimage", image => SmoothedSurface.Measure(image).Of(1)),
        ("gaussian", "scipy.ndimage", image => Moments(GaussianFilter.Apply(Grey(image), 1).Values).Deviation),
        ("median", "scipy.ndimage", image => Moments(MedianFilter.Apply(Grey(image)).Values).Mean),
        ("two_point", "scipy.fft", image => LinealStatistics.TwoPoint(image, 0, Axis.X, Math.Min(99, image.Grid.Nx - 1))[Math.Min(50, image.Grid.Nx - 1)]),
        ("tau", "scipy.sparse, 1e-4", image => TortuosityFactor.Solve(image, 0, Axis.Z, new TortuosityOptions { Threads = 1 }).Tau ?? double.NaN),
    ];

    public static int Run(string[] arguments)
    {
        if (arguments is ["--own", var single, var file]) return Own(single, file);
        int[] sizes = [128, 256, 400];
        var limit = TimeSpan.FromMinutes(30);
        string[] tasks = [.. Tasks.Select(t => t.Task)];
        var (save, json) = (true, false);
        for (var i = 0; i < arguments.Length; i++)
            switch (arguments[i])
            {
                case "--sizes" when i + 1 < arguments.Length && arguments[i + 1].Split(',').All(s => int.TryParse(s, out var n) && n is >= 32 and <= 600): sizes = [.. arguments[++i].Split(',').Select(int.Parse)]; break;
                case "--tasks" when i + 1 < arguments.Length && arguments[i + 1].Split(',').All(t => Tasks.Any(k => k.Task == t)): tasks = arguments[++i].Split(','); break;
                case "--peer-limit" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], out var seconds) && seconds > 0: limit = TimeSpan.FromSeconds(int.Parse(arguments[++i])); break;
                case "--no-save": save = false; break;
                case "--json": json = true; break;
                default:
                    Console.Error.WriteLine($"voxels: {arguments[i]} is not understood: allowed are --sizes 32..600[,...], --tasks {string.Join(',', Tasks.Select(t => t.Task))}, --peer-limit SECONDS, --no-save, --json");
                    return 2;
            }
        string python;
        try
        {
            python = Peer.Python();
            if (Peer.Run(python, "-c", "import skimage").Exit != 0) throw new PeerMissingException("scikit-image not found; install it with: apt-get install python3-skimage");
        }
        catch (PeerMissingException missing)
        {
            Console.Error.WriteLine("voxels: " + missing.Message);
            return 4;
        }
        var folder = Path.Combine(Peer.Root, "artifacts", "benchmarks");
        Directory.CreateDirectory(folder);
        var rows = new List<object>();
        var worst = double.PositiveInfinity;
        if (!json) Console.WriteLine($"{"task",-10} {"voxels",6} {"Lamina s",9} {"peer s",9} {"ratio",7} {"Lamina MB",9} {"peer MB",8}   {"Lamina",-12} {"peer",-12} peer is");
        foreach (var n in sizes)
        {
            var path = Path.Combine(folder, $"pack-{n}.npy");
            ImageFiles.Write(path, new ImageArray(Pack(n), n, n, n));
            foreach (var (task, peer, _) in Tasks.Where(t => tasks.Contains(t.Task)))
            {
                var own = Peer.Self("voxels", "--own", task, path).Answer;
                var (output, error, exit, spent) = Peer.RunFor(limit, python, Path.Combine(Peer.Root, "benchmarks", "peers", "voxel_peers.py"), task, path);
                if (exit != 0 || output.Length == 0)
                {
                    // A peer that runs out of memory is killed or says so; what it could not do is a row all the same.
                    var reason = exit == Peer.Ended ? $"ended after {limit.TotalSeconds:F0} s and {spent:F0} CPU s" : error.Split('\n')[^1] is { Length: > 0 } last ? last : $"exit code {exit}";
                    rows.Add(new { task, size = n, peer, lamina_cpu_s = own.GetProperty("cpu_s").GetDouble(), lamina_memory_bytes = own.GetProperty("memory").GetDouble(), lamina_value = own.GetProperty("value").GetDouble(), peer_cpu_s = (double?)null, reason });
                    if (!json) Console.WriteLine($"{task,-10} {n,6} {own.GetProperty("cpu_s").GetDouble(),9:F3} {"-",9} {"-",7} {own.GetProperty("memory").GetDouble() / 1e6,9:F0} {"-",8}   {peer}: {reason}");
                    continue;
                }
                var other = JsonDocument.Parse(output).RootElement;
                double Of(JsonElement e, string key) => e.GetProperty(key).GetDouble();
                var ratio = Of(other, "cpu_s") / Of(own, "cpu_s");
                worst = Math.Min(worst, ratio);
                rows.Add(new { task, size = n, peer, lamina_cpu_s = Of(own, "cpu_s"), peer_cpu_s = Of(other, "cpu_s"), ratio, lamina_memory_bytes = Of(own, "memory"), peer_memory_bytes = Of(other, "memory"), lamina_value = Of(own, "value"), peer_value = Of(other, "value") });
                if (!json) Console.WriteLine($"{task,-10} {n,6} {Of(own, "cpu_s"),9:F3} {Of(other, "cpu_s"),9:F3} {ratio,7:F1} {Of(own, "memory") / 1e6,9:F0} {Of(other, "memory") / 1e6,8:F0}   {Of(own, "value"),-12:G7} {Of(other, "value"),-12:G7} {peer}");
            }
        }
        var report = JsonSerializer.Serialize(new { benchmark = "voxels", date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), machine = new { cpu = Peer.Machine().Model, cores = Environment.ProcessorCount }, commit = Peer.Commit(), runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, least_ratio = double.IsFinite(worst) ? worst : (double?)null, rows }, Peer.Indented);
        if (json) Console.WriteLine(report);
        else Console.WriteLine(double.IsFinite(worst) ? $"least ratio {worst:F2} (aim 1 in every row): {(worst >= 1 ? "met" : "not met")}" : "no peer came to an end: no ratio");
        if (save) File.WriteAllText(Path.Combine(Peer.Root, "benchmarks", "results", $"voxels-{DateTimeOffset.UtcNow:yyyy-MM-dd}.json"), report + "\n");
        return 0;
    }

    /// <summary>One task in this process: warm on a corner of the image, then timed on one thread.</summary>
    private static int Own(string task, string file)
    {
        var call = Tasks.First(t => t.Task == task).Own;
        var image = PhaseImage.From(ImageFiles.Read(file), reuse: true);
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        var answer = Task.Factory.StartNew(() =>
        {
            var edge = Math.Min(48, image.Grid.Nx);
            // Compiled code is what a user of the library meets from the second call on: let the runtime settle.
            for (var round = 0; round < 4; round++)
            {
                for (var i = 0; i < 4; i++) call(image.Crop((0, 0, 0), (edge, edge, edge)));
                Thread.Sleep(150);
            }
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            var memory = process.WorkingSet64;
            var start = Environment.CpuUsage.TotalTime;
            var value = call(image);
            var cpu = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            process.Refresh();
            return JsonSerializer.Serialize(new { cpu_s = cpu, memory = Math.Max(0, process.PeakWorkingSet64 - memory), value });
        }, CancellationToken.None, TaskCreationOptions.None, scheduler).GetAwaiter().GetResult();
        Console.WriteLine(answer);
        return 0;
    }

    // What stands around the filters is made as numpy makes it, by plain loops: the rows are about the filters.
    private static VoxelImage<float> Grey(PhaseImage image)
    {
        var values = image.Values;
        var grey = GC.AllocateUninitializedArray<float>(values.Length);
        for (var i = 0; i < grey.Length; i++) grey[i] = values[i];
        return new VoxelImage<float>(image.Grid, grey);
    }

    private static (double Mean, double Deviation) Moments(float[] values)
    {
        // Four sums at a time: one alone waits for itself.
        Vector256<double> sum = default, square = default;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            var v = Vector256.Create((double)values[i], values[i + 1], values[i + 2], values[i + 3]);
            sum += v;
            square += v * v;
        }
        var (total, squares) = (Vector256.Sum(sum), Vector256.Sum(square));
        for (; i < values.Length; i++) (total, squares) = (total + values[i], squares + (double)values[i] * values[i]);
        var mean = total / values.Length;
        return (mean, Math.Sqrt(squares / values.Length - mean * mean));
    }

    /// <summary>Numbers between 0 and 1, the same every time.</summary>
    public static Func<double> Uniform()
    {
        ulong state = 20240501;
        return () =>
        {
            state += 0x9E3779B97F4A7C15UL;
            var h = state;
            h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9UL;
            h = (h ^ (h >> 27)) * 0x94D049BB133111EBUL;
            return ((h ^ (h >> 31)) >> 11) * (1.0 / (1UL << 53));
        };
    }

    /// <summary>Spheres at random until half is filled; the same for the same size everywhere.</summary>
    public static byte[] Pack(int n)
    {
        var values = new byte[n * n * n];
        long filled = 0;
        var next = Uniform();
        while (2 * filled < values.Length)
        {
            double cx = n * next(), cy = n * next(), cz = n * next(), r = 4 + 4 * next();
            for (var z = Math.Max(0, (int)(cz - r)); z < Math.Min(n, cz + r); z++)
                for (var y = Math.Max(0, (int)(cy - r)); y < Math.Min(n, cy + r); y++)
                    for (var x = Math.Max(0, (int)(cx - r)); x < Math.Min(n, cx + r); x++)
                    {
                        var i = x + n * (y + n * z);
                        double dx = x + 0.5 - cx, dy = y + 0.5 - cy, dz = z + 0.5 - cz;
                        if (values[i] != 0 || dx * dx + dy * dy + dz * dz > r * r) continue;
                        values[i] = 1;
                        filled++;
                    }
        }
        return values;
    }
}
