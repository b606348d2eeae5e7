using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lamina.Figures.Charts;
using Lamina.Figures.Svg;

namespace Lamina.Figures.Pages;

/// <summary>Writes a <see cref="ReportModel"/> as one self-contained HTML page: no outside resource, complete without script; one small inline script reads values off the charts under the pointer.</summary>
public static class ReportPage
{
    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");

    /// <summary>The page as text (write it as UTF-8). The same model gives the same bytes. A citation of a source that is not listed is shown as it was written.</summary>
    /// <param name="model">what the page says</param>
    /// <exception cref="ArgumentException">a table row has not one cell per column, a source is listed twice or has an unfit id, or a chart cannot be drawn</exception>
    public static string Write(ReportModel model) => new Writer(model).Write();

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("Lamina.Figures.Pages." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Writer
    {
        private readonly ReportModel model;
        private readonly StringBuilder html = new(64 * 1024);
        private readonly Dictionary<string, int> sources = new(StringComparer.Ordinal);
        private int figures, tables;

        internal Writer(ReportModel model)
        {
            this.model = model;
            foreach (var source in model.Sources)
            {
                if (source.Id.Length == 0 || !source.Id.All(FitForId))
                    throw new ArgumentException($"source id '{source.Id}' is not fit to be cited: use letters, digits, '-', '_' and '.' only");
                if (!sources.TryAdd(source.Id, sources.Count + 1)) throw new ArgumentException($"source '{source.Id}' is listed twice: list each once");
            }
        }

        private static bool FitForId(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

        internal string Write()
        {
            // Only the page's own script may run, whatever a text holds, and nothing may be fetched.
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
            html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
            html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'\">\n");
            html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
            html.Append("<title>").Append(Escape.Xml(model.Title)).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<div class=\"page\">\n");
            Contents();
            TitleBlock();
            html.Append("<main>\n");
            Verdicts();
            KeyNumbers();
            Warnings();
            for (var i = 0; i < model.Sections.Count; i++) Section(model.Sections[i], i + 1);
            Sources();
            html.Append("</main>\n</div>\n<script>").Append(Script).Append("</script>\n</body>\n</html>\n");
            return html.ToString();
        }

        private void Contents()
        {
            html.Append("<nav aria-label=\"Contents\"><ol>\n");
            void Entry(string anchor, string text) => html.Append($"<li><a href=\"#{anchor}\">").Append(Plain(text)).Append("</a></li>\n");
            if (model.Verdicts.Count > 0) Entry("verdicts", "Verdicts");
            if (model.KeyNumbers.Count > 0) Entry("key-numbers", "Key numbers");
            if (model.Warnings.Count > 0) Entry("warnings", "Warnings");
            for (var i = 0; i < model.Sections.Count; i++) Entry($"section-{i + 1}", model.Sections[i].Title);
            if (model.Sources.Count > 0) Entry("sources", "Sources");
            html.Append("</ol></nav>\n");
        }

        private void TitleBlock()
        {
            html.Append("<header class=\"title\">\n<h1>").Append(Plain(model.Title)).Append("</h1>\n");
            if (model.Subtitle.Length > 0) html.Append("<p class=\"subtitle\">").Append(Plain(model.Subtitle)).Append("</p>\n");
            if (model.Facts.Count > 0)
            {
                html.Append("<dl class=\"facts\">\n");
                foreach (var (name, value) in model.Facts) html.Append("<div><dt>").Append(Plain(name)).Append("</dt><dd>").Append(Plain(value)).Append("</dd></div>\n");
                html.Append("</dl>\n");
            }
            if (model.Summary.Length > 0) html.Append("<p class=\"summary\">").Append(Cited(model.Summary)).Append("</p>\n");
            html.Append("</header>\n");
        }

        private void KeyNumbers()
        {
            if (model.KeyNumbers.Count == 0) return;
            html.Append("<h2 id=\"key-numbers\">Key numbers</h2>\n<div class=\"tiles\">\n");
            foreach (var number in model.KeyNumbers)
            {
                html.Append($"<div class=\"tile {ClassOf(number.Badge)}\"><div class=\"label\">").Append(Plain(number.Label)).Append("</div>");
                html.Append("<div class=\"number\">").Append(Plain(Numbers.Significant(number.Unit.Show(number.Value), number.Digits)));
                if (number.Unit.Symbol.Length > 0 && double.IsFinite(number.Value)) html.Append(" <span class=\"unit\">").Append(Plain(number.Unit.Symbol)).Append("</span>");
                html.Append("</div>");
                if (number.Lower is { } lower && number.Upper is { } upper)
                {
                    html.Append(Marginal.Band(number));
                    html.Append("<div class=\"band\">").Append(Plain(double.IsPositiveInfinity(upper)
                        ? $"{Marginal.Show(lower, number.Unit, number.Digits)} and more: not always reached"
                        : $"{Numbers.Significant(number.Unit.Show(lower), number.Digits)} to {Marginal.Show(upper, number.Unit, number.Digits)}")).Append("</div>");
                }
                if (number.Note.Length > 0) html.Append("<div class=\"note\">").Append(Cited(number.Note)).Append("</div>");
                if (number.Badge is { } badge) html.Append("<div class=\"foot\">").Append(BadgeMark(badge)).Append("</div>");
                html.Append("</div>\n");
            }
            html.Append("</div>\n");
            var used = model.KeyNumbers.Select(n => n.Badge).OfType<Badge>().Distinct().Order().ToList();
            if (used.Count == 0) return;
            html.Append("<p class=\"key\">");
            foreach (var badge in used) html.Append("<span class=\"say\">").Append(BadgeMark(badge)).Append(' ').Append(Meaning(badge)).Append("</span> ");
            html.Append("</p>\n");
        }

        private static string ClassOf(Badge? badge) => badge?.ToString().ToLowerInvariant() ?? "plain";

        private static string BadgeMark(Badge badge) => $"<span class=\"badge {ClassOf(badge)}\">{(badge == Badge.Assumed ? "rests on assumptions" : badge == Badge.Validated ? "validated range" : ClassOf(badge))}</span>";

        private static string Meaning(Badge badge) => badge switch
        {
            Badge.Validated => "inside the range checked against held-out measurements",
            Badge.Extrapolated => "outside every range checked against held-out measurements",
            Badge.Assumed => "the band follows from the bounds of assumed constants",
            _ => "set in the recipe, not computed",
        };

        private void Verdicts()
        {
            if (model.Verdicts.Count == 0) return;
            html.Append("<h2 id=\"verdicts\">Verdicts</h2>\n<ul class=\"verdicts\">\n");
            foreach (var verdict in model.Verdicts)
            {
                var status = verdict.Status.ToString().ToLowerInvariant();
                html.Append($"<li><span class=\"mark {status}\">{(verdict.Status == VerdictStatus.Unknown ? "not judged" : status)}</span><div><p>").Append(Cited(verdict.Sentence)).Append("</p>");
                if (verdict.Advice.Length > 0) html.Append("<p class=\"advice\"><b>Change first:</b> ").Append(Cited(verdict.Advice)).Append("</p>");
                html.Append("</div><div>").Append(Marginal.Margin(verdict)).Append("</div></li>\n");
            }
            html.Append("</ul>\n");
        }

        private void Warnings()
        {
            if (model.Warnings.Count == 0) return;
            html.Append("<section class=\"warnings\" id=\"warnings\"><h2>Warnings</h2><ul>\n");
            foreach (var warning in model.Warnings) html.Append("<li>").Append(Plain(warning)).Append("</li>\n");
            html.Append("</ul></section>\n");
        }

        private void Section(ReportSection section, int number)
        {
            html.Append($"<section>\n<h2 id=\"section-{number}\">").Append(Plain(section.Title)).Append("</h2>\n");
            foreach (var block in section.Blocks)
                switch (block)
                {
                    case Paragraph paragraph:
                        html.Append("<p>").Append(Cited(paragraph.Text)).Append("</p>\n");
                        break;
                    case ItemList list:
                        html.Append(list.Numbered ? "<ol>\n" : "<ul>\n");
                        foreach (var item in list.Items) html.Append("<li>").Append(Cited(item)).Append("</li>\n");
                        html.Append(list.Numbered ? "</ol>\n" : "</ul>\n");
                        break;
                    case Figure figure:
                        Illustration(figure.Chart.ToSvg(), figure.Caption);
                        break;
                    case PictureFigure picture:
                        Picture(picture);
                        break;
                    case PictureRow row:
                        html.Append("<div class=\"pictures\">\n");
                        foreach (var one in row.Pictures) Picture(one);
                        html.Append("</div>\n");
                        break;
                    case ReportTable table:
                        Table(table);
                        break;
                    default:
                        throw new ArgumentException($"a block of type {block.GetType().Name} is not known to the page: use one of Paragraph, ItemList, Figure, PictureFigure, PictureRow, ReportTable");
                }
            html.Append("</section>\n");
        }

        private void Picture(PictureFigure picture)
        {
            var width = picture.Width is { } given ? $" width=\"{Drawing.N(given)}\"" : "";
            Illustration($"<img{width} alt=\"{Escape.Xml(picture.Description)}\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png.Span)}\">\n", picture.Caption);
        }

        private void Illustration(string content, string caption)
        {
            figures++;
            html.Append($"<figure id=\"figure-{figures}\">\n").Append(content).Append($"<figcaption><b>Figure {figures}.</b> ").Append(Cited(caption)).Append("</figcaption>\n</figure>\n");
        }

        private void Table(ReportTable table)
        {
            tables++;
            html.Append($"<div class=\"table\"><table id=\"table-{tables}\">\n<caption><b>Table {tables}.</b> ").Append(Cited(table.Caption)).Append("</caption>\n<thead><tr>");
            var formats = new List<Func<double, string>>();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = table.Columns[i];
                html.Append(column.Numeric ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">").Append(Plain(column.Header));
                if (column.Unit.Symbol.Length > 0) html.Append("<span class=\"unit\">").Append(Plain(column.Unit.Symbol)).Append("</span>");
                html.Append("</th>");
                formats.Add(FormatOf(table, i));
            }
            html.Append("</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
            {
                if (row.Count != table.Columns.Count) throw new ArgumentException($"a row of table '{table.Caption}' has {row.Count} cells for {table.Columns.Count} columns: give one per column");
                html.Append("<tr>");
                for (var i = 0; i < row.Count; i++)
                    html.Append(table.Columns[i].Numeric ? "<td class=\"n\">" : "<td>").Append(row[i].Text is { } text ? Cited(text) : Plain(formats[i](table.Columns[i].Unit.Show(row[i].Number)))).Append("</td>");
                html.Append("</tr>\n");
            }
            html.Append("</tbody>\n</table></div>\n");
        }

        /// <summary>The same decimals for a whole column, so that points align; unless small values would lose their digits, then significant digits per cell.</summary>
        private static Func<double, string> FormatOf(ReportTable table, int column)
        {
            var (unit, digits) = (table.Columns[column].Unit, Math.Clamp(table.Columns[column].Digits, 1, 15));
            double largest = 0, smallest = double.PositiveInfinity;
            foreach (var row in table.Rows)
                if (column < row.Count && row[column].Text is null && Math.Abs(unit.Show(row[column].Number)) is var size && double.IsFinite(size) && size > 0)
                    (largest, smallest) = (Math.Max(largest, size), Math.Min(smallest, size));
            if (largest == 0) return value => Numbers.Significant(value, digits);
            var decimals = Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(largest)));
            // Up to two decimals more for the small ones.
            var enough = decimals;
            while (enough < decimals + 2 && smallest < 5 * Math.Pow(10, -enough)) enough++;
            decimals = enough;
            if (largest >= 1e6 || decimals > 8 || smallest < 5 * Math.Pow(10, -decimals)) return value => Numbers.Significant(value, digits);
            return value => double.IsFinite(value) ? Ticks.Number(value, decimals) : Numbers.Significant(value, digits);
        }

        private void Sources()
        {
            if (model.Sources.Count == 0) return;
            html.Append("<section>\n<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n");
            foreach (var source in model.Sources)
            {
                html.Append($"<li id=\"source-{source.Id}\">").Append(Plain(source.Text));
                if (source.Reference is { Length: > 0 } reference) html.Append(' ').Append(Link(reference));
                if (source.Kind.Length > 0) html.Append(" <span class=\"kind\">(").Append(Plain(source.Kind)).Append(")</span>");
                html.Append("</li>\n");
            }
            html.Append("</ol>\n</section>\n");
        }

        // Only web addresses and DOIs become links: any other scheme could run code on a click.
        private static string Link(string reference)
        {
            var address = reference.StartsWith("10.", StringComparison.Ordinal) ? "https://doi.org/" + reference
                : reference.StartsWith("doi:10.", StringComparison.OrdinalIgnoreCase) ? "https://doi.org/" + reference[4..] : reference;
            var web = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
            return web ? $"<a href=\"{Escape.Xml(address)}\" rel=\"noreferrer\">{Escape.Xml(reference)}</a>" : Escape.Xml(reference);
        }

        /// <summary>Text with raised and lowered characters set as such.</summary>
        private static string Plain(string text)
        {
            var result = new StringBuilder();
            foreach (var run in TextRun.Split(text))
                result.Append(run.Shift > 0 ? "<sup>" : run.Shift < 0 ? "<sub>" : "").Append(Escape.Xml(run.Text)).Append(run.Shift > 0 ? "</sup>" : run.Shift < 0 ? "</sub>" : "");
            return result.ToString();
        }

        /// <summary>Text in which <c>[@id]</c> becomes the source's number with a link to it.</summary>
        private string Cited(string text)
        {
            var result = new StringBuilder();
            var done = 0;
            for (var at = text.IndexOf("[@", StringComparison.Ordinal); at >= 0; at = text.IndexOf("[@", at + 1, StringComparison.Ordinal))
            {
                var end = text.IndexOf(']', at);
                if (end < 0) break;
                var id = text[(at + 2)..end];
                if (!sources.TryGetValue(id, out var number)) continue;
                result.Append(Plain(text[done..at])).Append(CultureInfo.InvariantCulture, $"<a class=\"cite\" href=\"#source-{id}\">[{number}]</a>");
                done = end + 1;
            }
            return result.Append(Plain(text[done..])).ToString();
        }
    }
}
