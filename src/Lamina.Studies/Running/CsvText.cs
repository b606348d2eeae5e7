using System.Globalization;
using System.Text;

namespace Lamina.Studies.Running;

/// <summary>Builds a table as text: headers are <c>name [unit]</c>, numbers are SI with as many digits as read back the same.</summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts a table.</summary>
    /// <param name="headers">headers with units in brackets</param>
    public CsvText(params IEnumerable<string> headers) => _text.AppendJoin(',', headers.Select(Quoted)).Append('\n');

    /// <summary>Adds a row; null is an empty cell.</summary>
    /// <param name="cells">texts and numbers</param>
    public void Row(params IEnumerable<object?> cells) => _text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(cell.ToString()!),
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : '"' + text.Replace("\"", "\"\"") + '"';
}
