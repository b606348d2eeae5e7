using System.Text;
using System.Text.Json;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Cli.Output;

/// <summary>Materials as JSON.</summary>
public static class MaterialSheet
{
    public static string Words(MaterialClass materialClass) => materialClass switch
    {
        MaterialClass.ActiveMaterial => "active material",
        MaterialClass.ConductiveAdditive => "conductive additive",
        MaterialClass.Binder => "binder",
        MaterialClass.Solvent => "solvent",
        _ => "foil",
    };

    public static string Json(IEnumerable<Material> materials)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var material in materials)
            {
                writer.WriteStartObject();
                writer.WriteString("name", material.Name);
                writer.WriteString("class", Words(material.Class));
                writer.WriteStartArray("aliases");
                foreach (var alias in material.Aliases) writer.WriteStringValue(alias);
                writer.WriteEndArray();
                writer.WriteString("note", material.Note);
                writer.WriteStartObject("properties");
                foreach (var property in material.Properties)
                {
                    if (property.Get(material) is not { } value) continue;
                    writer.WriteStartObject(property.Key);
                    writer.WriteNumber("value", value.Value);
                    writer.WriteString("unit", value.Unit);
                    if (value.Lower is { } low) writer.WriteNumber("lower", low);
                    if (value.Upper is { } high) writer.WriteNumber("upper", high);
                    writer.WriteString("kind", value.Source.Kind.ToString().ToLowerInvariant());
                    writer.WriteString("source", value.Source.Citation);
                    writer.WriteEndObject();
                }
                writer.WriteEndObject();
                if (material is Solvent solvent)
                {
                    writer.WriteStartObject("laws");
                    foreach (var law in solvent.Laws)
                    {
                        writer.WriteStartObject(law.About.Key);
                        writer.WriteString("formula", law.About.Formula);
                        writer.WriteString("unit", law.About.Unit);
                        writer.WriteNumber("at_298_15_K", law.At(298.15));
                        writer.WriteString("kind", law.About.Source.Kind.ToString().ToLowerInvariant());
                        writer.WriteString("source", law.About.Source.Citation);
                        writer.WriteEndObject();
                    }
                    writer.WriteEndObject();
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
