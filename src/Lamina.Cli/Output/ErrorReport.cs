using System.Text;
using System.Text.Json;
using Lamina.Data.Faults;
using Lamina.Line.Steps;
using Lamina.Numerics;

namespace Lamina.Cli.Output;

/// <summary>What went wrong, for people and for programs, with the exit code that says of which kind it is.</summary>
public sealed record ErrorReport
{
    private ErrorReport(string kind, int exitCode, IReadOnlyList<Fault> faults)
    {
        Kind = kind;
        ExitCode = exitCode;
        Faults = faults;
    }

    public string Kind { get; }

    public int ExitCode { get; }

    public IReadOnlyList<Fault> Faults { get; }

    public static ErrorReport Usage(string message, string remedy) =>
        new("usage", ExitCodes.BadInput, [new Fault { Kind = FaultKind.Usage, Message = message, Remedy = remedy }]);

    public static ErrorReport Of(Exception exception) => exception switch
    {
        InputException input => new("bad_input", ExitCodes.BadInput, input.Faults),
        OperationCanceledException => new("interrupted", ExitCodes.Interrupted, [Plain("interrupted", "what was finished is kept: go on with lamina run --resume DIR")]),
        NotConvergedException or StepImbalanceException => new("not_converged", ExitCodes.NotConverged, [Plain(exception.Message, "try finer tolerances, fewer cells or milder conditions, and send the recipe in if it should work")]),
        DllNotFoundException => new("missing_dependency", ExitCodes.MissingDependency, [Plain(exception.Message, "lamina doctor says how to install optional parts")]),
        ArgumentException or FormatException => new("bad_input", ExitCodes.BadInput, [Plain(WithoutParameter(exception), null)]),
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException => new("bad_input", ExitCodes.BadInput, [Plain(exception.Message, "check the path and that it may be read and written")]),
        _ => new("defect", ExitCodes.Defect,
            [Plain($"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} {Place(exception)}", "this is a defect of lamina: please report this line together with the recipe")]),
    };

    public int Print(CliConsole console, bool json)
    {
        if (json) console.Out.Write(Json());
        else console.Error.Write(Text());
        return ExitCode;
    }

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var fault in Faults)
        {
            text.Append(fault.Span is null ? "error: " : $"{fault.Span}: error: ").Append(fault.Message).Append('\n');
            if (fault.Remedy is not null) text.Append("  ").Append(fault.Remedy).Append('\n');
        }
        return text.ToString();
    }

    public string Json()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            Write(writer, Faults[0], Kind);
            if (Faults.Count > 1)
            {
                // The first fault in full, as the contract says; all of them for editors.
                writer.WriteStartArray("faults");
                foreach (var fault in Faults)
                {
                    writer.WriteStartObject();
                    Write(writer, fault, Snake(fault.Kind));
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Fault fault, string kind)
    {
        writer.WriteString("kind", kind);
        if (fault.Span is { } span)
        {
            writer.WriteString("file", span.File);
            writer.WriteNumber("line", span.Line);
            writer.WriteNumber("column", span.Column);
        }
        else
        {
            writer.WriteNull("file");
            writer.WriteNull("line");
            writer.WriteNull("column");
        }
        writer.WriteString("message", fault.Message);
        writer.WriteString("remedy", fault.Remedy);
    }

    private static Fault Plain(string message, string? remedy) => new() { Kind = FaultKind.Usage, Message = message, Remedy = remedy };

    private static string WithoutParameter(Exception exception)
    {
        var message = exception.Message;
        return exception is ArgumentException { ParamName: { } name } ? message.Replace($" (Parameter '{name}')", "") : message;
    }

    // One line is enough to find a defect and does not read as a stack trace.
    private static string Place(Exception exception)
    {
        var frame = new System.Diagnostics.StackTrace(exception).GetFrames().FirstOrDefault(f => f.GetMethod()?.DeclaringType?.Namespace?.StartsWith("Lamina", StringComparison.Ordinal) == true);
        return frame?.GetMethod() is { } method ? $"[{method.DeclaringType?.Name}.{method.Name}]" : "";
    }

    private static string Snake(FaultKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
