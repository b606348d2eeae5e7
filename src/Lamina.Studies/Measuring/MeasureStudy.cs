using System.Diagnostics;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

/// <summary>Structure and transport numbers of an image or a sphere file, as the object that <c>lamina measure --json</c> prints.</summary>
public sealed partial class MeasureStudy
{
    /// <summary>The keys of the result, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "voxel", "shape", "volume_fractions", "profile", "faces_per_voxel", "specific_surface", "contact_percent", "connected_fraction", "tortuosity", "pore_size", "warnings", "cpu_s", "peak_memory_bytes",
    ];

    /// <summary>Further keys, measured only where they are asked for.</summary>
    public static IReadOnlyList<string> FurtherKeys { get; } = ["three_phase_line", "intrusion_size", "chord_length", "two_point", "representative_volume", "permeability", "distance", "electrode", "cracked_film"];

    private MeasureRequest request;
    private readonly PhaseImage image;
    private readonly int[] chosen;
    private readonly Action<string> progress;
    private readonly Action<string> warn;
    private readonly CancellationToken cancellation;
    private Interfaces? interfaces;
    private ElectrodeStructure? electrode;
    private SmoothedSurface? surface;
    private SizeDistribution? poreSizes;

    private MeasureStudy(MeasureRequest request, PhaseImage image, int[] chosen, Action<string> progress, Action<string> warn, CancellationToken cancellation)
    {
        this.request = request;
        this.image = image;
        this.chosen = chosen;
        this.progress = progress;
        this.warn = warn;
        this.cancellation = cancellation;
    }

    private string Inverse => image.Grid.HasSpacing ? "1/m" : "1/voxel";

    private string LengthUnit => image.Grid.HasSpacing ? "m" : "voxel";

    /// <summary>Measures.</summary>
    /// <param name="request">what</param>
    /// <param name="progress">takes status and warnings, a line each</param>
    /// <param name="cancellation">ends between two quantities</param>
    public static JsonObject Run(MeasureRequest request, Action<string> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        foreach (var key in request.Only)
            if (!Keys.Contains(key) && !FurtherKeys.Contains(key))
                throw new InputException(FaultKind.UnknownChoice, $"--only {key}: there is no such key", $"{(Nearest.To(key, Keys.Concat(FurtherKeys)) is { } near ? $"did you mean {near}? " : "")}keys are {string.Join(", ", Keys)}; only where asked for: {string.Join(", ", FurtherKeys)}");
        if (request.Threads < 0) throw new InputException(FaultKind.OutOfRange, $"--threads {request.Threads}: must be 0 (all processors) or more");
        if (request.Threads == 0) return RunHere(request, progress, cancellation);
        // Loops take the scheduler that they are started under, so that the number holds for all of them.
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, request.Threads).ConcurrentScheduler;
        return Task.Factory.StartNew(() => RunHere(request, progress, cancellation), CancellationToken.None, TaskCreationOptions.None, scheduler).GetAwaiter().GetResult();
    }

    private static JsonObject RunHere(MeasureRequest request, Action<string> progress, CancellationToken cancellation)
    {
        var start = Environment.CpuUsage.TotalTime;
        var warnings = new List<string>();
        void Warn(string text)
        {
            warnings.Add(text);
            progress($"warning: {text}");
        }
        // Spheres can be cut into voxels of any size, so that transport takes no more than a small machine has.
        if (request.Source.Memory is null && SphereFiles.Is(request.Source.File)) request = request with { Source = request.Source with { Memory = SphereMemory } };
        progress($"reading {request.Source.File}");
        var (image, chosen) = request.Source.Read(Warn, cancellation);
        using var scratch = image;
        var study = new MeasureStudy(request, image, chosen, progress, Warn, cancellation);
        study.CheckOptions();
        study.Bound(image);
        var result = new JsonObject();
        int after = Keys.ToList().IndexOf("warnings");
        foreach (var key in Keys.Take(after).Concat(FurtherKeys).Concat(Keys.Skip(after)))
        {
            var asked = request.Only.Count > 0 ? request.Only.Contains(key) : !FurtherKeys.Contains(key) || (key == "cracked_film" && request.Crack is not null) || (key == "electrode" && request.Nanoporosity is not null);
            if (!asked) continue;
            // What the last quantity left behind counts against the budget of the next.
            if (study.request.Source.Memory is not null) SystemMemory.GiveBack();
            cancellation.ThrowIfCancellationRequested();
            result[key] = key switch
            {
                "warnings" => new JsonArray([.. warnings.Select(w => (JsonNode)w)]),
                "cpu_s" => (Environment.CpuUsage.TotalTime - start).TotalSeconds,
                "peak_memory_bytes" => PeakMemory(),
                _ => study.Measure(key),
            };
        }
        if (request.Report is { } folder)
        {
            progress($"writing {folder}");
            new MeasureReport(request.Source.File, image, chosen, result, study.poreSizes, study.electrode, study.LengthUnit).Write(folder);
        }
        study.cubes?.Dispose();
        return result;
    }

    /// <summary>Finds slips in options that are used late before the work begins.</summary>
    private void CheckOptions()
    {
        _ = Conductivities();
        _ = Nanoporosity;
        if (request.Crack is not null || request.Only.Contains("cracked_film")) _ = Cracks();
        foreach (var (option, given, key) in new[] { ("--crack", request.Crack, "cracked_film"), ("--nanoporosity", request.Nanoporosity, "electrode") })
            if (given is not null && request.Only.Count > 0 && !request.Only.Contains(key)) warn($"{option} is for {key}, which --only leaves out");
    }

    /// <summary>Limits the memory where the user has not and the voxels are more than an array holds.</summary>
    private void Bound(PhaseImage measured)
    {
        if (measured.Grid.Count <= Array.MaxLength || request.Source.Memory is not null) return;
        warn($"{measured.Grid.Count} voxels are more than one array holds: they are measured within {MemoryBudget.Text(PhaseSource.PagedMemory)}; --memory allows more or less");
        request = request with { Source = request.Source with { Memory = PhaseSource.PagedMemory } };
    }

    private JsonNode Measure(string key)
    {
        if (key is not ("voxel" or "shape")) progress(key);
        return key switch
        {
            "voxel" => Voxel(),
            "shape" => new JsonArray(image.Grid.Nz, image.Grid.Ny, image.Grid.Nx),
            "volume_fractions" => VolumeFractions(),
            "profile" => Profile(),
            "faces_per_voxel" => FacesPerVoxel(),
            "specific_surface" => SpecificSurface(),
            "contact_percent" => ContactPercent(),
            "connected_fraction" => ConnectedFraction(),
            "tortuosity" => request.Conductivities.Count > 0 ? new JsonObject { ["mixture"] = Mixture() } : PerPhase(Tortuosity),
            "pore_size" => PoreSize(),
            "three_phase_line" => ThreePhaseLine(),
            "intrusion_size" => IntrusionSize(),
            "chord_length" => PerPhase(ChordLength),
            "two_point" => PerPhase(TwoPoint),
            "representative_volume" => PerPhase(RepresentativeFraction),
            "distance" => PerPhase(Distance),
            "electrode" => ElectrodeNumbers(),
            "cracked_film" => CrackedFilm(),
            _ => Permeability(),
        };
    }

    // The most memory for spheres where the user sets none.
    private const long SphereMemory = 500_000_000;

    // Bytes of the runtime and its code.
    private const double Runtime = 120e6;

    // Bytes of images and runtime, and what the budget leaves beside them.
    private double Taken => (image.IsPaged ? 0 : image.Grid.Count) + (cubes is { IsPaged: false } ? cubes.Grid.Count : 0) + Runtime;

    private double Spare => request.Source.Memory is { } most ? most - Taken : double.PositiveInfinity;

    private string Allowed => $"--memory allows {MemoryBudget.Text(request.Source.Memory!.Value)}";

    /// <summary>Why work that holds so many bytes per voxel of a whole image in memory cannot be done; null where it can.</summary>
    private string? NoRoom(PhaseImage whole, double bytesPerVoxel, double more = 0)
    {
        if (whole.Grid.Count > Array.MaxLength) return $"the whole of {whole.Grid.Count} voxels is more than the {Array.MaxLength} that one array holds";
        // An image in a scratch file would have to be in memory too.
        var needed = (bytesPerVoxel + (whole.IsPaged ? 1 : 0)) * whole.Grid.Count + more;
        return needed > Spare ? $"the whole needs {MemoryBudget.Text(Taken + needed)}, {Allowed}" : null;
    }

    /// <summary>The image for such work.</summary>
    private static PhaseImage InMemory(PhaseImage whole) => whole.IsPaged ? whole.Crop((0, 0, 0), (whole.Grid.Nx, whole.Grid.Ny, whole.Grid.Nz)) : whole;

    /// <summary>What is measured through distances and neighbours at an angle needs cubes: the image cut into cubes of its shortest edge. <see cref="NoCubes"/> makes them.</summary>
    private PhaseImage Cubes => cubes ?? image;

    private PhaseImage? cubes;
    private Interfaces? cubeInterfaces;

    /// <summary>Why there are no cubes; where nothing is in their way they are made.</summary>
    private JsonObject? NoCubes()
    {
        if (image.Grid.IsCubic || cubes is not null) return null;
        var spacing = image.Grid.Spacing;
        var edge = Math.Min(spacing.X, Math.Min(spacing.Y, spacing.Z));
        double page = Math.Round(image.Grid.Nx * spacing.X / edge) * Math.Round(image.Grid.Ny * spacing.Y / edge), pages = Math.Round(image.Grid.Nz * spacing.Z / edge);
        if (page > Math.Min(Array.MaxLength, PhaseSource.LargestPage(request.Source.Memory)) || pages > 1 << 20)
            return Missing($"voxels are not cubic: cubes of the shortest edge would be {pages:G3} pages of {page:G3}, more than fit: resample the image to larger voxels");
        warn($"voxels are not cubic: smooth areas, contacts, sizes, distances and permeability are measured on cubes of {edge:G4} {LengthUnit} with the phase at their centres");
        try
        {
            cubes = image.Cubes(image.IsPaged || page * pages > PhaseSource.LargestInMemory(request.Source.Memory), cancellation);
            Bound(cubes);
            return null;
        }
        catch (IOException fault)
        {
            return Missing($"voxels are not cubic: {fault.Message}");
        }
    }

    private IEnumerable<Axis> Directions => request.Axes.Count > 0 ? request.Axes.Distinct().Order() : Enum.GetValues<Axis>().Order();

    private JsonObject PerPhase(Func<int, JsonNode> measure)
    {
        var result = new JsonObject();
        foreach (var phase in chosen) result[Name(phase)] = measure(phase);
        return result;
    }

    private string Name(int phase) => image.Phases[phase].Name;

    private static string Letter(Axis axis) => axis switch { Axis.X => "x", Axis.Y => "y", _ => "z" };

    /// <summary>A share as written on the command line.</summary>
    private static double Share(string option, string given, string text, string form, bool mayBeZero = false)
    {
        if (!Quantity.TryParse(text, out var share, out var error)) throw new InputException(FaultKind.Syntax, $"{option} {given}: {error}", form);
        if (share.Dimension != Unit.Parse("1").Dimension) throw new InputException(FaultKind.WrongDimension, $"{option} {given}: the porosity is {share.Dimension}, expected a pure number", form);
        return share.Value < 1 && (share.Value > 0 || (mayBeZero && share.Value == 0)) ? share.Value : throw new InputException(FaultKind.OutOfRange, $"{option} {given}: a porosity must lie between 0 and 1", form);
    }

    private static JsonObject Value(double value, string unit) => new() { ["value"] = value, ["unit"] = unit };

    private static JsonObject Missing(string reason) => new() { ["value"] = null, ["reason"] = reason };

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
