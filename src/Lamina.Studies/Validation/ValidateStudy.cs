using Lamina.Data.Faults;
using Lamina.Line.Steps;
using Lamina.Numerics;
using Lamina.Studies.Validation.Cases;

namespace Lamina.Studies.Validation;

/// <summary>Runs validation cases.</summary>
public static class ValidateStudy
{
    /// <summary>All cases, the exact ones first.</summary>
    public static IReadOnlyList<ValidationCase> Cases { get; } = CaseList.All;

    /// <summary>Every number of the literature list with the case that holds it, ascending.</summary>
    public static IReadOnlyList<(int Number, ValidationCase Case)> Numbered { get; } =
        [.. Cases.SelectMany(c => c.Numbers.Select(n => (n, c))).OrderBy(p => p.n)];

    /// <summary>The case of a name.</summary>
    /// <param name="name">its name</param>
    /// <exception cref="InputException">no such case; the message names the nearest</exception>
    public static ValidationCase Find(string name) => Cases.FirstOrDefault(c => c.Name == name)
        ?? throw new InputException(FaultKind.NotFound, $"there is no validation case {name}",
            $"{(Nearest.To(name, Cases.Select(c => c.Name)) is { } near ? $"did you mean {near}? " : "")}lamina validate --list shows all");

    /// <summary>Runs cases over their own points, or one case at the point that <paramref name="set"/> says.</summary>
    /// <param name="names">cases; none runs all</param>
    /// <param name="set">key=value pairs; need exactly one case</param>
    /// <param name="started">called with the name of every case that starts, and with the reason where one is skipped for want of reference data; or null</param>
    /// <param name="cancellation">stops it</param>
    public static IReadOnlyList<ValidationRow> Run(IReadOnlyList<string> names, IReadOnlyList<string> set, Action<string>? started = null, CancellationToken cancellation = default)
    {
        var chosen = names.Count == 0 ? Cases : [.. names.Select(Find)];
        if (set.Count > 0 && chosen.Count != 1)
            throw new InputException(FaultKind.Usage, "--set needs exactly one case", "name it: lamina validate binder-migration --set Pe=0.5");
        var rows = new List<ValidationRow>();
        foreach (var one in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            if (one.ReferenceData is { } data && ReferenceTable.Find(data) is null)
            {
                if (names.Count > 0)
                    throw new InputException(FaultKind.NotFound, $"{one.Name} needs {data}, which may not be shipped", "set LAMINA_REFERENCE_DATA to the folder that holds it");
                started?.Invoke($"{one.Name} skipped: needs {data} below LAMINA_REFERENCE_DATA");
                continue;
            }
            started?.Invoke(one.Name);
            if (set.Count > 0) rows.AddRange(one.RunAt(new ValidationPoint(one, Pairs(set)), cancellation));
            else rows.AddRange(Whole(one, cancellation));
        }
        return rows;
    }

    // A case without a solution is a failed case, not the end of all others.
    private static List<ValidationRow> Whole(ValidationCase one, CancellationToken cancellation)
    {
        var rows = new List<ValidationRow>();
        try
        {
            foreach (var row in one.Run(cancellation)) rows.Add(row);
        }
        catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException)
        {
            rows.Add(new ValidationRow
            {
                Case = one.Name, Class = one.Class, Quantity = "a solution exists", Expected = 1, Got = 0, Unit = "1", Tolerance = 0, Pass = false, Source = exception.Message,
            });
        }
        return rows;
    }

    /// <summary>key=value texts as pairs.</summary>
    /// <param name="texts">the texts</param>
    /// <exception cref="InputException">a text has no equals sign</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IEnumerable<string> texts)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var text in texts)
        {
            // The `=` of `zones[=]` ties items together and is part of the key.
            var equals = text.IndexOf('=');
            while (equals > 0 && text[equals - 1] == '[' && equals + 1 < text.Length && text[equals + 1] == ']') equals = text.IndexOf('=', equals + 1);
            if (equals <= 0) throw new InputException(FaultKind.Usage, $"--set {text}: write key=value", "e.g. --set drying.speed='30 m/min'");
            pairs.Add(KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..].Trim()));
        }
        return pairs;
    }

    /// <summary>Counts per class in one line each.</summary>
    /// <param name="rows">the rows</param>
    public static string Summary(IReadOnlyList<ValidationRow> rows) => string.Join("\n", Enum.GetValues<ValidationClass>().Select(c =>
    {
        var of = rows.Where(r => r.Class == c).ToArray();
        return $"{ValidationJson.Words(c),-9} {of.Count(r => r.Pass == true)} pass, {of.Count(r => r.Pass == false)} fail, {of.Count(r => r.Pass is null)} reported only";
    }));
}
