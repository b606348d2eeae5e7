using System.Text;
using Lamina.Data.Faults;

namespace Lamina.Data.Yaml;

/// <summary>Reads text files from people: bounded in size whatever the file is, strict UTF-8, with a clear fault instead of an exception.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file without its byte order mark; adds to the faults and gives null when it cannot be read.</summary>
    /// <param name="path">the file</param>
    /// <param name="maxBytes">the largest file that is read; more is never held in memory</param>
    /// <param name="faults">receives what is wrong</param>
    public static string? TryRead(string path, int maxBytes, FaultList faults)
    {
        byte[]? bytes;
        try
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                faults.Add(FaultKind.Unreadable, null, "the name of the file is empty", "name a file");
                return null;
            }
            if (Directory.Exists(path))
            {
                var recipe = Path.Combine(path, "recipe.yaml");
                faults.Add(FaultKind.Unreadable, SourceSpan.Whole(path), "this is a folder, a file is needed", File.Exists(recipe) ? $"did you mean {recipe}?" : null);
                return null;
            }
            bytes = ReadBounded(path, maxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var missing = e is FileNotFoundException or DirectoryNotFoundException;
            faults.Add(FaultKind.Unreadable, SourceSpan.Whole(path), missing ? "there is no such file" : "the file cannot be read: " + e.Message,
                missing && Siblings(path) is { } near ? $"did you mean {near}?" : null);
            return null;
        }
        if (bytes is null)
        {
            faults.Add(TooLarge(path, maxBytes));
            return null;
        }
        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException e)
        {
            // e.Index may be negative: an incomplete sequence began before this block. The line of the bad byte is found by counting.
            var index = Math.Clamp(e.Index + start, 0, bytes.Length);
            var line = 1 + bytes.AsSpan(0, index).Count((byte)'\n');
            faults.Add(FaultKind.Encoding, new SourceSpan { File = path, Line = line, Column = 1 },
                "the file is not UTF-8 text", "save it as UTF-8; a picture, archive or office file cannot be read here");
            return null;
        }
    }

    internal static Fault TooLarge(string file, int maxBytes) => new()
    {
        Kind = FaultKind.TooLarge,
        Span = SourceSpan.Whole(file),
        Message = $"the file is larger than {maxBytes / (1024.0 * 1024):0.##} MiB",
        Remedy = "a recipe or line file is a few kilobytes; is this the right file?",
    };

    /// <summary>Control characters never occur in text files; they betray a binary file.</summary>
    internal static Fault? FindForeign(string text, string file)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        var line = 1;
        var lineStart = 0;
        for (var i = at; i >= 0 && i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') { line++; lineStart = i + 1; }
            if (c < ' ' && c is not ('\t' or '\n' or '\r') || c == '\u007F')
                return new Fault
                {
                    Kind = FaultKind.Encoding,
                    Span = new SourceSpan { File = file, Line = line, Column = i - lineStart + 1, Start = i, End = i + 1 },
                    Message = $"the control character {(int)c:X2} (hexadecimal) does not belong in a text file",
                    Remedy = "is this a binary file?",
                };
        }
        return null;
    }

    private static byte[]? ReadBounded(string path, int maxBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        // The length of a pipe or device says nothing, so the reading itself is bounded.
        using var held = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (held.Length + read > maxBytes) return null;
            held.Write(buffer, 0, read);
        }
        return held.ToArray();
    }

    private static string? Siblings(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (folder is null || !Directory.Exists(folder)) return null;
            var names = Directory.EnumerateFiles(folder).Take(500).Select(name => Path.GetFileName(name)!);
            return Nearest.To(Path.GetFileName(path), names);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
