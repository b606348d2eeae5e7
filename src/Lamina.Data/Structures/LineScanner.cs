using System.Globalization;

namespace Lamina.Data.Structures;

/// <summary>Reads a text file line by line, cuts lines into words and reports faults with the line number. Comments (from '#') can be split off.</summary>
internal sealed class LineScanner(TextReader reader, string file)
{
    // A line of a structure file is short; a longer one means a binary or damaged file, and must not fill memory.
    private const int LongestLine = 1 << 16;
    private readonly char[] buffer = new char[LongestLine];

    public int Line { get; private set; }
    public string File => file;

    /// <summary>The next line without its end, or null at the end of the file.</summary>
    public string? Next()
    {
        var length = 0;
        int c;
        while ((c = reader.Read()) >= 0 && c != '\n')
        {
            if (length == LongestLine) { Line++; throw Fault($"line longer than {LongestLine} characters; is this a text file?"); }
            buffer[length++] = (char)c;
        }
        if (c < 0 && length == 0) return null;
        Line++;
        if (length > 0 && buffer[length - 1] == '\r') length--;
        return new string(buffer, 0, length);
    }

    /// <summary>The next line that holds a word, or null at the end of the file.</summary>
    public string? NextFilled()
    {
        while (Next() is { } line)
            if (!string.IsNullOrWhiteSpace(line)) return line;
        return null;
    }

    public StructureFileException Fault(string fault) => new(file, Line, fault);

    /// <summary>Cuts the part of a line before '#' into words; returns their number, at most words.Length.</summary>
    public static int Words(ReadOnlySpan<char> line, Span<Range> words)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        var count = 0;
        var at = 0;
        while (count < words.Length)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
            if (at == line.Length) break;
            var start = at;
            while (at < line.Length && !char.IsWhiteSpace(line[at])) at++;
            words[count++] = start..at;
        }
        return count;
    }

    public double Number(ReadOnlySpan<char> word, string what)
    {
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw Fault($"{what} is '{Shorten(word)}': a number is needed");
        if (!double.IsFinite(value)) throw Fault($"{what} is {Shorten(word)}: a finite number is needed");
        return value;
    }

    public int Integer(ReadOnlySpan<char> word, string what)
    {
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw Fault($"{what} is '{Shorten(word)}': a whole number between {int.MinValue} and {int.MaxValue} is needed");
        return value;
    }

    private static string Shorten(ReadOnlySpan<char> word) => word.Length <= 40 ? word.ToString() : word[..40].ToString() + "...";
}
