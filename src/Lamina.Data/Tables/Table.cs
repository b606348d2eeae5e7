using System.Diagnostics.CodeAnalysis;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;

namespace Lamina.Data.Tables;

/// <summary>Named columns of one length.</summary>
public sealed class Table
{
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);

    /// <summary>From columns of one length with different names.</summary>
    /// <exception cref="ArgumentException">names repeat or lengths differ</exception>
    public Table(IReadOnlyList<Column> columns)
    {
        Columns = columns;
        Rows = columns.Count == 0 ? 0 : columns[0].Count;
        foreach (var column in columns)
        {
            if (column.Count != Rows) throw new ArgumentException($"Column `{column.Name}` has {column.Count} rows, `{columns[0].Name}` has {Rows}.", nameof(columns));
            if (!_byName.TryAdd(column.Name, column)) throw new ArgumentException($"There are two columns named `{column.Name}`.", nameof(columns));
        }
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows it has [-].</summary>
    public int Rows { get; }

    /// <summary>The file it was read from, for messages.</summary>
    public string? File { get; init; }

    /// <summary>The numbers of a column [SI].</summary>
    /// <exception cref="InputException">there is no such column of numbers</exception>
    public double[] this[string name] => Find(name).Values;

    /// <summary>A column, if it is there.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Column? column) => _byName.TryGetValue(name, out column);

    /// <summary>A column of numbers; with <paramref name="unit"/> of its dimension.</summary>
    /// <exception cref="InputException">there is no such column, or it holds something else</exception>
    public Column Find(string name, string? unit = null)
    {
        var span = File is null ? null : SourceSpan.Whole(File);
        if (!_byName.TryGetValue(name, out var column))
        {
            var near = Nearest.To(name, _byName.Keys);
            throw new InputException(FaultKind.NotFound, $"the table has no column `{name}`; it has {string.Join(", ", Columns.Select(known => $"`{known.Header}`"))}",
                near is null ? null : $"did you mean `{near}`?", span);
        }
        if (column.Texts is not null) throw new InputException(FaultKind.WrongType, $"column `{name}` holds texts, expected numbers", null, span);
        if (unit is not null && Unit.Parse(unit).Dimension is var expected && expected != column.Unit.Dimension)
            throw new InputException(FaultKind.WrongDimension, $"column `{column.Header}` is a {column.Unit.Dimension}, expected a {expected}", $"write the unit in the header, as in `{name} [{unit}]`", span);
        return column;
    }
}
