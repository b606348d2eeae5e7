using System.Globalization;
using Lamina.Data.Quantities;

namespace Lamina.Data.Tables;

/// <summary>Collects the cells of one column: numbers until a cell says that they are texts.</summary>
internal sealed class ColumnBuilder(string name, Unit? unit)
{
    private readonly List<double> _values = [];
    private readonly List<string> _cells = [];
    private bool _isText;

    public string Name { get; } = name;

    /// <summary>Takes a cell, or says why it cannot.</summary>
    public string? Add(string cell)
    {
        // Cells are kept while a column without unit may still turn out to hold texts.
        if (unit is null) _cells.Add(cell);
        if (_isText) return null;
        if (cell.Length == 0 || cell.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            _values.Add(double.NaN);
            return null;
        }
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            _values.Add(number);
            return null;
        }
        if (unit is null)
        {
            _isText = true;
            return null;
        }
        _values.Add(double.NaN);
        var shown = cell.Length <= 40 ? cell : cell[..37] + "...";
        return cell.Contains(',') ? $"`{shown}` is not a number: a decimal point is written `.`" : $"`{shown}` is not a finite number";
    }

    public Column Build()
    {
        if (_isText) return Column.Of(Name, [.. _cells]);
        var values = _values.ToArray();
        var scale = unit ?? Unit.One;
        if (scale.Factor != 1 || scale.HasOffset)
            for (var i = 0; i < values.Length; i++)
                if (!double.IsNaN(values[i])) values[i] = scale.ToSI(values[i]);
        return new Column { Name = Name, Unit = scale, Values = values };
    }
}
