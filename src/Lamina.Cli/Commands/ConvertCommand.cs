using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Json;
using Lamina.Studies.Measuring;

namespace Lamina.Cli.Commands;

/// <summary>lamina convert IN OUT</summary>
internal static class ConvertCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var input = new Argument<string>("in") { Description = "image (.tif, .mhd, .mha, .nrrd, .npy, .nii, .nii.gz, .zarr, a folder of .tif) or spheres (.data, .dump, .vtp, .xyz)" };
        var output = new Argument<string>("out") { Description = "file to write; its extension says the format, .vti too" };
        var voxel = new Option<string?>("--voxel") { Description = "voxel edge, e.g. 0.1um: replaces the image's; needed from spheres to an image" };
        var periodic = new Option<bool>("--periodic") { Description = "spheres go on across x and y when they become voxels" };
        var units = new Option<string?>("--units") { Description = "unit style of LAMMPS files: micro, si or cgs (default: micro)" };
        var forcefield = new Option<string?>("--forcefield") { Description = "force-field file that names the types of spheres, in place of the names in the file" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("convert", "Write an image or a sphere file in another format.\n\nExample:\n  lamina convert dried.data dried.tif --voxel 0.1um") { input, output, voxel, periodic, units, forcefield, json };
        command.SetAction(parsed =>
        {
            var source = new PhaseSource { File = parsed.GetValue(input)!, Voxel = parsed.GetValue(voxel), Units = parsed.GetValue(units), ForceField = parsed.GetValue(forcefield), Periodic = parsed.GetValue(periodic) };
            var result = ConvertStudy.Run(source, parsed.GetValue(output)!, console.Error.WriteLine, cancellation);
            if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(result));
            else JsonTable.Write(console, result);
            return ExitCodes.Ok;
        });
        return command;
    }
}
