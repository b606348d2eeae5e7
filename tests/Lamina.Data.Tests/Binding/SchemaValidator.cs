using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Data.Yaml;
using Lamina.Testing;

namespace Lamina.Data.Tests.Binding;

/// <summary>Python's jsonschema from Debian's package, as the independent judge of schemas.</summary>
internal static class SchemaValidator
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema, instances = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for instance in instances:
            error = next(validator.iter_errors(instance), None)
            print("valid" if error is None else "invalid: " + error.message.replace("\n", " ")[:200])
        """;

    public static bool IsInstalled { get; } = File.Exists(Python) && Run("-c", "import jsonschema; jsonschema.Draft202012Validator").Code == 0;

    /// <summary>For each YAML text whether it satisfies the schema, with the reason where it does not.</summary>
    public static string[] Judge(JsonObject schema, IEnumerable<string> texts)
    {
        var folder = Places.Scratch("schema");
        File.WriteAllText(Path.Combine(folder, "schema.json"), JsonText.Write(schema));
        File.WriteAllText(Path.Combine(folder, "instances.json"), JsonText.Write(new JsonArray([.. texts.Select(text => ToJson(Document.Parse(text).Root))])));
        File.WriteAllText(Path.Combine(folder, "judge.py"), Script);
        var (code, output, error) = Run(Path.Combine(folder, "judge.py"), Path.Combine(folder, "schema.json"), Path.Combine(folder, "instances.json"));
        Assert.True(code == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What an editor's YAML reader hands to its validator.</summary>
    private static JsonNode? ToJson(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { IsQuoted: false, Text: "true" } => true,
        ScalarNode { IsQuoted: false, Text: "false" } => false,
        ScalarNode { IsQuoted: false } scalar when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var whole) => whole,
        ScalarNode { IsQuoted: false } scalar when double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException(),
    };

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
