namespace Lamina.Data.Faults;

/// <summary>A stretch of a text file. Lines and columns count from 1, offsets from 0, both in UTF-16 characters.</summary>
public sealed record SourceSpan
{
    /// <summary>The file as the user named it; <c>(text)</c> for text without a file.</summary>
    public required string File { get; init; }

    /// <summary>Line of the first character [-].</summary>
    public required int Line { get; init; }

    /// <summary>Column of the first character [-].</summary>
    public required int Column { get; init; }

    /// <summary>Offset of the first character [-].</summary>
    public int Start { get; init; }

    /// <summary>Offset after the last character [-].</summary>
    public int End { get; init; }

    /// <summary>A whole file, where no line can be named.</summary>
    public static SourceSpan Whole(string file) => new() { File = file, Line = 1, Column = 1 };

    /// <summary><c>recipe.yaml:12:7</c>, the form that editors jump to.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
