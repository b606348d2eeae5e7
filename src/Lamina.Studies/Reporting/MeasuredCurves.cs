using Lamina.Data.Faults;
using Lamina.Data.Tables;
using Lamina.Line.Recipes;

namespace Lamina.Studies.Reporting;

/// <summary>Measured curves from a CSV file: a <c>time [unit]</c> column and any of film_temperature, residual_solvent, drying_rate, thickness, each with its unit in brackets.</summary>
public sealed class MeasuredCurves
{
    private readonly Table _table;

    private MeasuredCurves(Table table) => _table = table;

    /// <summary>The quantities that can be overlaid, with a unit of their dimension.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Quantities { get; } =
        [new("film_temperature", "K"), new("residual_solvent", "1"), new("drying_rate", "kg/m2/s"), new("thickness", "m")];

    /// <summary>What to say of columns that cannot be overlaid; null where there are none.</summary>
    public string? Ignored => Unread is [_, ..] unread ? $"measured curves: {string.Join(", ", unread)} {(unread.Count == 1 ? "is" : "are")} not drawn; read are {string.Join(", ", Quantities.Select(q => q.Key))}" : null;

    /// <summary>Columns that are neither the time nor a quantity that can be overlaid.</summary>
    private IReadOnlyList<string> Unread => [.. _table.Columns.Select(c => c.Name).Where(n => n != "time" && Quantities.All(q => q.Key != n))];

    /// <summary>The curves that a recipe names, read from beside it; null where it names none.</summary>
    /// <param name="read">the recipe, read from a file</param>
    /// <exception cref="InputException">the file cannot be read, has no time, or a column has a unit of another dimension</exception>
    public static MeasuredCurves? Of(ReadRecipe read) => read.Bound.Value.Measured is { } file
        ? Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(read.Bound.Document.File))!, file)) : null;

    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">the file</param>
    /// <exception cref="InputException">the file cannot be read, has no time, or a column has a unit of another dimension</exception>
    public static MeasuredCurves Read(string path)
    {
        var table = TableReader.Read(path);
        table.Find("time", "s");
        foreach (var (name, unit) in Quantities)
            if (table.TryGet(name, out _)) table.Find(name, unit);
        return new MeasuredCurves(table);
    }

    /// <summary>The curve of a quantity in SI, points without a value left out; null where it was not measured.</summary>
    /// <param name="quantity">one of <see cref="Quantities"/></param>
    public (double[] Times, double[] Values)? Of(string quantity)
    {
        if (!_table.TryGet(quantity, out var column)) return null;
        var times = _table["time"];
        var kept = Enumerable.Range(0, times.Length).Where(i => double.IsFinite(times[i]) && double.IsFinite(column.Values[i])).ToArray();
        return ([.. kept.Select(i => times[i])], [.. kept.Select(i => column.Values[i])]);
    }
}
