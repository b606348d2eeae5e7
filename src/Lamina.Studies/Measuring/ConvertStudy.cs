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
    /// <returns>the object that <c>lamina convert --json</c> prints</returns>
    public static JsonObject Run(PhaseSource source, string target, Action<string> progress)
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
        JsonObject? names = null;
        var image = SphereFiles.Is(source.File) ? Labels(source, progress, out names) : ReadImage(source, progress);
        ImageFiles.Write(target, image);
        var result = new JsonObject
        {
            ["input"] = source.File,
            ["output"] = target,
            ["shape"] = new JsonArray(image.Pages, image.Rows, image.Columns),
            ["samples"] = image.Type.ToString().ToLowerInvariant(),
            ["voxel"] = image.Spacing is { } s
                ? new JsonObject { ["x"] = Metres(s.X), ["y"] = Metres(s.Y), ["z"] = Metres(s.Z) }
                : new JsonObject { ["value"] = null, ["reason"] = "the file gives no voxel size" },
        };
        if (names is not null) result["phases"] = names;
        return result;
    }

    private static ImageArray ReadImage(PhaseSource source, Action<string> progress)
    {
        var image = ImageFiles.Read(source.File);
        foreach (var remark in image.Remarks) progress($"warning: {remark}");
        return source.Voxel is { } voxel
            ? new ImageArray(image.Samples, image.Columns, image.Rows, image.Pages) { Spacing = ImageSpacing.Cubic(PhaseSource.Length(voxel, "--voxel")), Origin = image.Origin }
            : image;
    }

    // Images carry no names: what each value means is told beside them.
    private static ImageArray Labels(PhaseSource source, Action<string> progress, out JsonObject names)
    {
        var (phases, _) = source.Read(text => progress($"warning: {text}"));
        names = [];
        for (var p = 0; p < phases.Phases.Count; p++) names[p.ToString(CultureInfo.InvariantCulture)] = phases.Phases[p].Name;
        var grid = phases.Grid;
        return new ImageArray(phases.Values, grid.Nx, grid.Ny, grid.Nz) { Spacing = grid.Spacing, Origin = grid.Origin };
    }

    private static JsonObject Metres(double value) => new() { ["value"] = value, ["unit"] = "m" };
}
