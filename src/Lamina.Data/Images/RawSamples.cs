namespace Lamina.Data.Images;

/// <summary>Blocks of samples in files whose header is read elsewhere.</summary>
internal static class RawSamples
{
    private const int Block = 1 << 20;

    /// <summary>Refuses sizes that cannot be: not positive, more than memory allows, or more than the stored bytes can hold.</summary>
    /// <param name="path">named in the message</param>
    /// <param name="sizes">x, y, z as the header claims</param>
    /// <param name="type">sample type</param>
    /// <param name="storedBytes">bytes that the file has for the samples</param>
    /// <param name="compressed">whether those are gzip or zlib bytes (at most 1032:1)</param>
    /// <param name="options">limits</param>
    public static void Check(string path, ReadOnlySpan<long> sizes, SampleType type, long storedBytes, bool compressed, ImageReadOptions options)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            if (size is < 1 or > int.MaxValue) throw new ImageFileException(path, $"damaged: a size of {size}");
            count *= size;
            if (count > Array.MaxLength) throw new ImageFileException(path, $"{sizes[0]} x {sizes[1]} x {sizes[2]} samples: one image holds at most {Array.MaxLength}; crop it");
        }
        var bytes = count * ImageArray.BytesOf(type);
        if (bytes > options.MaximumBytes)
            throw new ImageFileException(path, $"the samples take {bytes} bytes, more than the {options.MaximumBytes} allowed: raise the memory limit or crop the image");
        var possible = compressed ? storedBytes > long.MaxValue / 1100 ? long.MaxValue : storedBytes * 1100 : storedBytes;
        if (possible < bytes)
            throw new ImageFileException(path, $"truncated or damaged: {sizes[0]} x {sizes[1]} x {sizes[2]} {type} samples need {bytes} bytes, the file has {storedBytes}{(compressed ? " compressed" : "")}");
    }

    /// <summary>Reads samples; the sizes have passed <see cref="Check"/>.</summary>
    public static Array Read(Stream stream, SampleType type, long count, bool bigEndian)
    {
        var samples = ImageArray.Allocate(type, count);
        var size = ImageArray.BytesOf(type);
        for (long at = 0; at < count; at += Block)
        {
            var bytes = ImageArray.BytesOf(samples, at, (int)Math.Min(Block, count - at));
            stream.ReadExactly(bytes);
            ByteOrder.ToNative(bytes, size, bigEndian);
        }
        return samples;
    }

    /// <summary>Writes samples in Intel byte order.</summary>
    public static void Write(Stream stream, ImageArray image)
    {
        var buffer = BitConverter.IsLittleEndian ? null : new byte[Block * image.SampleBytes];
        for (long at = 0; at < image.Count; at += Block)
        {
            var bytes = ImageArray.BytesOf(image.Samples, at, (int)Math.Min(Block, image.Count - at));
            if (buffer is not null)
            {
                bytes.CopyTo(buffer);
                bytes = buffer.AsSpan(0, bytes.Length);
                ByteOrder.ToNative(bytes, image.SampleBytes, bigEndian: false);
            }
            stream.Write(bytes);
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
