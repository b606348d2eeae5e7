using System.Text;

namespace Lamina.Studies.Validation;

/// <summary>The reference page of all cases: counts per class, every row, failures included.</summary>
public static class ValidationPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="file">the Markdown file</param>
    /// <param name="rows">rows of all cases</param>
    public static void Write(string file, IReadOnlyList<ValidationRow> rows) => File.WriteAllText(file, Text(rows));

    /// <summary>The page as Markdown.</summary>
    /// <param name="rows">rows of all cases</param>
    public static string Text(IReadOnlyList<ValidationRow> rows)
    {
        var text = new StringBuilder();
        text.Append("""
            # Validation

            Written by `./lamina validate --page docs/reference/validation.md`; do not edit by hand.

            Classes: **exact** compares with a closed form or an identity, **peer** with an independent solver of the same equations, **fitted** took constants
            from these very data, **held-out** is a measurement that no fit has used. Only held-out cases may be called validated. Rows without an expected value
            are reported, not judged. Failures stay listed.

            | class | pass | fail | reported only |
            | --- | ---: | ---: | ---: |

            """);
        foreach (var kind in Enum.GetValues<ValidationClass>())
        {
            var of = rows.Where(r => r.Class == kind).ToArray();
            text.Append($"| {ValidationJson.Words(kind)} | {of.Count(r => r.Pass == true)} | {of.Count(r => r.Pass == false)} | {of.Count(r => r.Pass is null)} |\n");
        }
        text.Append("""

            ## Cases by number

            The numbers are those of the project's list of cases from the literature. A case may hold rows of several classes.

            | number | case | classes | pass | fail | reported only |
            | ---: | --- | --- | ---: | ---: | ---: |

            """);
        foreach (var (number, one) in ValidateStudy.Numbered)
        {
            var of = rows.Where(r => r.Case == one.Name).ToArray();
            text.Append($"| {number} | [{one.Name}](#{one.Name}) | {string.Join(", ", of.Select(r => ValidationJson.Words(r.Class)).Append(ValidationJson.Words(one.Class)).Distinct())} | {of.Count(r => r.Pass == true)} | {of.Count(r => r.Pass == false)} | {of.Count(r => r.Pass is null)} |\n");
        }
        text.Append("""

            ## Validated ranges

            An output of a run carries the badge "validated" only inside one of these ranges. Each comes from a held-out quantity that passes.

            | output | case | quantity | materials | conditions (SI) |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var range in ValidatedRanges.All)
            text.Append($"| {range.Output} | {range.Case} | {range.Quantity} | {range.Solvent}: {string.Join(", ", range.Materials)} | {string.Join("; ", range.Conditions.Select(c => $"{c.Condition} {c.Low:G4} to {c.High:G4}"))} |\n");
        foreach (var one in ValidateStudy.Cases)
        {
            var of = rows.Where(r => r.Case == one.Name).ToArray();
            if (of.Length == 0) continue;
            text.Append($"\n## {one.Name}\n\n{one.Question}\n\nClass {ValidationJson.Words(one.Class)}{(one.Number.Length > 0 ? $", case {one.Number}" : "")}. Source: {one.Source}\n");
            if (one.KnownConflict is { } conflict) text.Append($"\nKnown conflict: {conflict}\n");
            text.Append("\n| quantity | expected | got | unit | tolerance | result |\n| --- | ---: | ---: | --- | ---: | --- |\n");
            foreach (var row in of)
                text.Append($"| {row.Quantity} | {Number(row.Expected)} | {Number(row.Got)} | {row.Unit} | {Number(row.Tolerance)} | {row.Pass switch { true => "pass", false => "**fail**", _ => "reported" }} |\n");
        }
        return text.ToString();
    }

    private static string Number(double? value) => value is { } number ? number.ToString("G5") : "-";
}
