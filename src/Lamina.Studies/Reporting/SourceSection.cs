using Lamina.Data.Provenance;
using Lamina.Figures.Pages;
using Lamina.Line;
using Lamina.Line.Recipes;

namespace Lamina.Studies.Reporting;

/// <summary>Where every value of the run comes from.</summary>
internal static class SourceSection
{
    public static (ReportSection Section, IReadOnlyList<ReportSource> Sources) Write(ReadRecipe read, LineResult line)
    {
        var sources = new List<ReportSource>();
        var rows = new List<IReadOnlyList<Cell>>();
        if (line.Drying?.Product.Solution is { } solution)
            foreach (var (name, value) in solution.Closures.All) Row("film model", name, value);
        if (line.Drying?.Product.Case is { } film)
            foreach (var (name, value) in film.Mechanics.All) Row("stress and cracks", name, value);
        foreach (var step in line.Steps)
            foreach (var (name, value) in step.Constants) Row(step.Step, name, value);
        foreach (var component in read.Job.Formulation.Components)
            foreach (var property in component.Material.Properties)
                if (property.Get(component.Material) is { } value) Row(component.Name, property.Key, value);
        var solvent = read.Job.Solvent;
        foreach (var property in solvent.Properties)
            if (property.Get(solvent) is { } value) Row(solvent.Name, property.Key, value);
        foreach (var law in solvent.Laws)
            rows.Add([solvent.Name, law.About.Key, law.About.Formula, "", Kind(law.About.Source), Cite(law.About.Source)]);

        // By the names of the copies beside the report, so that a resumed run, which reads these, writes the same page.
        var copies = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < read.Bound.Documents.Count; i++) copies.TryAdd(read.Bound.Documents[i].File, Running.RunStudy.CopyName(i));

        static TableColumn Text(string header) => new() { Header = header };
        var blocks = new List<ReportBlock>
        {
            new ReportTable
            {
                Caption = "Constants and properties used",
                Columns = [Text("Of"), Text("Name"), Text("Value"), Text("Bounds"), Text("Kind"), Text("Source")],
                Rows = rows,
            },
            new ReportTable
            {
                Caption = "Given in recipe and line" + (read.Bound.Value.Source is { } source ? $" (source: {source})" : ""),
                Columns = [Text("Key"), Text("Value"), Text("Written at")],
                Rows = [.. read.Bound.Given.Values.Where(g => g.Quantity is not null).Select(g => (IReadOnlyList<Cell>)[g.Path, g.Text, $"{copies.GetValueOrDefault(g.Span.File, g.Span.File)}:{g.Span.Line}"])],
            },
        };
        if (read.Bound.Defaulted.Count > 0)
            blocks.Add(new ReportTable
            {
                Caption = "Left at their defaults",
                Columns = [Text("Key"), Text("Default")],
                Rows = [.. read.Bound.Defaulted.Select(d => (IReadOnlyList<Cell>)[d.Key, d.Value])],
            });
        return (new ReportSection { Title = "Sources of every value", Blocks = blocks }, sources);

        void Row(string of, string name, Sourced value) => rows.Add(
        [
            of, name, $"{value.Value:G5}{(value.Unit == "1" ? "" : " " + value.Unit)}", value is { Lower: { } low, Upper: { } high } ? $"{low:G3} to {high:G3}" : "", Kind(value.Source), Cite(value.Source),
        ]);

        string Cite(Source cited)
        {
            var known = sources.FirstOrDefault(s => s.Text == cited.Citation && s.Reference == cited.Reference);
            if (known is null) sources.Add(known = new ReportSource { Id = "s" + (sources.Count + 1), Text = cited.Citation, Reference = cited.Reference, Kind = Kind(cited) });
            return $"[@{known.Id}]";
        }
    }

    private static string Kind(Source source) => source.Kind.ToString().ToLowerInvariant();
}
