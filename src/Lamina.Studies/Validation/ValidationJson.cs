using Lamina.Studies.Running;

namespace Lamina.Studies.Validation;

/// <summary>Writes validation rows as the array that <c>lamina validate --json</c> prints.</summary>
public static class ValidationJson
{
    /// <summary>The text.</summary>
    /// <param name="rows">the rows</param>
    public static string Write(IReadOnlyList<ValidationRow> rows) => ResultJson.Document(writer =>
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("case", row.Case);
            writer.WriteString("class", Words(row.Class));
            writer.WriteString("quantity", row.Quantity);
            ResultJson.Number(writer, "expected", row.Expected);
            ResultJson.Number(writer, "got", row.Got);
            writer.WriteString("unit", row.Unit);
            ResultJson.Number(writer, "tolerance", row.Tolerance);
            if (row.Pass is { } pass) writer.WriteBoolean("pass", pass);
            else writer.WriteNull("pass");
            writer.WriteString("source", row.Source);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    /// <summary>The word for a class in JSON, tables and docs.</summary>
    /// <param name="validationClass">the class</param>
    public static string Words(ValidationClass validationClass) => validationClass switch
    {
        ValidationClass.Exact => "exact",
        ValidationClass.Peer => "peer",
        ValidationClass.Fitted => "fitted",
        _ => "held-out",
    };
}
