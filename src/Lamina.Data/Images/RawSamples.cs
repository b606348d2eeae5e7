namespace Lamina.Data.Images;

/// <summary>Blocks of samples in files whose header is read elsewhere.</summary>
internal static class RawSamples
{
    /// <summary>Refuses sizes that cannot be: not positive, a page beyond one array or the memory allowed, or more than the stored bytes can hold.</summary>
    /// <param name="path">named in the message</param>
    /// <param name="sizes">x, y, z as the header claims</param>
    /// <param name="type">sample type</param>
    /// <param name="storedBytes">bytes that the file has for the samples</param>
    /// <param name="compressed">whether those are gzip or zlib bytes (at most 1032:1)</param>
    /// <param name="options">limits</param>
    /// <returns>what a reader should know: a remark where the file holds more than the header says</returns>
    public static List<string> Check(string path, ReadOnlySpan<long> sizes, SampleType type, long storedBytes, bool compressed, ImageReadOptions options)
    {
        foreach (var size in sizes)
            if (size is < 1 or > int.MaxValue) throw new ImageFileException(path, $"damaged: a size of {size}");
        Int128 bytes = (Int128)sizes[0] * sizes[1] * sizes[2] * ImageArray.BytesOf(type);
        var possible = compressed ? (Int128)storedBytes * 1100 : storedBytes;
        if (possible < bytes)
            throw new ImageFileException(path, $"truncated or damaged: {sizes[0]} x {sizes[1]} x {sizes[2]} {type} samples need {bytes} bytes, the file has {storedBytes}{(compressed ? " compressed" : "")}");
        CheckPage(path, sizes[0], sizes[1], type, options);
        return compressed || storedBytes == bytes ? [] : [$"the file holds {storedBytes - bytes} bytes more than {sizes[0]} x {sizes[1]} x {sizes[2]} {type} samples take: they are left out; check the sizes in its header"];
    }

    /// <summary>Refuses pages beyond one array or the memory allowed.</summary>
    public static void CheckPage(string path, long columns, long rows, SampleType type, ImageReadOptions options)
    {
        var page = (Int128)columns * rows * ImageArray.BytesOf(type);
        if (page > Array.MaxLength) throw new ImageFileException(path, $"a page of {columns} x {rows} {type} samples has {page} bytes: at most {Array.MaxLength} are read; crop it");
        if (page > options.MaximumBytes) throw new ImageFileException(path, $"a page of {columns} x {rows} {type} samples takes {page} bytes, more than the {options.MaximumBytes} allowed: raise the memory limit or crop the image");
    }

    /// <summary>Reads pages that a stream holds one after the other.</summary>
    public static ImagePages.PageReader Reader(Stream stream, SampleType type, bool bigEndian)
    {
        var size = ImageArray.BytesOf(type);
        return (_, samples) =>
        {
            stream.ReadExactly(samples);
            ByteOrder.ToNative(samples, size, bigEndian);
        };
    }

    /// <summary>Writes samples in Intel byte order.</summary>
    public static void Write(Stream stream, ImagePages image)
    {
        var page = new byte[image.PageBytes];
        for (var z = 0; z < image.Pages; z++)
        {
            image.Read(page);
            ByteOrder.ToNative(page, image.SampleBytes, bigEndian: false);
            stream.Write(page);
        }
    }

    /// <summary>A line of text without its end, or null at the end of the stream; lines beyond 64 kB are refused.</summary>
    public static string? ReadLine(Stream stream, string path)
    {
        var bytes = new List<byte>();
        for (int value; (value = stream.ReadByte()) >= 0;)
        {
            if (value == '\n') return System.Text.Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
            bytes.Add((byte)value);
            if (bytes.Count > 1 << 16) throw new ImageFileException(path, "damaged: a header line is longer than 64 kB");
        }
        return bytes.Count == 0 ? null : System.Text.Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The data file that a header names, which must lie beside the header or below it.</summary>
    public static string Companion(string path, string name)
    {
        if (name.Length == 0 || System.IO.Path.IsPathRooted(name) || name.Split('/', '\\').Contains("..") || name.Contains('%'))
            throw new ImageFileException(path, $"the samples are said to be in '{name}': a single file beside the header is read");
        var full = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, name);
        return File.Exists(full) ? full : throw new ImageFileException(path, $"the samples should be in {full}, which does not exist");
    }

    /// <summary>Three finite numbers, or null.</summary>
    public static double[]? Numbers(string text, int count = 3)
    {
        var parts = text.Split([' ', '\t', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < count) return null;
        var values = new double[count];
        for (var i = 0; i < count; i++) if (!double.TryParse(parts[i], out values[i]) || !double.IsFinite(values[i])) return null;
        return values;
    }

    /// <summary>Spacing, or null where the numbers are not positive.</summary>
    public static ImageSpacing? Spacing(double[]? v, double scale) =>
        v is [> 0, > 0, > 0] && double.IsFinite(v[0] * scale) && v[0] * scale > 0 && v[1] * scale > 0 && v[2] * scale > 0 ? new ImageSpacing(v[0] * scale, v[1] * scale, v[2] * scale) : null;
}
