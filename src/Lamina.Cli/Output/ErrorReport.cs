using System.Text;
using System.Text.Json;
using Lamina.Data.Faults;
using Lamina.Data.Images;
using Lamina.Line.Lammps;
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

    /// <summary>The report of an exception.</summary>
    /// <param name="exception">what was thrown</param>
    /// <param name="resumable">whether the verb can go on with <c>--resume</c></param>
    public static ErrorReport Of(Exception exception, bool resumable = false) => exception switch
    {
        InputException input => new("bad_input", ExitCodes.BadInput, input.Faults),
        OperationCanceledException => new("interrupted", ExitCodes.Interrupted, [Plain("interrupted", resumable ? "what was finished is kept: go on with --resume DIR" : "nothing was left half written: start it again")]),
        NotConvergedException or StepImbalanceException => new("not_converged", ExitCodes.NotConverged, [Plain(exception.Message, "try finer tolerances, fewer cells or milder conditions, and send the recipe in if it should work")]),
        LammpsException { IsMissing: true } missing => new("missing_dependency", ExitCodes.MissingDependency, [Plain(missing.Message, missing.Remedy)]),
        LammpsException failed => new("engine_failed", ExitCodes.NotConverged, [Plain(failed.Message, failed.Remedy)]),
        DllNotFoundException => new("missing_dependency", ExitCodes.MissingDependency, [Plain(exception.Message, "lamina doctor says how to install optional parts")]),
        ImageFileException => new("bad_input", ExitCodes.BadInput, [Plain(exception.Message, "write the image anew: docs/formats/images.md says what is read")]),
        ArgumentException or FormatException => new("bad_input", ExitCodes.BadInput, [Plain(WithoutParameter(exception), "change the value that the message names")]),
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
            if ((fault.Remedy ?? Remedy(fault.Kind)) is { } remedy) text.Append("  ").Append(remedy).Append('\n');
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
        writer.WriteString("remedy", fault.Remedy ?? Remedy(fault.Kind));
    }

    // Where the place itself knows nothing better; the message has said what is allowed.
    private static string? Remedy(FaultKind kind) => kind switch
    {
        FaultKind.OutOfRange => "give a value within what is allowed",
        FaultKind.UnknownKey => "remove the key; `lamina schema` and docs/reference/ list all keys",
        FaultKind.UnknownChoice => "write one of the names listed",
        FaultKind.UnknownUnit => "docs/formats/quantities.md lists the units",
        FaultKind.WrongDimension => "write the value in a unit of the dimension expected",
        FaultKind.WrongType => "write it in the form expected",
        FaultKind.MissingKey => "add the key",
        FaultKind.Inconsistent => "change one of the values named",
        FaultKind.Unreadable or FaultKind.NotFound => "check the name and the path",
        _ => null,
    };

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
