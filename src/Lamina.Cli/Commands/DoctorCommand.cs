using System.CommandLine;
using Lamina.Cli.Output;

namespace Lamina.Cli.Commands;

/// <summary>lamina doctor</summary>
internal static class DoctorCommand
{
    private sealed record Check(string Name, string For, bool Found, string Install);

    public static Command Create(CliConsole console)
    {
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("doctor", "Optional parts: what is there, what is not, how to install each.\n\nExample:\n  lamina doctor") { json };
        command.SetAction(parsed =>
        {
            Check[] checks =
            [
                new(".NET runtime " + Environment.Version, "everything", true, ""),
                Module("scipy", "peer solvers in bench and validation", "apt-get install python3-scipy"),
                Program("lmp", "larger particle boxes in LAMMPS", "apt-get install lammps"),
                Program("mpirun", "LAMMPS on several ranks (run --engine lammps --ranks N)", "apt-get install openmpi-bin"),
                Library("libsundials_cvode.so", "compiled peer solver in bench", "apt-get install libsundials-dev"),
                Program("chromium", "browser tests of the page and pictures of reports", "apt-get install chromium"),
                Program("node", "the web page (Node 20 or newer)", "apt-get install nodejs npm"),
                Reference(),
            ];
            if (parsed.GetValue(json))
            {
                console.Out.Write(Json(checks));
                return ExitCodes.Ok;
            }
            Tables.Write(console.Out, null, ["part", "needed for", "found", "install with"],
                checks.Select(c => (IReadOnlyList<string>)[c.Name, c.For, c.Found ? "yes" : "no", c.Found ? "" : c.Install]));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Check Program(string name, string use, string install) =>
        new(name, use, (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name))), install);

    // Asked of the interpreter that Debian's packages install into and that bench runs: another one on the path says nothing of it.
    private static Check Module(string name, string use, string install)
    {
        const string python = "/usr/bin/python3";
        var found = false;
        if (File.Exists(python))
        {
            using var asked = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(python, ["-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{name}') is None)"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
            });
            asked!.WaitForExit();
            found = asked.ExitCode == 0;
        }
        return new($"{name} of {python}", use, found, install);
    }

    private static Check Library(string name, string use, string install)
    {
        string[] folders = ["/usr/lib", "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];
        return new(name, use, folders.Any(f => File.Exists(Path.Combine(f, name))), install);
    }

    private static Check Reference()
    {
        var folder = Environment.GetEnvironmentVariable("LAMINA_REFERENCE_DATA");
        return new("reference data", "validation against data that may not be shipped", folder is { Length: > 0 } && Directory.Exists(folder), "set LAMINA_REFERENCE_DATA to its folder");
    }

    private static string Json(IEnumerable<Check> checks)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream, new System.Text.Json.JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (var check in checks)
            {
                writer.WriteStartObject();
                writer.WriteString("part", check.Name);
                writer.WriteString("for", check.For);
                writer.WriteBoolean("found", check.Found);
                writer.WriteString("install", check.Install);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
