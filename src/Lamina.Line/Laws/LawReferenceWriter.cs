using System.Text;
using Lamina.Data.Provenance;

namespace Lamina.Line.Laws;

/// <summary>Writes the laws of mixing, coating and calendering for people: one law as text, all of them as the reference page.</summary>
public static class LawReferenceWriter
{
    /// <summary>One law, or the list of all.</summary>
    /// <param name="name">name of a law, or <c>laws</c></param>
    /// <returns>null where there is no such law</returns>
    public static string? Text(string name)
    {
        if (name == "laws") return string.Concat(LawCatalogue.All.Select(l => $"{l.Name} ({l.Step}): {l.Description}\n"));
        if (LawCatalogue.All.FirstOrDefault(l => l.Name == name) is not { } law) return null;
        var text = new StringBuilder($"{law.Name} ({law.Step})\n{law.Description}\n  {law.Equation}\n  source: {law.Source}\n\ncolumns of a table to calibrate it\n");
        foreach (var quantity in law.Inputs.Append(law.Output)) text.Append($"  {quantity.Name} [{quantity.Unit}]: {quantity.Description}\n");
        text.Append("\nconstants\n");
        for (var i = 0; i < law.Parameters.Count; i++)
        {
            var p = law.Parameters[i];
            text.Append($"  {p.Name}: {Value(p.Default)}, {Bounds(p.Default)}, {Kind(p.Default)}: {p.Description}\n    {p.Default.Source.Citation}\n");
            if (law.RecipeKeys.Count > 0) text.Append($"    recipe: {law.RecipeKeys[i]}\n");
        }
        return text.ToString();
    }

    /// <summary>The reference page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Laws of mixing, coating and calendering

            Every law that has constants, with their defaults, class and bounds. `lamina explain LAW` prints one of them, `lamina calibrate --law LAW TABLE.csv` fits its constants to
            your table, whose columns are named as inputs and output, and says where a recipe takes them. *Assumed* constants rest on no measurement: outputs that depend on them carry
            the band that follows from their bounds. *Fitted* ones come from the data named.

            """);
        foreach (var step in LawCatalogue.All.GroupBy(l => l.Step))
        {
            page.Append($"\n## {step.Key}\n");
            foreach (var law in step)
            {
                page.Append($"\n### {law.Name}\n\n{Cell(law.Description)}\n\n    {law.Equation}\n\n");
                page.Append($"Takes {string.Join(", ", law.Inputs.Select(i => $"`{i.Name}` ({Unit(i.Unit)}{i.Description})"))}; gives `{law.Output.Name}` ({Unit(law.Output.Unit)}{law.Output.Description}). Source: {Cell(law.Source)}.\n\n");
                page.Append("| constant | default | bounds | class | what it is; where from | recipe key |\n| --- | --- | --- | --- | --- | --- |\n");
                for (var i = 0; i < law.Parameters.Count; i++)
                {
                    var p = law.Parameters[i];
                    page.Append($"| `{p.Name}` | {Value(p.Default)} | {Bounds(p.Default)} | {Kind(p.Default)} | {Cell(p.Description)}; {Cell(p.Default.Source.Citation)} | {(law.RecipeKeys.Count > 0 ? $"`{law.RecipeKeys[i]}`" : "-")} |\n");
                }
            }
        }
        return page.ToString();
    }

    private static string Value(Sourced value) => $"{value.Value:G6}{(value.Unit == "1" ? "" : " " + value.Unit)}";

    private static string Bounds(Sourced value) => $"{value.Lower:G6} to {value.Upper:G6}";

    private static string Kind(Sourced value) => value.Source.Kind.ToString().ToLowerInvariant();

    private static string Unit(string unit) => unit == "1" ? "" : unit + ", ";

    private static string Cell(string text) => text.Replace("|", "\\|");
}
