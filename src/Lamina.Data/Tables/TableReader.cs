using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tables;

/// <summary>
/// Reads CSV whose header cells are <c>name [unit]</c>; numbers become SI. Lines that begin with <c>#</c> are comments; an empty cell is NaN; commas, semicolons
/// or tabs separate. A column without a unit whose cells are no numbers is a column of texts.
/// </summary>
public static class TableReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">with all faults</exception>
    public static Table Read(string path, TableLimits? limits = null)
    {
        var faults = new FaultList();
        var table = TryRead(path, faults, limits);
        faults.ThrowIfAny();
        return table!;
    }

    /// <summary>Reads a file; adds to the faults and gives null when it cannot.</summary>
    public static Table? TryRead(string path, FaultList faults, TableLimits? limits = null)
    {
        limits ??= TableLimits.Default;
        return TextFile.TryRead(path, limits.MaxBytes, faults) is { } text ? TryParse(text, path, faults, limits) : null;
    }

    /// <summary>Reads text.</summary>
    /// <exception cref="InputException">with all faults</exception>
    public static Table Parse(string text, string file = "(text)", TableLimits? limits = null)
    {
        var faults = new FaultList();
        var table = TryParse(text, file, faults, limits);
        faults.ThrowIfAny();
        return table!;
    }

    /// <summary>Reads text; adds to the faults and gives null when it cannot.</summary>
    public static Table? TryParse(string text, string file, FaultList faults, TableLimits? limits = null)
    {
        limits ??= TableLimits.Default;
        if (TextFile.FindForeign(text, file) is { } foreign)
        {
            faults.Add(foreign);
            return null;
        }
        return Read(text, file, faults, limits);
    }

    private static Table? Read(string text, string file, FaultList faults, TableLimits limits)
    {
        var before = faults.Count + faults.Dropped;
        var scanner = new CsvScanner(text, Separator(text), limits.MaxColumns);
        if (!scanner.Read() && scanner.Fault is null)
        {
            faults.Add(FaultKind.Empty, SourceSpan.Whole(file), "the table is empty", "the first line names the columns, as in `time [s],film_temperature [degC]`");
            return null;
        }
        var heads = scanner.Fault is null ? Header(scanner, file, faults) : [];
        if (faults.Count + faults.Dropped > before) return null;
        var builders = heads.Select(head => new ColumnBuilder(head.Name, head.Unit)).ToArray();
        var rows = 0;
        while (scanner.Read())
        {
            if (++rows > limits.MaxRows)
            {
                faults.Add(FaultKind.TooLarge, At(file, scanner.Line), $"the table has more than {limits.MaxRows} rows");
                return null;
            }
            if (scanner.Cells.Count != builders.Length)
            {
                faults.Add(FaultKind.Syntax, At(file, scanner.Line), $"this line has {scanner.Cells.Count} cells, the header has {builders.Length}", "does a number hold a decimal comma, or is a separator missing?");
                if (faults.Dropped > 0) return null;
                continue;
            }
            for (var i = 0; i < builders.Length; i++)
                if (builders[i].Add(scanner.Cells[i]) is { } message) faults.Add(FaultKind.WrongType, At(file, scanner.Line), $"column `{builders[i].Name}`: {message}");
            if (faults.Dropped > 0) return null;
        }
        if (scanner.Fault is { } fault) faults.Add(FaultKind.Syntax, At(file, scanner.Line), "not valid CSV: in the row that begins here " + fault, "check the quotes of this line");
        return faults.Count + faults.Dropped > before ? null : new Table([.. builders.Select(builder => builder.Build())]) { File = file };
    }

    private static List<(string Name, Unit? Unit)> Header(CsvScanner scanner, string file, FaultList faults)
    {
        var heads = new List<(string, Unit?)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scanner.Cells.Count; i++)
        {
            var cell = scanner.Cells[i].Trim();
            var open = cell.LastIndexOf('[');
            var name = open >= 0 && cell.EndsWith(']') ? cell[..open].Trim() : cell;
            Unit? unit = null;
            if (name.Length == 0)
                faults.Add(FaultKind.Syntax, At(file, scanner.Line), $"column {i + 1} has no name", "the first line names the columns, as in `time [s]`");
            else if (!seen.Add(name))
                faults.Add(FaultKind.DuplicateKey, At(file, scanner.Line), $"two columns are named `{name}`");
            if (name.Length < cell.Length && !Unit.TryParse(cell[(open + 1)..^1], out unit, out var error))
                faults.Add(FaultKind.UnknownUnit, At(file, scanner.Line), $"column `{name}`: {error.Message}", error.Nearest is { } near ? $"did you mean `{near}`?" : null);
            heads.Add((name, unit));
        }
        return heads;
    }

    /// <summary>The separator that the first line with content uses most.</summary>
    private static char Separator(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace() || line[0] == '#') continue;
            int commas = line.Count(','), semicolons = line.Count(';'), tabs = line.Count('\t');
            return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
        }
        return ',';
    }

    private static SourceSpan At(string file, int line) => new() { File = file, Line = Math.Max(line, 1), Column = 1 };
}
