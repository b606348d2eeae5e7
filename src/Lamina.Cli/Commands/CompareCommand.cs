using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Json;
using Lamina.Studies.Measuring;

namespace Lamina.Cli.Commands;

/// <summary>lamina compare A B</summary>
internal static class CompareCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var first = new Argument<string>("a") { Description = "image or spheres" };
        var second = new Argument<string>("b") { Description = "image or spheres: the reference that A is divided by" };
        var voxel = new Option<string?>("--voxel") { Description = "voxel edge, e.g. 0.1um; needed for spheres" };
        var phase = new Option<string[]>("--phase") { Description = "LABEL or LABEL=NAME, repeatable, of both files", AllowMultipleArgumentsPerToken = false };
        var periodic = new Option<bool>("--periodic") { Description = "spheres go on across x and y" };
        var units = new Option<string?>("--units") { Description = "unit style of LAMMPS files: micro, si or cgs (default: micro)" };
        var forcefield = new Option<string?>("--forcefield") { Description = "force-field file that names the types of spheres, in place of the names in the file" };
        var report = new Option<string?>("--report") { Description = "folder for a page with the ratios through the thickness, for their table and for result.json" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("compare", "Compare the phases of two structures against normalised thickness.\n\nExample:\n  lamina compare dried.data calendered.data --voxel 0.1um --json") { first, second, voxel, phase, periodic, units, forcefield, report, json };
        command.SetAction(parsed =>
        {
            PhaseSource Source(string file) => new() { File = file, Voxel = parsed.GetValue(voxel), Phases = parsed.GetValue(phase) ?? [], Units = parsed.GetValue(units), ForceField = parsed.GetValue(forcefield), Periodic = parsed.GetValue(periodic) };
            var result = CompareStudy.Run(Source(parsed.GetValue(first)!), Source(parsed.GetValue(second)!), console.Error.WriteLine, parsed.GetValue(report), cancellation);
            if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(result));
            else JsonTable.Write(console, result);
            return ExitCodes.Ok;
        });
        return command;
    }
}
