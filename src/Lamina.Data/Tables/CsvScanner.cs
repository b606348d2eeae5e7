using System.Text;

namespace Lamina.Data.Tables;

/// <summary>
/// Splits CSV text into rows of cells (RFC 4180: quotes around cells, doubled quotes within), with the line where each row begins. Blank lines and lines that begin
/// with <c>#</c> are left out. One pass, one row in memory.
/// </summary>
internal sealed class CsvScanner(string text, char separator, int maxCells)
{
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _line = 1;

    /// <summary>The cells of the current row, blanks around them removed.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>The line where the current row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>What is wrong with the text at <see cref="Line"/>; the scanner stops there.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes to the next row; false at the end or at a fault.</summary>
    public bool Read()
    {
        SkipEmptyLines();
        _cells.Clear();
        Line = _line;
        if (_at >= text.Length) return false;
        while (true)
        {
            if (_cells.Count == maxCells) return Fail($"there are more than {maxCells} cells");
            if (!ReadCell()) return false;
            if (_at >= text.Length) return true;
            if (text[_at] == separator) { _at++; continue; }
            EndLine();
            return true;
        }
    }

    private bool ReadCell()
    {
        while (_at < text.Length && text[_at] is ' ' && text[_at] != separator) _at++;
        if (_at < text.Length && text[_at] == '"') return ReadQuoted();
        var start = _at;
        while (_at < text.Length && text[_at] != separator && text[_at] is not ('\n' or '\r')) _at++;
        _cells.Add(text.AsSpan(start, _at - start).Trim().ToString());
        return true;
    }

    private bool ReadQuoted()
    {
        _cell.Clear();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] != '"')
            {
                if (text[_at] == '\n') _line++;
                _cell.Append(text[_at]);
                continue;
            }
            if (_at + 1 < text.Length && text[_at + 1] == '"')
            {
                _cell.Append('"');
                _at++;
                continue;
            }
            _at++;
            while (_at < text.Length && text[_at] is ' ' && text[_at] != separator) _at++;
            if (_at < text.Length && text[_at] != separator && text[_at] is not ('\n' or '\r')) return Fail("characters follow a closing quote");
            _cells.Add(_cell.ToString());
            return true;
        }
        return Fail("a quote is not closed");
    }

    private void SkipEmptyLines()
    {
        while (_at < text.Length)
        {
            var end = text.AsSpan(_at).IndexOfAny('\n', '\r');
            var line = end < 0 ? text.AsSpan(_at) : text.AsSpan(_at, end);
            if (!(line.Trim(" \t").IsEmpty || line[0] == '#')) return;
            _at += line.Length;
            EndLine();
        }
    }

    private void EndLine()
    {
        if (_at >= text.Length) return;
        if (text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n') _at++;
        _at++;
        _line++;
    }

    private bool Fail(string message)
    {
        Fault = message;
        return false;
    }
}
