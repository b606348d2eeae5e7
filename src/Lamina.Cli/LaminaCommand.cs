using System.CommandLine;
using Lamina.Cli.Commands;
using Lamina.Cli.Output;

namespace Lamina.Cli;

/// <summary>The root: parses, runs one verb, turns whatever goes wrong into a message and an exit code.</summary>
public static class LaminaCommand
{
    public static int Run(string[] args, CliConsole console, CancellationToken cancellation = default)
    {
        var json = args.Contains("--json");
        try
        {
            var root = Create(console, cancellation);
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
                return ErrorReport.Usage(string.Join("; ", parsed.Errors.Select(e => e.Message)), $"see: lamina {parsed.CommandResult.Command.Name} --help".Replace("lamina lamina", "lamina")).Print(console, json);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                // Interruption handles signals, so that every verb stops the same way.
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception)
        {
            return ErrorReport.Of(exception).Print(console, json);
        }
    }

    private static RootCommand Create(CliConsole console, CancellationToken cancellation) => new(
        "Lamina: a digital twin of wet battery-electrode manufacturing.\n\n"
        + "Example:\n  lamina run examples/05-industrial-nmc/recipe.yaml --out runs/first\n\n"
        + "Exit codes: 0 ok, 1 defect, 2 bad input, 3 did not converge, 4 missing optional dependency, 130 interrupted.")
    {
        RunCommand.Create(console, cancellation),
        NewCommand.Create(console),
        CheckCommand.Create(console),
        ExplainCommand.Create(console),
        ValidateCommand.Create(console, cancellation),
        MaterialsCommand.Create(console),
        SchemaCommand.Create(console),
        ParticlesCommand.Create(console, cancellation),
        MeasureCommand.Create(console, cancellation),
        ConvertCommand.Create(console),
        CompareCommand.Create(console),
        DoctorCommand.Create(console),
    };
}
