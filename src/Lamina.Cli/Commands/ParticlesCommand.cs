using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Studies.Structures;

namespace Lamina.Cli.Commands;

/// <summary>lamina particles forces|relax|shear|step|shrink|indent|sweep IN.data --forcefield FF.yaml</summary>
internal static class ParticlesCommand
{
    private const string Field = "examples/forcefields/slurry-small.yaml", DryField = "examples/forcefields/dry-small.yaml";

    public static Command Create(CliConsole console, CancellationToken cancellation) => new(
        "particles", $"Forces, relaxation, shear, stepping, drying and indentation of one particle structure (LAMMPS data file, micro units).\n\nExample:\n  lamina particles forces slurry.data --forcefield {Field} --json")
    {
        Forces(console), Relax(console, cancellation), Shear(console, cancellation), Step(console), Shrink(console, cancellation), Indent(console, cancellation), Sweep(console, cancellation),
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

    private static Command Indent(CliConsole console, CancellationToken cancellation)
    {
        var (input, field, threads, json) = Common();
        var radius = new Option<string>("--radius") { Description = "radius of the sphere or of the flat end", DefaultValueFactory = _ => "5 um" };
        var depth = new Option<string>("--depth") { Description = "depth below the first touch", DefaultValueFactory = _ => "1 um" };
        var flat = new Option<bool>("--flat") { Description = "a flat end in place of a sphere" };
        var points = new Option<int>("--points") { Description = "places along each edge of the box, each tested on a fresh copy", DefaultValueFactory = _ => 2 };
        var steps = new Option<int>("--steps") { Description = "damped steps per increment of depth: a path parameter", DefaultValueFactory = _ => 100 };
        var contacts = new Option<string>("--contacts") { Description = "own: the laws of the force-field file; hertz-sjkr2: hard contacts with cohesion in their place", DefaultValueFactory = _ => "own" };
        contacts.AcceptOnlyFromAmong("own", "hertz-sjkr2");
        var table = new Option<string?>("--out") { Description = "table of the load-depth curves (CSV)" };
        var picture = new Option<string?>("--svg") { Description = "picture of the load-depth curves (SVG)" };
        var command = new Command("indent", "Virtual micro-indentation of a dried or calendered structure: load against depth, hardness and reduced modulus by Oliver and Pharr.\n\nExample:\n  lamina particles indent runs/nmc/calendered.data --forcefield runs/nmc/calendered.forcefield.yaml --radius \"5 um\" --depth \"1 um\" --svg indent.svg --json")
        {
            input, field, radius, depth, flat, points, steps, contacts, table, picture, threads, json,
        };
        command.SetAction(parsed => Show(console, IndentationStudy.Run(new()
        {
            Structure = parsed.GetValue(input)!, ForceField = parsed.GetValue(field)!, Hard = parsed.GetValue(contacts) == "hertz-sjkr2", Radius = parsed.GetValue(radius)!, Depth = parsed.GetValue(depth)!,
            Flat = parsed.GetValue(flat), Points = parsed.GetValue(points), Steps = parsed.GetValue(steps), Table = parsed.GetValue(table), Picture = parsed.GetValue(picture), Threads = Number(parsed.GetValue(threads)),
        }, new ProgressLine(console).Report, cancellation), parsed.GetValue(json)));
        return command;
    }

    private static Command Sweep(CliConsole console, CancellationToken cancellation)
    {
        var (input, field, threads, json) = Common();
        var speed = new Option<string>("--speed") { Description = "speed of the surface; viscosity x speed / surface tension should stay far below 1", DefaultValueFactory = _ => "1 m/s" };
        var tension = new Option<string>("--surface-tension") { Description = "surface tension of the liquid", DefaultValueFactory = _ => "40 mN/m" };
        var angle = new Option<string>("--contact-angle") { Description = "contact angle on the particles, through the liquid", DefaultValueFactory = _ => "0 deg" };
        var viscosity = new Option<string>("--viscosity") { Description = "viscosity of the liquid", DefaultValueFactory = _ => "1.65 mPa s" };
        var target = new Option<string?>("--out") { Description = "data file of the dried structure" };
        var table = new Option<string?>("--frames") { Description = "table of surface, film, capillary and foil pressure over the sweep (CSV)" };
        var command = new Command("sweep", "Dry by a liquid surface that sinks through the particles, with capillary force at their three-phase lines, drag and buoyancy below; particles have the dry sizes of the force field.\n\nExample:\n  lamina particles sweep runs/nmc/slurry.data --forcefield runs/nmc/dried.forcefield.yaml --speed \"5 m/s\" --out swept.data --json")
        {
            input, field, speed, tension, angle, viscosity, target, table, threads, json,
        };
        command.SetAction(parsed => Show(console, SurfaceSweepStudy.Run(parsed.GetValue(input)!, parsed.GetValue(field)!, parsed.GetValue(speed)!, parsed.GetValue(tension)!, parsed.GetValue(angle)!, parsed.GetValue(viscosity)!,
            parsed.GetValue(target), parsed.GetValue(table), Number(parsed.GetValue(threads)), new ProgressLine(console).Report, cancellation), parsed.GetValue(json)));
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
