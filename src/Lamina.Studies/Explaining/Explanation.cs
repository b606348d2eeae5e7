using System.Text;
using Lamina.Data.Provenance;
using Lamina.Line.Outputs;
using Lamina.Studies.Running;

namespace Lamina.Studies.Explaining;

/// <summary>What an output is and on what it rests.</summary>
public sealed record Explanation
{
    /// <summary>The definitions found; loadings are given by several steps.</summary>
    public required IReadOnlyList<OutputDefinition> Definitions { get; init; }

    /// <summary>Values of a recipe and its line that enter, the written ones first; empty without a recipe.</summary>
    public IReadOnlyList<InputValue> Values { get; init; } = [];

    /// <summary>Constants of a recipe that enter, with their sources; empty without a recipe.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> Constants { get; init; } = [];

    /// <summary>Share of these constants that are assumed; null without a recipe [-].</summary>
    public double? AssumedShare => Constants.Count == 0 ? null : (double)Constants.Count(c => c.Value.Source.Kind == SourceKind.Assumed) / Constants.Count;

    /// <summary>The explanation for people.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var d in Definitions)
        {
            text.Append($"{d.Name} ({d.Step}) [{d.Unit}]\n  {d.Definition}\n  by      {d.Equation}\n  from    {string.Join(", ", d.Inputs)}\n");
            text.Append(d.Modelled ? "  trust   rests on model constants; the run's badge and band say how far\n" : "  trust   an identity of given numbers\n");
        }
        if (Values.Count > 0)
        {
            text.Append($"\nValues used ({Values.Count(v => v.IsGiven)} written, {Values.Count(v => !v.IsGiven)} by default):\n");
            foreach (var value in Values) text.Append($"  {value.Path} = {value.Text}{(value.IsGiven ? "" : " (default)")}\n");
        }
        if (Constants.Count > 0)
        {
            text.Append($"\nConstants used ({100 * AssumedShare:0} % assumed):\n");
            foreach (var (name, value) in Constants)
            {
                var bounds = value is { Lower: { } low, Upper: { } high } ? $" ({low:G4} to {high:G4})" : "";
                text.Append($"  {name} = {value.Value:G5}{(value.Unit == "1" ? "" : " " + value.Unit)}{bounds}: {value.Source.Kind.ToString().ToLowerInvariant()}, {value.Source.Citation}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>The explanation as JSON.</summary>
    public string Json() => ResultJson.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("outputs");
        foreach (var d in Definitions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", d.Name);
            writer.WriteString("step", d.Step);
            writer.WriteString("unit", d.Unit);
            writer.WriteString("definition", d.Definition);
            writer.WriteString("equation", d.Equation);
            writer.WriteStartArray("inputs");
            foreach (var input in d.Inputs) writer.WriteStringValue(input);
            writer.WriteEndArray();
            writer.WriteBoolean("modelled", d.Modelled);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("values");
        foreach (var value in Values)
        {
            writer.WriteStartObject();
            writer.WriteString("path", value.Path);
            writer.WriteString("text", value.Text);
            writer.WriteBoolean("given", value.IsGiven);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        ResultJson.Number(writer, "assumed_share", AssumedShare);
        writer.WriteStartArray("constants");
        foreach (var (name, value) in Constants)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteNumber("value", value.Value);
            writer.WriteString("unit", value.Unit);
            ResultJson.Number(writer, "lower", value.Lower);
            ResultJson.Number(writer, "upper", value.Upper);
            writer.WriteString("kind", value.Source.Kind.ToString().ToLowerInvariant());
            writer.WriteString("source", value.Source.Citation);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
