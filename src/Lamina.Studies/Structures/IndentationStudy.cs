using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Figures.Charts;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Indentation;
using Lamina.Particles.Sets;
using Lamina.Studies.Running;

namespace Lamina.Studies.Structures;

/// <summary>Virtual micro-indentation of one structure at several places: load-depth curves, hardness and reduced modulus by Oliver and Pharr with their spread over the places.</summary>
public static class IndentationStudy
{
    /// <summary>Indents.</summary>
    /// <param name="request">what is asked</param>
    /// <param name="progress">told the name and the share of the work done [-]</param>
    /// <param name="cancellation">stops between increments</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Run(IndentationRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default) => ParticleStudy.Guarded(request.Structure, () =>
    {
        if (request.Points is < 1 or > 10) throw new InputException(FaultKind.OutOfRange, $"--points {request.Points}: 1 to 10 places along each edge are allowed", "give --points 2");
        if (request.Steps < 5) throw new InputException(FaultKind.OutOfRange, $"--steps {request.Steps}: at least 5 steps per increment are needed", "give --steps 100");
        var settings = new IndentationSettings
        {
            Radius = ParticleStudy.Positive("--radius", request.Radius, "m", "5 um"), Depth = ParticleStudy.Positive("--depth", request.Depth, "m", "1 um"), Flat = request.Flat, StepsPerIncrement = request.Steps, Threads = request.Threads,
        };
        var system = ParticleStudy.Load(request.Structure, request.ForceField, Boundary.Free);
        // Bonds form in the test, once the structure rests.
        if (request.Hard) settings = settings with { Field = PublishedForceFields.HertzSjkr2(system.Field), SettlingSteps = 4000, Damping = 0.2 };
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var results = new List<IndentationResult>();
        var count = request.Points * request.Points;
        for (var k = 0; k < count; k++)
        {
            var place = settings with { PlaceX = (k % request.Points + 0.5) / request.Points, PlaceY = (k / request.Points + 0.5) / request.Points };
            results.Add(MicroIndentation.Run(system.Clone(), place, share => progress?.Invoke("indenting", (results.Count + share) / count), cancellation));
        }
        if (request.Table is { } table) AtomicFile.Write(table, stream => stream.Write(Encoding.UTF8.GetBytes(Curves(results))));
        if (request.Picture is { } picture) AtomicFile.Write(picture, stream => stream.Write(Encoding.UTF8.GetBytes(Chart(results, request).ToSvg())));
        var read = results.Select(r => r.Reading).OfType<OliverPharr>().ToArray();
        JsonObject Of(string unit, Func<OliverPharr, double> value) =>
            (read.Length == 0 ? Entry.Missing(unit, "no unloading curve could be read: the load was gone within fewer than four points of the return; give more --steps or a smaller --depth") : Spread(unit, [.. read.Select(value)])).ToJson();
        return new ParticleAnswer
        {
            Content = new JsonObject
            {
                ["forcefield"] = results[0].ForceField, ["indenter"] = request.Flat ? "flat" : "sphere", ["places"] = count, ["read"] = read.Length,
                ["max_load"] = Spread("N", [.. results.Select(r => r.Load.Max())]).ToJson(),
                ["hardness"] = Of("Pa", r => r.Hardness), ["reduced_modulus"] = Of("Pa", r => r.ReducedModulus), ["stiffness"] = Of("N/m", r => r.Stiffness),
                ["residual_depth"] = Of("m", r => r.ResidualDepth), ["contact_depth"] = Of("m", r => r.ContactDepth), ["contact_area"] = Of("m2", r => r.Area), ["exponent"] = Of("1", r => r.Exponent),
                ["broken_bonds"] = results.Sum(r => r.BrokenBonds), ["cpu_s"] = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
            },
        };
    });

    /// <summary>Mean and standard deviation over the places.</summary>
    private static Entry Spread(string unit, double[] values)
    {
        var mean = values.Average();
        return values.Length > 1 ? Entry.Of(mean, unit, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1))) : Entry.Of(mean, unit);
    }

    private static string Curves(List<IndentationResult> results)
    {
        var table = new CsvText("place", "branch", "depth [m]", "load [N]");
        for (var k = 0; k < results.Count; k++)
            for (var i = 0; i < results[k].Depth.Length; i++) table.Row(k + 1, i < results[k].Loading ? "loading" : "unloading", results[k].Depth[i], results[k].Load[i]);
        return table.ToString();
    }

    private static LineChart Chart(List<IndentationResult> results, IndentationRequest request) => new()
    {
        X = new Axis { Label = "Depth", Unit = DisplayUnit.Micrometre, IncludeZero = true }, Y = new Axis { Label = "Load", Unit = DisplayUnit.Of("uN", 1e-6), IncludeZero = true },
        Series = [.. results.Select((r, k) => new Series { Name = $"place {k + 1}", X = r.Depth, Y = r.Load })],
        Description = $"Load on a {(request.Flat ? "flat end" : "sphere")} of {request.Radius} radius against its depth, loading and unloading, at {results.Count} places.",
    };
}
