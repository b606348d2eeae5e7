using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lamina.Data.Json;

/// <summary>
/// Writes JSON so that equal content gives equal bytes: keys in the order they were added, doubles with the fewest digits that read back to the same bits,
/// two spaces of indentation, line feeds. Numbers that are not finite are refused.
/// </summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Indented = Options(true);
    private static readonly JsonWriterOptions OneLine = Options(false);

    /// <summary>The text, indented and ending with a line feed.</summary>
    /// <exception cref="ArgumentException">a number is NaN or infinite; the message names its place</exception>
    public static string Write(JsonNode node) => Encoding.UTF8.GetString(Bytes(node, Indented)) + "\n";

    /// <summary>The text on one line without a line feed, for logs.</summary>
    /// <exception cref="ArgumentException">a number is NaN or infinite; the message names its place</exception>
    public static string WriteLine(JsonNode node) => Encoding.UTF8.GetString(Bytes(node, OneLine));

    private static byte[] Bytes(JsonNode node, JsonWriterOptions options)
    {
        CheckFinite(node);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, options)) node.WriteTo(writer);
        return buffer.ToArray();
    }

    private static void CheckFinite(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map) CheckFinite(value);
                break;
            case JsonArray list:
                foreach (var value in list) CheckFinite(value);
                break;
            case JsonValue value when value.TryGetValue<double>(out var number) && !double.IsFinite(number)
                || value.TryGetValue<float>(out var single) && !float.IsFinite(single):
                throw new ArgumentException($"{node.GetPath()} is not a finite number: JSON has no such thing, and results say why a value is missing.");
        }
    }

    private static JsonWriterOptions Options(bool indented) => new()
    {
        Indented = indented,
        IndentSize = 2,
        NewLine = "\n",
        MaxDepth = 128,
        // Text stays readable; this JSON never stands inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
