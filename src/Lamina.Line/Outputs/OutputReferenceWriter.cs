using System.Text;
using Lamina.Line.Structures;

namespace Lamina.Line.Outputs;

/// <summary>Writes the reference page of all outputs as Markdown, from the definitions of the <see cref="OutputCatalogue"/>.</summary>
public static class OutputReferenceWriter
{
    /// <summary>A section per step with one row per output, then what models with particles add.</summary>
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Outputs

            What every step reports, in SI; the text output and the report show them in the units of the second column. `lamina explain NAME` prints the same for one output, with
            `--recipe` also the constants that it rests on. Every drying step of any model lists all drying outputs, null with a reason where it has none. Each mobile
            species NAME adds `NAME_bottom_over_mean` and `NAME_top_over_mean`.

            """);
        var structures = StructureOutputs.All.Prepend(StructureOutputs.SlurryDensity).ToArray();
        foreach (var step in OutputCatalogue.All.Except(structures).GroupBy(d => d.Step)) Section(page, step.Key, step);
        page.Append("\n# Outputs of steps with `model: particles`\n\nThey come beside those above; `porosity` then follows from mass and thickness, `porosity_bulk` from the spheres with overlaps counted once.\n");
        foreach (var step in structures.GroupBy(d => d.Step)) Section(page, $"{step.Key}, particles", step);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IEnumerable<OutputDefinition> outputs)
    {
        page.Append($"\n## {title}\n\n| output | unit | what it is | how |\n| --- | --- | --- | --- |\n");
        foreach (var d in outputs)
            page.Append($"| `{d.Name}` | {d.Unit}{(d.DisplayUnit == d.Unit ? "" : $", shown in {d.DisplayUnit}")} | {Cell(d.Definition)} | {Cell(d.Equation)} |\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|");
}
