using System.Text.Json.Nodes;
using Lamina.Data.Binding.Shapes;

namespace Lamina.Data.Binding;

/// <summary>
/// Writes the JSON Schema (draft 2020-12) of a settings record, from the same attributes that the <see cref="Binder"/> reads by, so that editors complete and
/// check. The schema is a little wider than the binder: it cannot tell dimensions apart nor see sums.
/// </summary>
public static class JsonSchemaWriter
{
    /// <summary>The schema of a record.</summary>
    /// <param name="type">the settings record</param>
    /// <param name="title">what a file of it is called</param>
    public static JsonObject Write(Type type, string title)
    {
        var walk = new SchemaWalk();
        var root = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in walk.Of(ShapeTable.Of(type)).ToList()) root[key] = value?.DeepClone();
        root["$defs"] = walk.Definitions;
        return root;
    }

    private sealed class SchemaWalk
    {
        private const string Number = @"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?";
        private const string Unit = @"(1\s*/|[^\s0-9.,+\-]).*";
        private const string Measured = @"^\s*\(?\s*" + Number + @"(\s*(\+-|\+/-|±)\s*" + Number + @"\s*\)?)?\s*";

        private readonly Dictionary<string, Type> _begun = [];

        public JsonObject Definitions { get; } = [];

        public JsonObject Of(Shape shape) => shape switch
        {
            QuantityShape { IsRange: true } range => new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*" + Number + @".*\.\..*[0-9].*$", ["examples"] = new JsonArray(range.Example) },
            QuantityShape { IsPure: true } pure => Bounded(pure, new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = Measured + $"({Unit})?$" }),
            QuantityShape physical => new JsonObject { ["type"] = "string", ["pattern"] = Measured + Unit + "$", ["examples"] = new JsonArray(physical.Example) },
            WholeShape whole => Bounded(whole),
            FlagShape => new JsonObject { ["type"] = "boolean" },
            // A text like 622 is a number to any reader of YAML.
            TextShape => new JsonObject { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1, ["maxLength"] = TextShape.MaxLength },
            ChoiceShape choice => Choice(choice),
            ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = list.Min, ["maxItems"] = list.Max },
            MapShape map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Value), ["minProperties"] = map.Min, ["maxProperties"] = map.Max },
            RecordShape record => Reference(record.Type, () => Short(record, Record(record, null, null, false))),
            TaggedShape tagged => Reference(tagged.Type, () => Kinds(tagged)),
            _ => [],
        };

        private JsonObject Reference(Type type, Func<JsonObject> define)
        {
            var name = Names.SnakeCase(type.Name);
            // Records of one name in different namespaces are told apart by them.
            if (_begun.TryGetValue(name, out var other) && other != type) name = type.FullName!.Replace('+', '.');
            // Begun before it is filled in, because a record may hold records of its own kind.
            if (_begun.TryAdd(name, type)) Definitions[name] = define();
            return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        }

        private JsonObject Record(RecordShape record, string? discriminator, string? tag, bool needsTag)
        {
            var properties = new JsonObject();
            var required = new JsonArray();
            if (discriminator is not null)
            {
                properties[discriminator] = new JsonObject { ["const"] = tag };
                if (needsTag) required.Add(discriminator);
            }
            var fresh = record.Type.IsAbstract ? null : record.Create();
            foreach (var setting in record.Settings)
            {
                var schema = Of(setting.Shape);
                if (setting.IsFromFile) schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "string", ["pattern"] = @"\.ya?ml$" }) };
                if (setting.IsNullable) schema = OrNull(schema);
                if (Describe(setting) is { } description) schema["description"] = description;
                if (!setting.IsRequired && DefaultText.Of(setting.Shape, setting.Property.GetValue(fresh)) is { } usual) schema["default"] = Plain(setting.Shape, usual);
                properties[setting.Key] = schema;
                if (setting.IsRequired) required.Add(setting.Key);
            }
            var result = new JsonObject { ["type"] = "object" };
            if (record.Description is { } text) result["description"] = text;
            result["properties"] = properties;
            if (required.Count > 0) result["required"] = required;
            result["additionalProperties"] = false;
            return result;
        }

        private JsonObject Short(RecordShape record, JsonObject full) => record.Shorthand is { } key && record.TryGet(key, out var sole)
            ? new JsonObject { ["anyOf"] = new JsonArray(full, Of(sole.Shape)) }
            : full;

        private JsonObject Kinds(TaggedShape tagged)
        {
            var forms = new JsonArray();
            // A kind that needs no settings may be named alone.
            var bare = tagged.Kinds.Where(kind => kind.Record.Settings.All(setting => !setting.IsRequired)).Select(kind => JsonValue.Create(kind.Tag)).ToArray();
            if (bare.Length > 0) forms.Add(new JsonObject { ["enum"] = new JsonArray(bare) });
            foreach (var (tag, record) in tagged.Kinds)
            {
                if (tagged.Discriminator is { } key)
                {
                    forms.Add(Record(record, key, tag, needsTag: tag != tagged.Default));
                    continue;
                }
                var content = Short(record, Record(record, null, null, false));
                if (record.Settings.All(setting => !setting.IsRequired)) content = OrNull(content);
                forms.Add(new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [tag] = content },
                    ["required"] = new JsonArray(tag),
                    ["additionalProperties"] = false,
                });
            }
            var result = new JsonObject { ["oneOf"] = forms };
            if (tagged.Description is { } description) result["description"] = description;
            return result;
        }

        private static JsonObject Choice(ChoiceShape choice)
        {
            var names = new JsonArray([.. choice.Choices.Select(known => JsonValue.Create(known.Name))]);
            // Readers of YAML 1.1 turn these words into flags before a schema sees them.
            if (choice.Choices.Any(known => known.Name is "on" or "yes")) names.Add(true);
            if (choice.Choices.Any(known => known.Name is "off" or "no")) names.Add(false);
            return new JsonObject { ["enum"] = names };
        }

        private static JsonObject OrNull(JsonObject schema)
        {
            switch (schema["type"])
            {
                case JsonValue one:
                    schema["type"] = new JsonArray((string)one!, "null");
                    return schema;
                case JsonArray several:
                    several.Add("null");
                    return schema;
                default:
                    return schema.Count == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
            }
        }

        private static JsonObject Bounded(QuantityShape pure, JsonObject schema)
        {
            if (pure.Min is { } min) schema[pure.MinExclusive ? "exclusiveMinimum" : "minimum"] = min.Value;
            if (pure.Max is { } max) schema[pure.MaxExclusive ? "exclusiveMaximum" : "maximum"] = max.Value;
            return schema;
        }

        private static JsonObject Bounded(WholeShape whole)
        {
            var schema = new JsonObject { ["type"] = "integer" };
            if (whole.Min != long.MinValue) schema["minimum"] = whole.Min;
            if (whole.Max != long.MaxValue) schema["maximum"] = whole.Max;
            return schema;
        }

        private static string? Describe(Setting setting)
        {
            var bounds = ReferenceWriter.Bounds(setting.Shape);
            var sort = setting.Shape is QuantityShape or WholeShape ? $"({setting.Shape.Sort}{(bounds is null ? "" : ", " + bounds)})" : null;
            return (setting.Description, sort) switch
            {
                (null, null) => null,
                ({ } text, null) => text,
                (null, { } kind) => kind,
                ({ } text, { } kind) => $"{text} {kind}",
            };
        }

        private static JsonNode Plain(Shape shape, string text) => shape switch
        {
            FlagShape => text == "true",
            WholeShape => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
            QuantityShape { IsPure: true } when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
    }
}
