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
        var resumable = false;
        try
        {
            var root = Create(console, cancellation);
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
                return ErrorReport.Usage(string.Join("; ", parsed.Errors.Select(e => Words(e.Message))), $"see: {Path(parsed.CommandResult)} --help").Print(console, json);
            resumable = parsed.CommandResult.Command.Options.Any(o => o.Name == "--resume");
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
            return ErrorReport.Of(exception, resumable).Print(console, json);
        }
    }

    // lamina materials show
    private static string Path(System.CommandLine.Parsing.SymbolResult? result)
    {
        var names = new Stack<string>();
        for (; result is not null; result = result.Parent)
            if (result is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command) names.Push(command.Command.Name);
        return string.Join(' ', names.Prepend("lamina"));
    }

    // The parser names types of the runtime; people know numbers.
    private static string Words(string message)
    {
        var at = message.IndexOf(" as expected type '", StringComparison.Ordinal);
        if (at < 0) return message.ReplaceLineEndings(" ").Replace('\t', ' ');
        var kind = message.Contains("UInt", StringComparison.Ordinal) ? "a whole number, 0 or more" : message.Contains("Int", StringComparison.Ordinal) ? "a whole number" : "a number";
        return $"{message[..at]}: expected {kind}";
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
        OptimiseCommand.Create(console, cancellation),
        MapCommand.Create(console, cancellation),
        TransferCommand.Create(console, cancellation),
        ValidateCommand.Create(console, cancellation),
        MaterialsCommand.Create(console),
        SchemaCommand.Create(console),
        CalibrateCommand.Create(console, cancellation),
        UncertaintyCommand.Create(console, cancellation),
        ParticlesCommand.Create(console, cancellation),
        LammpsCommand.Create(console),
        MeasureCommand.Create(console, cancellation),
        ConvertCommand.Create(console, cancellation),
        CompareCommand.Create(console, cancellation),
        DoctorCommand.Create(console),
    };
}
