using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Transport.Cracks;
using Lamina.Transport.Permeability;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Distances;
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
        ["faces"] = Value(Count().FaceArea(p), Inverse),
        ["crofton"] = NoCubes() is { } none ? none
            : IsFlat ? Missing("needs two voxels along every axis") : Value((cubeInterfaces ??= image.Grid.IsCubic ? Count() : Interfaces.Count(Cubes)).Crofton(p), Inverse),
        ["marching_cubes"] = NoCubes() is { } missing ? missing
            : IsFlat ? Missing("needs two voxels along every axis")
            : SmoothedSurface.LeastBytes(Cubes) is var least && least > Spare ? Missing($"pages of {Cubes.Grid.Nx} x {Cubes.Grid.Ny} voxels need {MemoryBudget.Text(Taken + least)}, {Allowed}")
            : Value((surface ??= SmoothedSurface.Measure(Cubes, Spare)).Of(p), Inverse),
    });

    private bool IsFlat => Math.Min(image.Grid.Nx, Math.Min(image.Grid.Ny, image.Grid.Nz)) < 2;

    private JsonObject ContactPercent()
    {
        if (Electrode(out var measured) is { } missing) return missing;
        var result = Shares(measured!.Contacts);
        result["thirds"] = new JsonArray([.. measured.ContactsByThird.Select(Shares)]);
        return result;
    }

    private JsonObject ElectrodeNumbers()
    {
        if (Electrode(out var measured) is { } missing) return missing;
        return new JsonObject
        {
            ["porosity_bulk"] = measured!.PorosityBulk, ["porosity"] = measured.Porosity, ["nanoporosity"] = Nanoporosity,
            ["thirds"] = new JsonArray([.. measured.FractionsByThird.Select(f => (JsonNode)new JsonObject { ["AM"] = f[0], ["CBD"] = f[1], ["pore"] = f[2] })]),
        };
    }

    /// <summary>The structure as an electrode of AM, CBD and pore, or why the image is none.</summary>
    private JsonObject? Electrode(out ElectrodeStructure? measured)
    {
        measured = null;
        string[] wanted = ["AM", "CBD", "pore"];
        var at = Array.ConvertAll(wanted, name => image.Phases.ToList().FindIndex(p => p.Name == name));
        if (at.Contains(-1)) return Missing($"needs phases named AM, CBD and pore: name them with --phase LABEL=NAME{(SphereFiles.Is(request.Source.File) ? " or --forcefield FILE" : "")} (there are {string.Join(", ", image.Phases.Select(p => p.Name))})");
        if (image.Phases.Count != 3) return Missing($"is defined for three phases, the image has {image.Phases.Count}");
        if (NoCubes() is { } none) return none;
        if (IsFlat) return Missing("needs two voxels along every axis");
        if (image.Grid.Nz < 3) return Missing($"thirds need 3 pages or more, the image has {image.Grid.Nz}");
        measured = electrode ??= ElectrodeStructure.Measure(Cubes, at[0], at[1], at[2], Nanoporosity);
        return null;
    }

    private double Nanoporosity => request.Nanoporosity is { } text ? Share("--nanoporosity", text, text, "for example --nanoporosity 50%", mayBeZero: true) : 0.5;

    /// <summary>A share as written on the command line.</summary>
    private static double Share(string option, string given, string text, string form, bool mayBeZero = false)
    {
        if (!Quantity.TryParse(text, out var share, out var error)) throw new InputException(FaultKind.Syntax, $"{option} {given}: {error}", form);
        if (share.Dimension != Unit.Parse("1").Dimension) throw new InputException(FaultKind.WrongDimension, $"{option} {given}: the porosity is {share.Dimension}, expected a pure number", form);
        return share.Value < 1 && (share.Value > 0 || (mayBeZero && share.Value == 0)) ? share.Value : throw new InputException(FaultKind.OutOfRange, $"{option} {given}: a porosity must lie between 0 and 1", form);
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
            return ComponentSummary.Of(image, p, connectivity, cancellation).LargestFraction;
        }
        // A phase that is named but empty (a type without spheres) hangs together nowhere.
        return image.CountOf(p) > 0
            ? new JsonObject { ["side"] = Largest(Connectivity.Faces), ["edge"] = Largest(Connectivity.Edges), ["corner"] = Largest(Connectivity.Corners) }
            : Missing("the phase has no voxels");
    });

    // Memory of the solvers, beside the image: measured on packs of spheres and electrodes of 128 to 400 voxels per edge, with a tenth to spare [B per voxel].
    private const double SolveBytes = 24, CorrectBytes = 36, MixtureBytes = 52, CorrectMixtureBytes = 52;

    private JsonObject Tortuosity(int phase)
    {
        var noCorrection = NoRoom(image, CorrectBytes);
        if ((noCorrection is not null || image.Grid.Count > TransportVoxels) && SphereFiles.Is(request.Source.File)) return OnLargerVoxels(phase);
        if (NoRoom(image, SolveBytes) is { } reason) return SubVolumes($"tortuosity of {Name(phase)}", reason, SolveBytes, (part, axis) => TortuosityFactor.Solve(part, phase, axis, Options(BiasCorrection.None), cancellation));
        var whole = InMemory(image);
        return PerAxis(axis =>
        {
            progress($"tortuosity of {Name(phase)} along {Letter(axis)}");
            var result = TortuosityFactor.Solve(whole, phase, axis, Options(noCorrection is null ? BiasCorrection.PartialVolume : BiasCorrection.None), cancellation);
            return noCorrection is null ? result : result with { CorrectionNote = $"no room for the correction: {noCorrection}" };
        });
    }

    // The most memory for spheres where the user sets none.
    private const long SphereMemory = 500_000_000;

    // So many voxels of spheres are solved where the user sets no memory: three phases along three axes take some 15 s of processor time.
    private const double UsualVoxels = 6e6;

    // They lie in one array, whatever the memory.
    private double TransportVoxels => Math.Min(request.Source.Memory == SphereMemory ? UsualVoxels : 0.9 * Array.MaxLength, Spare / CorrectBytes);

    // Bytes of the runtime and its code.
    private const double Runtime = 120e6;

    // Bytes of images and runtime, and what the budget leaves beside them.
    private double Taken => (image.IsPaged ? 0 : image.Grid.Count) + (cubes is { IsPaged: false } ? cubes.Grid.Count : 0) + Runtime;

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

    private string Allowed => $"--memory allows {MemoryBudget.Text(request.Source.Memory!.Value)}";

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

    private double Spare => request.Source.Memory is { } most ? most - Taken : double.PositiveInfinity;

    // Spheres in voxels that fit the budget, and how large these are; the same for all phases.
    private (PhaseImage Image, double Edge)? larger;

    /// <summary>Spheres can be cut into larger voxels: the largest number that fits, said beside the result.</summary>
    private JsonObject OnLargerVoxels(int phase)
    {
        // An even number of voxels sideways: what goes on at the other side is solved fastest.
        var across = 2 * (int)(image.Grid.Nx / Math.Cbrt(image.Grid.Count / Math.Max(1, TransportVoxels)) / 2);
        if (across < 16)
        {
            var none = new JsonObject();
            foreach (var axis in Directions) none[Letter(axis)] = NoFactor($"{Allowed}, which is too little for the transport of these spheres on 16 voxels across");
            return none;
        }
        var (coarse, edge) = larger ??= Coarsened(across);
        var same = coarse.Phases.ToList().FindIndex(p => p.Name == Name(phase));
        var result = PerAxis(axis =>
        {
            progress($"tortuosity of {Name(phase)} along {Letter(axis)} on voxels of {edge:G4} m");
            return TortuosityFactor.Solve(coarse, same, axis, Options(BiasCorrection.PartialVolume), cancellation);
        });
        foreach (var (_, entry) in result) entry!["voxel"] = Value(edge, LengthUnit);
        return result;
    }

    private (PhaseImage Image, double Edge) Coarsened(int across)
    {
        var edge = image.Grid.RequireCubic();
        var coarseEdge = edge * image.Grid.Nx / across;
        var text = $"{coarseEdge.ToString("R", CultureInfo.InvariantCulture)} m";
        var (coarse, _) = (request.Source with { Voxel = text }).Read(_ => { }, cancellation);
        var more = image.Grid.Count > Array.MaxLength ? $"those of {edge:G4} m are more than one array holds" : $"--memory {MemoryBudget.Text(Math.Ceiling((Runtime + (CorrectBytes + 1) * image.Grid.Count) / 1e8) * 1e8).Replace(" ", "")} takes those of {edge:G4} m";
        warn($"tortuosity is solved on voxels of {coarseEdge:G4} m, for {MemoryBudget.Text(request.Source.Memory!.Value)}; {more}");
        return (InMemory(coarse), coarseEdge);
    }

    /// <summary>What does not fit whole is solved on disjoint cubes spread over the image; their scatter gives an interval.</summary>
    private JsonObject SubVolumes(string what, string need, double bytes, Func<PhaseImage, Axis, TortuosityResult> solve)
    {
        const int Most = 8;
        // Student's t for 95 %, by the number of cubes less one.
        double[] student = [double.NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365];
        var grid = image.Grid;
        var side = Math.Min(grid.Nx, Math.Min(grid.Ny, grid.Nz));
        // A cube of 1290 voxels fits one array.
        var edge = (int)Math.Min(Math.Min(side / 2, 1290), Math.Cbrt(Math.Max(0, Spare) / (bytes + 1))) & ~1;
        var places = new List<(int X, int Y, int Z)>();
        if (edge >= 32)
            for (var z = 0; z < Math.Min(2, grid.Nz / edge); z++)
                for (var y = 0; y < Math.Min(2, grid.Ny / edge); y++)
                    for (var x = 0; x < Math.Min(2, grid.Nx / edge); x++) places.Add((x * (grid.Nx - edge), y * (grid.Ny - edge), z * (grid.Nz - edge)));
        var result = new JsonObject();
        foreach (var axis in Directions)
        {
            if (places.Count < 2)
            {
                result[Letter(axis)] = NoFactor(side < 64
                    ? $"{need}; sub-volumes of 32 voxels and more need 64 along every axis, the image has {grid.Nx} x {grid.Ny} x {grid.Nz}"
                    : $"{need}, which is too little for cubes of 32 voxels");
                continue;
            }
            progress($"{what} along {Letter(axis)} in {places.Count} cubes of {edge} voxels");
            var factors = new List<double>();
            foreach (var place in places)
            {
                cancellation.ThrowIfCancellationRequested();
                if (solve(image.Crop(place, (edge, edge, edge)), axis).Tau is { } tau) factors.Add(tau);
                SystemMemory.GiveBack();
            }
            var entry = NoFactor($"{need}: solved on {places.Count} cubes of {edge} voxels, see sub_volumes");
            var parts = new JsonObject { ["edge"] = edge, ["count"] = places.Count, ["percolating"] = factors.Count };
            if (factors.Count > 0) parts["mean"] = factors.Average();
            if (factors.Count > 1)
            {
                var mean = factors.Average();
                var half = student[Math.Min(factors.Count, Most) - 1] * Math.Sqrt(factors.Sum(f => (f - mean) * (f - mean)) / (factors.Count - 1) / factors.Count);
                (parts["low"], parts["high"]) = (mean - half, mean + half);
            }
            entry["sub_volumes"] = parts;
            result[Letter(axis)] = entry;
        }
        return result;
    }

    /// <summary>Of each phase; those not named insulate.</summary>
    private double[] Conductivities()
    {
        var conductivities = new double[image.Phases.Count];
        foreach (var text in request.Conductivities)
        {
            var cut = text.LastIndexOf('=');
            if (cut < 1 || !double.TryParse(text.AsSpan(cut + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= 0 && double.IsFinite(value)))
                throw new InputException(FaultKind.Usage, $"--conductivity {text}: expected PHASE=VALUE with a number of 0 or more", "for example --conductivity pore=1 --conductivity CBD=0.3; d_eff comes in the same unit");
            conductivities[image.PositionOf(text[..cut])] = value;
        }
        return conductivities;
    }

    private JsonObject Mixture()
    {
        var conductivities = Conductivities();
        if (NoRoom(image, MixtureBytes) is { } reason) return SubVolumes("tortuosity of the mixture", reason, MixtureBytes, (part, axis) => TortuosityFactor.Solve(part, conductivities, axis, Options(BiasCorrection.None), cancellation));
        var noCorrection = NoRoom(image, CorrectMixtureBytes);
        var whole = InMemory(image);
        return PerAxis(axis =>
        {
            progress($"tortuosity of the mixture along {Letter(axis)}");
            var result = TortuosityFactor.Solve(whole, conductivities, axis, Options(noCorrection is null ? BiasCorrection.PartialVolume : BiasCorrection.None), cancellation);
            return noCorrection is null ? result : result with { CorrectionNote = $"no room for the correction: {noCorrection}" };
        });
    }

    /// <summary>The phase that is crack, its share, and the porosity of the film before it cracked.</summary>
    private (int Phase, double Share, double Porosity) Cracks()
    {
        const string form = "for example --crack 1=45% for a film of 45 % porosity whose cracks are phase 1";
        if (request.Crack is not { } text) throw new InputException(FaultKind.MissingKey, "--only cracked_film: which phase is crack is not given", $"add --crack PHASE=POROSITY, {form}");
        var cut = text.LastIndexOf('=');
        if (cut < 1) throw new InputException(FaultKind.Usage, $"--crack {text}: expected PHASE=POROSITY", form);
        var porosity = Share("--crack", text, text[(cut + 1)..], form);
        var crack = image.PositionOf(text[..cut]);
        var share = PhaseFractions.Of(image)[crack];
        try
        {
            _ = Transport.Cracks.CrackedFilm.StraightGain(share, porosity);
        }
        catch (ArgumentException fault)
        {
            throw new InputException(FaultKind.Inconsistent, $"--crack {text}: {fault.Message}", "give the porosity that the film had before it cracked, over the area that cracks now share with it");
        }
        return (crack, share, porosity);
    }

    // Bruggeman's, assumed.
    private const double CrackExponent = 1.5;

    /// <summary>Ions and electrons through a film with cracks, over those through the same film without.</summary>
    private JsonObject CrackedFilm()
    {
        var (crack, share, porosity) = Cracks();
        if (NoRoom(image, MixtureBytes) is { } reason) return Missing(reason);
        var whole = InMemory(image);
        var result = new JsonObject { ["crack_fraction"] = share, ["film_porosity"] = porosity, ["exponent"] = CrackExponent };
        foreach (var carrier in Enum.GetValues<Carrier>())
        {
            var along = new JsonObject();
            foreach (var axis in Directions)
            {
                progress($"{carrier.ToString().ToLowerInvariant()} through the cracked film along {Letter(axis)}");
                var film = Transport.Cracks.CrackedFilm.Solve(whole, crack, porosity, carrier, CrackExponent, axis, options: Options(BiasCorrection.None), cancellation: cancellation);
                if (!film.Solve.Converged) warn($"cracked film along {Letter(axis)}: the bound has not closed to the tolerance");
                result["compacted_porosity"] = film.CompactedPorosity;
                var entry = new JsonObject { ["gain"] = film.Gain, ["tau"] = film.Tortuosity, ["d_eff"] = film.Effective };
                if (film.Tortuosity is null) entry["reason"] = film.Solve.Reason ?? "nothing goes through";
                along[Letter(axis)] = entry;
            }
            result[carrier.ToString().ToLowerInvariant()] = along;
        }
        return result;
    }

    private IEnumerable<Axis> Directions => request.Axes.Count > 0 ? request.Axes.Distinct().Order() : Enum.GetValues<Axis>().Order();

    // Films of spheres go on sideways only.
    private PeriodicSides Sides => !request.Source.Periodic ? PeriodicSides.None : SphereFiles.Is(request.Source.File) ? PeriodicSides.X | PeriodicSides.Y : PeriodicSides.All;

    private TortuosityOptions Options(BiasCorrection correction) => new() { Periodic = Sides, Threads = request.Threads, Correction = correction };

    private JsonObject PerAxis(Func<Axis, TortuosityResult> solve)
    {
        var result = new JsonObject();
        foreach (var axis in Directions)
        {
            cancellation.ThrowIfCancellationRequested();
            result[Letter(axis)] = Factor(solve(axis), axis);
        }
        return result;
    }

    private JsonObject Factor(TortuosityResult result, Axis axis)
    {
        if (result.Tau is not { } tau) return NoFactor(result.Reason ?? "nothing is conducted", result.Effective);
        if (!result.Converged) warn($"tortuosity along {Letter(axis)}: the bound has not closed to the tolerance; lower and upper still hold");
        var entry = new JsonObject { ["tau"] = tau, ["lower"] = result.Lower, ["upper"] = result.Upper, ["tau_corrected"] = result.TauCorrected, ["d_eff"] = result.Effective };
        if (result.TauCorrected is null) entry["tau_corrected_reason"] = result.CorrectionNote;
        return entry;
    }

    private static JsonObject NoFactor(string reason, double? effective = null) => new() { ["tau"] = null, ["lower"] = null, ["upper"] = null, ["tau_corrected"] = null, ["d_eff"] = effective, ["reason"] = reason };

    private JsonObject PoreSize()
    {
        if (Pore(out var pore) is { } missing) return missing;
        if (LocalThickness.Within(Cubes, pore, Spare, out var needed, cancellation: cancellation) is not { } sizes)
            return Missing($"the whole needs {MemoryBudget.Text(Taken + LocalThickness.BytesPerVoxel * Cubes.Grid.Count)}, {(double.IsFinite(needed) ? $"parts with their margins {MemoryBudget.Text(Taken + needed)}" : "and parts of 32 voxels with the margins of such long distances do not fit either")}; {Allowed}");
        poreSizes = sizes;
        return Quantiles(sizes);
    }

    private JsonObject Quantiles(SizeDistribution sizes) => new() { ["d10"] = Value(sizes.Quantile(0.1), LengthUnit), ["d50"] = Value(sizes.Quantile(0.5), LengthUnit), ["d90"] = Value(sizes.Quantile(0.9), LengthUnit) };

    /// <summary>Position of the pores, or why their sizes cannot be measured.</summary>
    private JsonObject? Pore(out int pore)
    {
        pore = image.Phases.ToList().FindIndex(p => p.Name.Equals("pore", StringComparison.OrdinalIgnoreCase));
        if (pore < 0)
        {
            // Tomograms are written with pores as 0; said, so that nobody takes a solid for them.
            pore = image.Phases.ToList().FindIndex(p => p.Label == 0 && p.Name == "0");
            if (pore < 0) return Missing("no phase is named pore: name it with --phase LABEL=pore");
            warn("pore_size takes phase 0 as the pores; --phase LABEL=pore names another");
        }
        if (NoCubes() is { } none) return none;
        var count = image.CountOf(pore);
        if (count == 0) return Missing("the image has no pores");
        return count == image.Grid.Count ? Missing("the image holds only pores: their size has no bound") : null;
    }

    private JsonObject IntrusionSize()
    {
        if (Pore(out var pore) is { } missing) return missing;
        if (NoRoom(Cubes, 26) is { } reason) return Missing(reason);
        var intruded = MercuryIntrusion.Of(InMemory(Cubes), pore, cancellation: cancellation);
        var result = intruded.Sizes.Diameter.Count > 0 ? Quantiles(intruded.Sizes) : Missing("no pore reaches the last page");
        result["reached"] = intruded.Reached;
        return result;
    }

    private JsonObject Permeability()
    {
        // An image of pores alone has no sizes but lets through.
        if (Pore(out var pore) is { } missing && (pore < 0 || image.CountOf(pore) == 0)) return missing;
        if (NoCubes() is { } none) return none;
        var cells = StokesFlow.BytesPerCell * (double)Cubes.CountOf(pore);
        if (NoRoom(Cubes, 10, cells) is { } reason) return Missing($"{reason}: crop the image or take larger voxels");
        var need = Taken + cells + 10.0 * Cubes.Grid.Count;
        var whole = InMemory(Cubes);
        var there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (need > there) return Missing($"needs {MemoryBudget.Text(need)}, there are {MemoryBudget.Text(there)}: crop the image or take larger voxels");
        var result = new JsonObject();
        foreach (var axis in Directions)
        {
            progress($"permeability along {Letter(axis)}");
            var flow = StokesFlow.Solve(whole, pore, axis, new PermeabilityOptions { Periodic = request.Source.Periodic, Threads = request.Threads }, cancellation);
            if (!flow.Converged) warn($"permeability along {Letter(axis)}: not settled after {flow.Steps} steps");
            result[Letter(axis)] = flow.Cells == 0 ? Missing("the pores do not percolate") : Value(flow.Permeability, image.Grid.HasSpacing ? "m2" : "voxel2");
        }
        return result;
    }

    private JsonObject ThreePhaseLine()
    {
        if (NoCubes() is { } none) return none;
        if (image.Phases.Count is < 3 or > 32) return Missing($"needs 3 to 32 phases, the image has {image.Phases.Count}");
        // A page in three directions at ten bytes a voxel.
        if (30.0 * Cubes.Grid.PageCount > Spare) return Missing($"pages of {Cubes.Grid.Nx} x {Cubes.Grid.Ny} voxels need {MemoryBudget.Text(Taken + 30.0 * Cubes.Grid.PageCount)}, {Allowed}");
        var result = new JsonObject();
        for (var a = 0; a < image.Phases.Count; a++)
            for (var b = a + 1; b < image.Phases.Count; b++)
                for (var c = b + 1; c < image.Phases.Count; c++)
                {
                    var lines = ThreePhaseLines.Of(Cubes, a, b, c);
                    result[$"{Name(a)}-{Name(b)}-{Name(c)}"] = new JsonObject { ["edges_per_voxel"] = lines.EdgesPerVoxel, ["length"] = Value(lines.LengthPerVolume, image.Grid.HasSpacing ? "1/m2" : "1/voxel2") };
                }
        return result;
    }

    private JsonObject ChordLength(int phase) => Each(axis =>
    {
        var chords = LinealStatistics.Chords(image, phase, axis);
        long count = chords.Sum();
        var voxels = 0.0;
        for (var i = 0; i < chords.Length; i++) voxels += (i + 1.0) * chords[i];
        return count == 0 ? Missing("no chord lies wholly inside the image") : new JsonObject { ["mean"] = Value(voxels / count * image.Grid.Edge(axis), LengthUnit), ["count"] = count };
    });

    private JsonObject TwoPoint(int phase) => Each(axis =>
    {
        var n = image.Grid.Size(axis);
        return n < 4 ? Missing("needs 4 voxels along the axis") : new JsonArray([.. LinealStatistics.TwoPoint(image, phase, axis, Math.Min(n / 2, 100)).Select(v => (JsonNode)v)]);
    });

    private JsonObject RepresentativeFraction(int phase)
    {
        if (Math.Min(image.Grid.Nx, Math.Min(image.Grid.Ny, image.Grid.Nz)) < 8) return Missing("every side needs 8 voxels");
        var volume = RepresentativeVolume.Of(image, phase);
        return new JsonObject
        {
            ["half_width"] = volume.HalfWidth,
            ["integral_range"] = Value(volume.IntegralRange * image.Grid.Spacing.X * image.Grid.Spacing.Y * image.Grid.Spacing.Z, image.Grid.HasSpacing ? "m3" : "voxel3"),
            ["cubes"] = new JsonArray([.. volume.Edge.Select((e, i) => (JsonNode)new JsonObject { ["edge"] = e, ["count"] = volume.Cubes[i], ["deviation"] = volume.Deviation[i] })]),
        };
    }

    /// <summary>Distances to the nearest voxel outside the phase, tile by tile.</summary>
    private JsonNode Distance(int phase)
    {
        if (NoCubes() is { } none) return none;
        var count = image.CountOf(phase);
        if (count == 0) return Missing("the phase has no voxels");
        if (count == image.Grid.Count) return Missing("the image holds only this phase: distances have no bound");
        // Whole squared distances are counted and added in their order, so that neither tiles nor what fits the budget show.
        var counts = new long[1 << 10];
        var edge = 256;
        if (request.Source.Memory is not null) SystemMemory.GiveBack();
        while (!DistanceTiles.Squared(Cubes, phase, edge, (_, _, squared) =>
        {
            foreach (var d in squared)
            {
                if (d >= counts.Length) Array.Resize(ref counts, Math.Max(d + 1, 2 * counts.Length));
                counts[d]++;
            }
        }, Spare, cancellation))
        {
            if ((edge /= 2) < 32) return Missing($"tiles of {2 * edge} voxels with the margin that these distances need take more than fits; {Allowed}");
            counts.AsSpan().Clear();
        }
        var sum = 0.0;
        var largest = 0;
        for (var d = 1; d < counts.Length; d++)
        {
            if (counts[d] == 0) continue;
            sum += counts[d] * Math.Sqrt(d);
            largest = d;
        }
        return new JsonObject { ["mean"] = Value(sum / Cubes.CountOf(phase) * Cubes.Grid.Spacing.X, LengthUnit), ["largest"] = Value(Math.Sqrt(largest) * Cubes.Grid.Spacing.X, LengthUnit) };
    }

    private static JsonObject Each(Func<Axis, JsonNode> measure)
    {
        var result = new JsonObject();
        foreach (var axis in Enum.GetValues<Axis>().Order()) result[Letter(axis)] = measure(axis);
        return result;
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
