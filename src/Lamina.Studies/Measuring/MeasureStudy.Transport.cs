using System.Globalization;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Transport.Cracks;
using Lamina.Transport.Permeability;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

// Tortuosity of phases and mixtures, whole, on larger voxels or in sub-volumes; cracked films; permeability.
public sealed partial class MeasureStudy
{
    // Memory of the solvers, beside the image: measured on packs of spheres and electrodes of 128 to 400 voxels per edge, with a tenth to spare [B per voxel].
    private const double SolveBytes = 26, CorrectBytes = 36, MixtureBytes = 52, CorrectMixtureBytes = 52;

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

    // So many voxels of spheres are solved where the user sets no memory: three phases along three axes take some 15 s of processor time.
    private const double UsualVoxels = 6e6;

    // They lie in one array, whatever the memory.
    private double TransportVoxels => Math.Min(request.Source.Memory == SphereMemory ? UsualVoxels : 0.9 * Array.MaxLength, Spare / CorrectBytes);

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
}
