using System.Globalization;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Images;
using Lamina.Data.Structures;

namespace Lamina.Studies.Measuring;

/// <summary>Writes an image or a sphere file in another format; spheres become an image where a voxel size is given.</summary>
public static class ConvertStudy
{
    /// <summary>Converts.</summary>
    /// <param name="source">what is read; its phases are not used</param>
    /// <param name="target">file to write, its extension says the format</param>
    /// <param name="progress">takes status and warnings, a line each</param>
    /// <param name="cancellation">stops between pages; nothing is left of the target then</param>
    /// <returns>the object that <c>lamina convert --json</c> prints</returns>
    public static JsonObject Run(PhaseSource source, string target, Action<string> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentNullException.ThrowIfNull(progress);
        if (Path.GetFullPath(source.File) == Path.GetFullPath(target)) throw new InputException(FaultKind.Usage, $"{target}: is also what is read", "write to another name");
        if (SphereFiles.Is(target))
        {
            if (!SphereFiles.Is(source.File)) throw new InputException(FaultKind.Usage, $"{source.File} is an image, {target} would hold spheres: voxels do not turn into spheres", "write an image format: .tif, .mhd, .mha, .nrrd, .npy, .nii, .nii.gz, .vti, .zarr");
            if (source.Voxel is not null) throw new InputException(FaultKind.Usage, "--voxel has no meaning from spheres to spheres", "leave it out, or write an image");
            var units = source.Units is { } style ? LammpsUnits.Parse(style) : null;
            var structure = SphereFiles.Named(SphereFiles.Read(source.File, units, text => progress($"warning: {text}")), source.ForceField);
            SphereFiles.Write(target, structure, units);
            return new JsonObject { ["input"] = source.File, ["output"] = target, ["spheres"] = structure.Count };
        }
        if (!SphereFiles.Is(source.File))
        {
            using var file = ImageFiles.Open(source.File);
            foreach (var remark in file.Remarks) progress($"warning: {remark}");
            return Write(source, target, file, source.Voxel is { } voxel ? ImageSpacing.Cubic(PhaseSource.Length(voxel, "--voxel")) : file.Spacing, cancellation);
        }
        var (phases, _) = source.Read(text => progress($"warning: {text}"), cancellation);
        using var scratch = phases;
        using var pages = phases.ToPages();
        var result = Write(source, target, pages, pages.Spacing, cancellation);
        // Images carry no names: what each value means is told beside them.
        var names = new JsonObject();
        for (var p = 0; p < phases.Phases.Count; p++) names[p.ToString(CultureInfo.InvariantCulture)] = phases.Phases[p].Name;
        result["phases"] = names;
        return result;
    }

    private static JsonObject Write(PhaseSource source, string target, ImagePages image, ImageSpacing? spacing, CancellationToken cancellation)
    {
        using var pages = ImagePages.Of(image.Columns, image.Rows, image.Pages, image.Type, spacing, image.Origin, (_, samples) =>
        {
            cancellation.ThrowIfCancellationRequested();
            image.Read(samples);
        });
        ImageFiles.Write(target, pages);
        return new JsonObject
        {
            ["input"] = source.File,
            ["output"] = target,
            ["shape"] = new JsonArray(image.Pages, image.Rows, image.Columns),
            ["samples"] = image.Type.ToString().ToLowerInvariant(),
            ["voxel"] = spacing is { } s
                ? new JsonObject { ["x"] = Metres(s.X), ["y"] = Metres(s.Y), ["z"] = Metres(s.Z) }
                : new JsonObject { ["value"] = null, ["reason"] = "the file gives no voxel size" },
        };
    }

    private static JsonObject Metres(double value) => new() { ["value"] = value, ["unit"] = "m" };
}
