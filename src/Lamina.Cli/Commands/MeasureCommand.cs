using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Studies.Measuring;
using Lamina.Voxels.Images;

namespace Lamina.Cli.Commands;

/// <summary>lamina measure FILE</summary>
internal static class MeasureCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "segmented image (.tif, .mhd, .mha, .nrrd, .npy, .nii, .zarr, a folder of .tif) or spheres (.data, .dump, .vtp, .xyz)" };
        var voxel = new Option<string?>("--voxel") { Description = "voxel edge, e.g. 0.1um: replaces the image's; needed for spheres" };
        var phase = new Option<string[]>("--phase") { Description = "LABEL or LABEL=NAME, repeatable: names phases and limits the results to them", AllowMultipleArgumentsPerToken = false };
        var only = new Option<string[]>("--only") { Description = $"keys wanted, separated by commas: {string.Join(", ", MeasureStudy.Keys)}; only where asked for: {string.Join(", ", MeasureStudy.FurtherKeys)}", AllowMultipleArgumentsPerToken = false };
        var axis = new Option<string[]>("--axis") { Description = "direction of transport: x, y or z, repeatable (default: all)", AllowMultipleArgumentsPerToken = false };
        var conductivity = new Option<string[]>("--conductivity") { Description = "PHASE=VALUE, repeatable: transport through the mixture; phases not named insulate", AllowMultipleArgumentsPerToken = false };
        var crack = new Option<string?>("--crack") { Description = "PHASE=POROSITY: cracks and the porosity of the film before it cracked, e.g. 1=45%: ions and electrons through the cracked film (cracked_film)" };
        var nanoporosity = new Option<string?>("--nanoporosity") { Description = "void fraction inside the carbon-binder domain, e.g. 50%: fractions by thirds and porosities with and without these voids (electrode)" };
        var periodic = new Option<bool>("--periodic") { Description = "sides along the transport are periodic instead of closed; spheres go on across x and y" };
        var threads = new Option<int>("--threads") { Description = "threads (default: all processors); results do not depend on them" };
        var units = new Option<string?>("--units") { Description = "unit style of a LAMMPS file: micro, si or cgs (default: micro)" };
        var forcefield = new Option<string?>("--forcefield") { Description = "force-field file that names the types of spheres, in place of the names in the file" };
        var threshold = new Option<string[]>("--threshold") { Description = "grey values, separated by commas, that cut a grey image into phases 0, 1, 2, ...; or otsu", AllowMultipleArgumentsPerToken = false };
        var memory = new Option<string?>("--memory") { Description = "the most memory to take, e.g. 2GB: larger images lie in a scratch file (TMPDIR), what does not fit is done in parts, or refused with the memory it needs" };
        var report = new Option<string?>("--report") { Description = "folder for a page with slices, profiles, sizes and tables, and for result.json" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("measure", "Measure structure and transport of a segmented image or of spheres.\n\nExample:\n  lamina measure tomogram.tif --voxel 0.4um --phase 0=pore --phase 85=AM --phase 170=CBD --json")
        {
            file, voxel, phase, only, axis, conductivity, crack, nanoporosity, periodic, threads, threshold, memory, units, forcefield, report, json,
        };
        command.SetAction(parsed =>
        {
            var result = MeasureStudy.Run(new MeasureRequest
            {
                Source = new PhaseSource
                {
                    File = parsed.GetValue(file)!,
                    Voxel = parsed.GetValue(voxel),
                    Phases = parsed.GetValue(phase) ?? [],
                    Units = parsed.GetValue(units),
                    ForceField = parsed.GetValue(forcefield),
                    Periodic = parsed.GetValue(periodic),
                    Thresholds = [.. Words(parsed.GetValue(threshold))],
                    Memory = parsed.GetValue(memory) is { } bytes ? MemoryBudget.Parse(bytes) : null,
                },
                Only = [.. Words(parsed.GetValue(only))],
                Axes = [.. Words(parsed.GetValue(axis)).Select(Direction)],
                Conductivities = parsed.GetValue(conductivity) ?? [],
                Nanoporosity = parsed.GetValue(nanoporosity),
                Crack = parsed.GetValue(crack),
                Threads = parsed.GetValue(threads),
                Report = parsed.GetValue(report),
            }, console.Error.WriteLine, cancellation);
            if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(result));
            else JsonTable.Write(console, result);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static IEnumerable<string> Words(string[]? given) => (given ?? []).SelectMany(g => g.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Axis Direction(string letter) => letter.ToLowerInvariant() switch
    {
        "x" => Axis.X,
        "y" => Axis.Y,
        "z" => Axis.Z,
        _ => throw new InputException(FaultKind.UnknownChoice, $"--axis {letter}: there is no such axis", "axes are x (columns), y (rows), z (pages)"),
    };
}
