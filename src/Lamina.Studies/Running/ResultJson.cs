using System.Text;
using System.Text.Json;
using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>Writes results as JSON by the contract: every output is a value with its unit or null with a reason; no NaN; same result, same bytes.</summary>
public static class ResultJson
{
    // Plain writing: units such as kg/(m2 s) and names stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of result.json: no time, no path, no machine name.</summary>
    /// <param name="result">the run</param>
    public static string Result(RunResult result) => Write(result, times: false);

    /// <summary>Result and timings merged, as <c>--json</c> prints them.</summary>
    /// <param name="result">the run</param>
    public static string Merged(RunResult result) => Write(result, times: true);

    /// <summary>The text of timings.json.</summary>
    /// <param name="result">the run</param>
    public static string Timings(RunResult result) => Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schema", "lamina-timings/1");
        writer.WriteStartArray("steps");
        foreach (var step in result.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Step);
            writer.WriteNumber("cpu_s", step.Times.Cpu);
            writer.WriteNumber("wall_s", step.Times.Wall);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string Write(RunResult result, bool times) => Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schema", RunResult.Schema);
        writer.WriteString("program", RunResult.Program);
        writer.WriteString("recipe", result.Recipe);
        writer.WriteNumber("seed", result.Seed);
        writer.WriteStartArray("steps");
        foreach (var step in result.Steps) Step(writer, step, times);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Step(Utf8JsonWriter writer, StepRecord step, bool times)
    {
        writer.WriteStartObject();
        writer.WriteString("step", step.Step);
        writer.WriteString("model", step.Model);
        writer.WriteStartObject("outputs");
        foreach (var output in step.Outputs) Value(writer, output);
        writer.WriteEndObject();
        writer.WriteStartObject("badges");
        foreach (var output in step.Outputs)
            if (output.Value is not null) writer.WriteString(output.Name, Words(output.Badge));
        writer.WriteEndObject();
        if (step.ValidatedBy.Count > 0)
        {
            writer.WriteStartObject("validated_by");
            foreach (var (output, name) in step.ValidatedBy) writer.WriteString(output, name);
            writer.WriteEndObject();
        }
        if (step.Bands.Count > 0)
        {
            writer.WriteStartObject("bands");
            foreach (var band in step.Bands)
            {
                writer.WriteStartObject(band.Output);
                writer.WriteNumber("low", band.Low);
                Number(writer, "high", band.High);
                if (band.Absent is { } absent) writer.WriteString("absent", absent);
                writer.WriteStartArray("influences");
                foreach (var influence in band.Influences)
                {
                    writer.WriteStartObject();
                    writer.WriteString("constant", influence.Constant);
                    writer.WriteString("unit", influence.Unit);
                    writer.WriteNumber("lower", influence.Lower);
                    writer.WriteNumber("upper", influence.Upper);
                    Number(writer, "at_lower", influence.AtLower);
                    Number(writer, "at_upper", influence.AtUpper);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        if (step.Grid is { } grid)
        {
            writer.WriteStartObject("grid");
            writer.WriteNumber("cells", grid.Cells);
            if (grid.Failure is { } failure) writer.WriteString("reason", failure);
            else
            {
                writer.WriteStartObject("change_on_doubling");
                foreach (var change in grid.Changes)
                {
                    writer.WriteStartObject(change.Output);
                    writer.WriteNumber("value", change.Change);
                    writer.WriteString("unit", change.Unit);
                    writer.WriteEndObject();
                }
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        if (step.Seeds.Count > 0)
        {
            writer.WriteStartObject("seeds");
            foreach (var spread in step.Seeds)
            {
                writer.WriteStartObject(spread.Output);
                writer.WriteNumber("mean", spread.Mean);
                writer.WriteNumber("sd", spread.StandardDeviation);
                writer.WriteString("unit", spread.Unit);
                writer.WriteStartArray("values");
                foreach (var value in spread.Values) writer.WriteNumberValue(value);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        if (step.Paths.Count > 0)
        {
            writer.WriteStartObject("paths");
            foreach (var spread in step.Paths)
            {
                writer.WriteStartObject(spread.Output);
                writer.WriteNumber("uncertainty", spread.Uncertainty);
                writer.WriteString("unit", spread.Unit);
                writer.WriteStartObject("shifts");
                for (var k = 0; k < spread.Paths.Count; k++) writer.WriteNumber(spread.Paths[k].Key, spread.Shift(k));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        writer.WriteStartObject("balances");
        foreach (var balance in step.Balances) writer.WriteNumber(balance.Name, balance.RelativeError);
        writer.WriteEndObject();
        writer.WriteStartObject("files");
        foreach (var (name, path) in step.Files) writer.WriteString(name, path);
        writer.WriteEndObject();
        writer.WriteStartArray("warnings");
        foreach (var warning in step.Warnings) writer.WriteStringValue(warning);
        writer.WriteEndArray();
        if (times)
        {
            writer.WriteNumber("cpu_s", step.Times.Cpu);
            writer.WriteNumber("wall_s", step.Times.Wall);
        }
        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, Output output)
    {
        writer.WriteStartObject(output.Name);
        if (output.Value is { } value)
        {
            if (output.Word is { } word) writer.WriteString("value", word);
            else writer.WriteNumber("value", value);
            writer.WriteString("unit", output.Unit);
            if (output.StandardDeviation is { } sd) writer.WriteNumber("sd", sd);
        }
        else
        {
            writer.WriteNull("value");
            writer.WriteString("reason", output.Reason);
        }
        writer.WriteEndObject();
    }

    /// <summary>The word for a badge in JSON and tables.</summary>
    /// <param name="badge">the badge</param>
    public static string Words(Badge badge) => badge switch
    {
        Badge.Exact => "exact",
        Badge.Validated => "validated",
        Badge.Extrapolated => "extrapolated",
        Badge.Prescribed => "prescribed",
        _ => "assumed",
    };

    internal static void Number(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }

    internal static string Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) write(writer);
        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
