using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lamina.Data.Tables;

/// <summary>Writes CSV with <c>name [unit]</c> headers; equal tables give equal bytes. Numbers have the fewest digits that read back to the same bits.</summary>
public static class TableWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\n\r");

    /// <summary>The table as text, each number in the unit of its column.</summary>
    public static string Write(Table table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => Cell(column.Header))).Append('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                if (i > 0) text.Append(',');
                var column = table.Columns[i];
                if (column.Texts is { } texts) text.Append(Cell(texts[row]));
                else if (Number(column, row) is { } number) text.Append(number);
                // A row of one empty cell would be read as no row at all.
                else if (table.Columns.Count == 1) text.Append("nan");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string? Number(Column column, int row)
    {
        var value = column.Values[row];
        if (double.IsNaN(value)) return null;
        if (double.IsInfinity(value)) throw new ArgumentException($"Column `{column.Name}` holds an infinite number in row {row + 1}; a table holds finite numbers or gaps.");
        if (column.Unit.Factor != 1 || column.Unit.HasOffset) value = column.Unit.FromSI(value);
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Cell(string text) => text.Length > 0 && text[0] is ' ' or '#' || text.AsSpan().IndexOfAny(NeedQuotes) >= 0 || text.EndsWith(' ')
        ? $"\"{text.Replace("\"", "\"\"")}\""
        : text;
}
