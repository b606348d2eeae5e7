using System.Text.Json.Nodes;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

// Fractions, surfaces, contacts, connectivity, correlations.
public sealed partial class MeasureStudy
{
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

    private static JsonObject Each(Func<Axis, JsonNode> measure)
    {
        var result = new JsonObject();
        foreach (var axis in Enum.GetValues<Axis>().Order()) result[Letter(axis)] = measure(axis);
        return result;
    }

    private Interfaces Count() => interfaces ??= Interfaces.Count(image);

    private static JsonNode Finite(double percent) => double.IsFinite(percent) ? percent : Missing("there is no interface between these phases");
}
