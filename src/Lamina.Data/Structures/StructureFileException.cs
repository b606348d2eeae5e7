namespace Lamina.Data.Structures;

/// <summary>A structure file that cannot be read: says file, line, what was found and what is allowed.</summary>
public sealed class StructureFileException : FormatException
{
    /// <summary>Reports a fault in a structure file.</summary>
    /// <param name="file">path, or a name where the text came from elsewhere</param>
    /// <param name="line">line number from 1, 0 where no single line is at fault</param>
    /// <param name="fault">what is wrong, what is allowed</param>
    public StructureFileException(string file, int line, string fault) : base(line > 0 ? $"{file}:{line}: {fault}" : $"{file}: {fault}")
    {
        File = file;
        Line = line;
        Fault = fault;
    }

    /// <summary>Path or name of the file.</summary>
    public string File { get; }
    /// <summary>Line number from 1, or 0 [-].</summary>
    public int Line { get; }
    /// <summary>The message without file and line.</summary>
    public string Fault { get; }
}
