using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Studies.Structures;

namespace Lamina.Cli.Commands;

/// <summary>lamina particles forces|relax|shear|step|shrink IN.data --forcefield FF.yaml</summary>
internal static class ParticlesCommand
{
    private const string Field = "examples/forcefields/slurry-small.yaml", DryField = "examples/forcefields/dry-small.yaml";

    public static Command Create(CliConsole console, CancellationToken cancellation) => new(
        "particles", $"Forces, relaxation, shear, stepping and drying of one particle structure (LAMMPS data file, micro units).\n\nExample:\n  lamina particles forces slurry.data --forcefield {Field} --json")
    {
        Forces(console), Relax(console, cancellation), Shear(console, cancellation), Step(console), Shrink(console, cancellation),
    };

    private static Command Forces(CliConsole console)
    {
        var (input, field, threads, json) = Common();
        var table = new Option<string?>("--out") { Description = "table of the forces and torques on every particle (CSV)" };
        var command = new Command("forces", $"Energy, pressure (tensor: xx, yy, zz, xy, xz, yz) and forces of a structure as it stands.\n\nExample:\n  lamina particles forces slurry.data --forcefield {Field} --out forces.csv --json") { input, field, table, threads, json };
        command.SetAction(parsed => Show(console, ParticleStudy.Forces(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(table), Number(parsed.GetValue(threads))), parsed.GetValue(json)));
        return command;
    }

    private static Command Relax(CliConsole console, CancellationToken cancellation)
    {
        var (input, field, threads, json) = Common();
        var pressure = new Option<string>("--pressure") { Description = "pressure to reach", DefaultValueFactory = _ => "100 kPa" };
        var axes = new Option<string>("--axes") { Description = "edges of the box that follow: z or xyz", DefaultValueFactory = _ => "xyz" };
        var target = new Option<string?>("--out") { Description = "data file of the relaxed structure" };
        var command = new Command("relax", $"Relax a structure to rest under a pressure.\n\nExample:\n  lamina particles relax initial.data --forcefield {Field} --pressure \"100 kPa\" --out slurry.data --json") { input, field, pressure, axes, target, threads, json };
        command.SetAction(parsed => Show(console, ParticleStudy.Relax(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(pressure)!, parsed.GetValue(axes)!, parsed.GetValue(target), Number(parsed.GetValue(threads)), new ProgressLine(console).Report, cancellation), parsed.GetValue(json)));
        return command;
    }

    private static Command Shear(CliConsole console, CancellationToken cancellation)
    {
        var (input, field, threads, json) = Common();
        var rate = new Option<string>("--rate") { Description = "shear rate", Required = true };
        var command = new Command("shear", $"Viscosity in steady simple shear.\n\nExample:\n  lamina particles shear slurry.data --forcefield {Field} --rate \"1e4 1/s\" --json") { input, field, rate, threads, json };
        command.SetAction(parsed => Show(console, ParticleStudy.Shear(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(rate)!, Number(parsed.GetValue(threads)), cancellation), parsed.GetValue(json)));
        return command;
    }

    private static Command Step(CliConsole console)
    {
        var (input, field, threads, json) = Common();
        var steps = new Option<int>("--steps") { Description = "number of steps", Required = true };
        var dt = new Option<string>("--dt") { Description = "time step", Required = true };
        var command = new Command("step", $"Speed and energy drift of plain steps with the full contact law.\n\nExample:\n  lamina particles step slurry.data --forcefield {Field} --steps 2000 --dt \"0.5 ns\" --json") { input, field, steps, dt, threads, json };
        command.SetAction(parsed => Show(console, ParticleStudy.Step(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(steps), parsed.GetValue(dt)!, Number(parsed.GetValue(threads))), parsed.GetValue(json)));
        return command;
    }

    private static Command Shrink(CliConsole console, CancellationToken cancellation)
    {
        var (input, field, threads, json) = Common();
        var dry = new Option<string>("--to") { Description = "force-field file of the dried state", Required = true };
        var pressure = new Option<string>("--pressure") { Description = "pressure along z", DefaultValueFactory = _ => "100 kPa" };
        var axes = new Option<string>("--axes") { Description = "edges of the box that follow: z", DefaultValueFactory = _ => "z" };
        var target = new Option<string?>("--out") { Description = "data file of the dried structure" };
        var command = new Command("shrink", $"Dry a relaxed slurry without gradients.\n\nExample:\n  lamina particles shrink slurry.data --forcefield {Field} --to {DryField} --out dried.data --json") { input, field, dry, pressure, axes, target, threads, json };
        command.SetAction(parsed => Show(console,
            ParticleStudy.Shrink(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(dry)!, parsed.GetValue(pressure)!, parsed.GetValue(axes)!, parsed.GetValue(target), Number(parsed.GetValue(threads)), new ProgressLine(console).Report, cancellation), parsed.GetValue(json)));
        return command;
    }

    private static (Argument<string> Input, Option<string> Field, Option<int?> Threads, Option<bool> Json) Common() =>
    (
        new Argument<string>("structure") { Description = "LAMMPS data file of style sphere, micro units" },
        new Option<string>("--forcefield") { Description = "force-field file, e.g. one of examples/forcefields", Required = true },
        Threads.Option(),
        new Option<bool>("--json") { Description = "JSON alone on stdout" }
    );

    private static int Number(int? given) => Threads.Of(given) ?? Environment.ProcessorCount;

    private static int Show(CliConsole console, ParticleAnswer answer, bool json)
    {
        if (json) console.Out.Write(answer.Json());
        else Tables.Write(console.Out, null, ["output", "value", "unit"], answer.Rows().Select(r => (IReadOnlyList<string>)[r.Key, r.Value, r.Unit]), 1);
        if (answer.Converged) return ExitCodes.Ok;
        console.Error.WriteLine("not converged: the steps ran out before forces, pressure and volume were within their tolerances; go on from the structure written by --out");
        return ExitCodes.NotConverged;
    }
}
