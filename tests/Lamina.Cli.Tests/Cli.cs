using System.Text.Json;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>Runs the command line in this process and gives back what it wrote.</summary>
internal static class Cli
{
    public static (int Exit, string Out, string Error) Run(params string[] args) => RunWith("", args);

    /// <summary>The same with lines on standard input, which is no terminal.</summary>
    public static (int Exit, string Out, string Error) RunWith(string input, params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exit = LaminaCommand.Run(args, new CliConsole(output, error, false, false, new StringReader(input)));
        return (exit, output.ToString(), error.ToString());
    }

    public static JsonElement Json(params string[] args)
    {
        var (exit, output, error) = Run(args);
        Assert.True(exit == 0, $"exit {exit}: {output}{error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    public static string Example(string name) => Path.Combine(Places.Root, "examples", name, "recipe.yaml");

    /// <summary>A recipe in a scratch folder.</summary>
    public static string Recipe(string text)
    {
        var path = Path.Combine(Places.Scratch("recipe"), "recipe.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A cathode as particles through all three steps.</summary>
    /// <param name="edge">of the box</param>
    /// <param name="loading">of the film</param>
    /// <param name="increments">of drying</param>
    /// <param name="pressing">what calendering says besides its model</param>
    public static string Particles(string edge = "9 um", string loading = "3.2 mg/cm2", int increments = 20, string pressing = "porosity: 40 %") => $$$"""
        name: particles
        formulation:
          solvent: NMP
          solids_content: 65 wt%
          components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
        structure: {edge: {{{edge}}}}
        mixing: {model: particles}
        coating: {loading: {{{loading}}}}
        drying: {model: particles, particles: {centre: 1.1, top: 1.4, fix_at: 42 %, increments: {{{increments}}}}}
        calendering: {model: particles, {{{pressing}}}}
        """;

    public const string Coated = """
        name: coated
        formulation:
          solvent: NMP
          solids_content: 65 wt%
          components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
        coating:
          loading: 18 mg/cm2
        """;
}
