using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

/// <summary>Structure and transport numbers of an image or a sphere file, as the object that <c>lamina measure --json</c> prints.</summary>
public sealed class MeasureStudy
{
    /// <summary>The keys of the result, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "voxel", "shape", "volume_fractions", "profile", "faces_per_voxel", "specific_surface", "contact_percent", "connected_fraction", "tortuosity", "pore_size", "warnings", "cpu_s", "peak_memory_bytes",
    ];

    private readonly MeasureRequest request;
    private readonly PhaseImage image;
    private readonly int[] chosen;
    private readonly Action<string> progress;
    private readonly Action<string> warn;
    private readonly CancellationToken cancellation;
    private Interfaces? interfaces;
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
            if (!Keys.Contains(key))
                throw new InputException(FaultKind.UnknownChoice, $"--only {key}: there is no such key", $"{(Nearest.To(key, Keys) is { } near ? $"did you mean {near}? " : "")}keys are {string.Join(", ", Keys)}");
        if (request.Threads < 0) throw new InputException(FaultKind.OutOfRange, $"--threads {request.Threads}: must be 0 (all processors) or more");
        var start = Environment.CpuUsage.TotalTime;
        var warnings = new List<string>();
        void Warn(string text)
        {
            warnings.Add(text);
            progress($"warning: {text}");
        }
        progress($"reading {request.Source.File}");
        var (image, chosen) = request.Source.Read(Warn);
        var study = new MeasureStudy(request, image, chosen, progress, Warn, cancellation);
        var result = new JsonObject();
        foreach (var key in Keys)
        {
            if (request.Only.Count > 0 && !request.Only.Contains(key)) continue;
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
            new MeasureReport(request.Source.File, image, chosen, result, study.poreSizes, study.LengthUnit).Write(folder);
        }
        return result;
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
            _ => PoreSize(),
        };
    }

    private JsonObject Voxel()
    {
        var spacing = image.Grid.Spacing;
        return image.Grid.IsCubic
            ? Value(spacing.X, LengthUnit)
            : new JsonObject { ["x"] = Value(spacing.X, LengthUnit), ["y"] = Value(spacing.Y, LengthUnit), ["z"] = Value(spacing.Z, LengthUnit) };
    }

    private JsonObject VolumeFractions()
    {
        var fractions = PhaseFractions.Of(image);
        return PerPhase(p => fractions[p]);
    }

    private JsonArray Profile()
    {
        var profile = PhaseFractions.Profile(image);
        var slices = new JsonArray();
        for (var i = 0; i < profile.Position.Count; i++)
        {
            var slice = i;
            slices.Add((JsonNode)new JsonObject { ["position"] = Value(profile.Position[slice], LengthUnit), ["fraction"] = PerPhase(p => profile.Fraction[p][slice]) });
        }
        return slices;
    }

    private JsonObject FacesPerVoxel()
    {
        var count = Count();
        var pairs = new JsonObject();
        for (var a = 0; a < image.Phases.Count; a++)
            for (var b = a + 1; b < image.Phases.Count; b++)
                if (chosen.Contains(a) || chosen.Contains(b)) pairs[$"{Name(a)}-{Name(b)}"] = count.FacesPerVoxel(a, b);
        return pairs;
    }

    private JsonObject SpecificSurface() => PerPhase(p => new JsonObject
    {
        ["faces"] = image.Grid.IsCubic ? Value(Count().FacesPerVoxel(p) / image.Grid.Spacing.X, Inverse) : Missing("voxels are not cubic: faces of different area are counted together"),
        ["crofton"] = image.Grid.IsCubic ? Value(Count().Crofton(p), Inverse) : Missing("the weights of the 13 directions are those of cubic voxels: resample the image"),
        ["marching_cubes"] = Missing("marching-cubes areas are not computed yet: crofton is the area without the factor of the voxel staircase"),
    });

    private JsonObject ContactPercent()
    {
        string[] wanted = ["AM", "CBD", "pore"];
        var at = Array.ConvertAll(wanted, name => image.Phases.ToList().FindIndex(p => p.Name == name));
        if (at.Contains(-1)) return Missing($"needs phases named AM, CBD and pore: name them with --phase LABEL=NAME (there are {string.Join(", ", image.Phases.Select(p => p.Name))})");
        if (image.Phases.Count != 3) return Missing($"is defined for three phases, the image has {image.Phases.Count}");
        if (!image.Grid.IsCubic) return Missing("needs cubic voxels: resample the image");
        if (image.Grid.Nz < 3) return Missing($"thirds need 3 pages or more, the image has {image.Grid.Nz}");
        var structure = ElectrodeStructure.Measure(image, at[0], at[1], at[2]);
        var result = Shares(structure.Contacts);
        result["thirds"] = new JsonArray([.. structure.ContactsByThird.Select(Shares)]);
        return result;
    }

    private static JsonObject Shares(ContactShares shares) => new()
    {
        ["AM_pore"] = Finite(shares.ActiveToPore), ["AM_CBD"] = Finite(shares.ActiveToBinder), ["CBD_pore"] = Finite(shares.BinderToPore),
    };

    private JsonObject ConnectedFraction() => PerPhase(p =>
    {
        double Largest(Connectivity connectivity)
        {
            cancellation.ThrowIfCancellationRequested();
            return Components.Of(image, p, connectivity).LargestFraction;
        }
        // A phase that is named but empty (a type without spheres) hangs together nowhere.
        return image.Values.AsSpan().Contains((byte)p)
            ? new JsonObject { ["side"] = Largest(Connectivity.Faces), ["edge"] = Largest(Connectivity.Edges), ["corner"] = Largest(Connectivity.Corners) }
            : Missing("the phase has no voxels");
    });

    private JsonObject Tortuosity(int phase) => PerAxis(axis =>
    {
        progress($"tortuosity of {Name(phase)} along {Letter(axis)}");
        return TortuosityFactor.Solve(image, phase, axis, Options(BiasCorrection.PartialVolume), cancellation);
    });

    private JsonObject Mixture()
    {
        var conductivities = new double[image.Phases.Count];
        foreach (var text in request.Conductivities)
        {
            var cut = text.LastIndexOf('=');
            if (cut < 1 || !double.TryParse(text.AsSpan(cut + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= 0 && double.IsFinite(value)))
                throw new InputException(FaultKind.Usage, $"--conductivity {text}: expected PHASE=VALUE with a number of 0 or more", "for example --conductivity pore=1 --conductivity CBD=0.3; d_eff comes in the same unit");
            conductivities[image.PositionOf(text[..cut])] = value;
        }
        return PerAxis(axis =>
        {
            progress($"tortuosity of the mixture along {Letter(axis)}");
            return TortuosityFactor.Solve(image, conductivities, axis, Options(BiasCorrection.None), cancellation);
        });
    }

    private TortuosityOptions Options(BiasCorrection correction) => new() { Periodic = request.Source.Periodic, Threads = request.Threads, Correction = correction };

    private JsonObject PerAxis(Func<Axis, TortuosityResult> solve)
    {
        var result = new JsonObject();
        foreach (var axis in request.Axes.Count > 0 ? request.Axes.Distinct().Order() : Enum.GetValues<Axis>().Order())
        {
            cancellation.ThrowIfCancellationRequested();
            result[Letter(axis)] = image.Grid.IsCubic ? Factor(solve(axis), axis) : NoFactor("voxels are not cubic: resample the image");
        }
        return result;
    }

    private JsonObject Factor(TortuosityResult result, Axis axis)
    {
        if (result.Tau is not { } tau) return NoFactor(result.Reason ?? "nothing is conducted", result.Effective);
        if (!result.Converged) warn($"tortuosity along {Letter(axis)}: the bound has not closed to the tolerance; lower and upper still hold");
        var entry = new JsonObject { ["tau"] = tau, ["lower"] = result.Lower, ["upper"] = result.Upper, ["tau_corrected"] = result.TauCorrected, ["d_eff"] = result.Effective };
        if (result.TauCorrected is null) entry["tau_corrected_reason"] = result.CorrectionNote ?? "there is no bias correction for mixtures";
        return entry;
    }

    private static JsonObject NoFactor(string reason, double? effective = null) => new() { ["tau"] = null, ["lower"] = null, ["upper"] = null, ["tau_corrected"] = null, ["d_eff"] = effective, ["reason"] = reason };

    private JsonObject PoreSize()
    {
        var pore = image.Phases.ToList().FindIndex(p => p.Name.Equals("pore", StringComparison.OrdinalIgnoreCase));
        if (pore < 0)
        {
            // Tomograms are written with pores as 0; said, so that nobody takes a solid for them.
            pore = image.Phases.ToList().FindIndex(p => p.Label == 0 && p.Name == "0");
            if (pore < 0) return Missing("no phase is named pore: name it with --phase LABEL=pore");
            warn("pore_size takes phase 0 as the pores; --phase LABEL=pore names another");
        }
        if (!image.Grid.IsCubic) return Missing("voxels are not cubic: resample the image");
        var count = image.Values.AsSpan().Count((byte)pore);
        if (count == 0) return Missing("the image has no pores");
        if (count == image.Grid.Count) return Missing("the image holds only pores: their size has no bound");
        var sizes = poreSizes = LocalThickness.Distribution(image, pore);
        return new JsonObject { ["d10"] = Value(sizes.Quantile(0.1), LengthUnit), ["d50"] = Value(sizes.Quantile(0.5), LengthUnit), ["d90"] = Value(sizes.Quantile(0.9), LengthUnit) };
    }

    private Interfaces Count() => interfaces ??= Interfaces.Count(image);

    private string Name(int phase) => image.Phases[phase].Name;

    private JsonObject PerPhase(Func<int, JsonNode> measure)
    {
        var result = new JsonObject();
        foreach (var phase in chosen) result[Name(phase)] = measure(phase);
        return result;
    }

    private static string Letter(Axis axis) => axis switch { Axis.X => "x", Axis.Y => "y", _ => "z" };

    private static JsonObject Value(double value, string unit) => new() { ["value"] = value, ["unit"] = unit };

    private static JsonObject Missing(string reason) => new() { ["value"] = null, ["reason"] = reason };

    private static JsonNode Finite(double percent) => double.IsFinite(percent) ? percent : Missing("there is no interface between these phases");

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
