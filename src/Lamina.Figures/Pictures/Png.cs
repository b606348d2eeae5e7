using System.Buffers.Binary;
using System.IO.Compression;

namespace Lamina.Figures.Pictures;

/// <summary>Writes PNG files (ISO/IEC 15948). The same pixels give the same bytes with the same runtime.</summary>
public static class Png
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Encodes pixels, row after row from the top, as a PNG file.</summary>
    /// <param name="pixels">the pixels, without padding between rows</param>
    /// <param name="width">pixels per row [-]</param>
    /// <param name="height">rows [-]</param>
    /// <param name="format">layout of a pixel</param>
    /// <param name="pixelSize">edge of a pixel, written as resolution; null for unknown [m]</param>
    /// <exception cref="ArgumentException">the number of bytes is not width times height times the size of a pixel</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, double? pixelSize = null)
    {
        var size = format switch { PixelFormat.Grey8 => 1, PixelFormat.Grey16 => 2, PixelFormat.Rgb8 => 3, _ => 4 };
        if (width < 1 || height < 1 || (long)width * height * size != pixels.Length)
            throw new ArgumentException($"a picture of {width} x {height} pixels of {size} bytes each needs {(long)width * height * size} bytes, got {pixels.Length}");
        using var file = new MemoryStream(1024 + pixels.Length / 3);
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = (byte)(format == PixelFormat.Grey16 ? 16 : 8);
        header[9] = (byte)(format switch { PixelFormat.Rgb8 => 2, PixelFormat.Rgba8 => 6, _ => 0 });
        Chunk(file, "IHDR"u8, header);
        if (pixelSize is > 0 && 1 / pixelSize.Value is >= 1 and < int.MaxValue)
        {
            Span<byte> resolution = stackalloc byte[9];
            BinaryPrimitives.WriteInt32BigEndian(resolution, (int)Math.Round(1 / pixelSize.Value));
            BinaryPrimitives.WriteInt32BigEndian(resolution[4..], (int)Math.Round(1 / pixelSize.Value));
            resolution[8] = 1;
            Chunk(file, "pHYs"u8, resolution);
        }
        using var data = new MemoryStream(1024 + pixels.Length / 3);
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) WriteRows(zlib, pixels, width * size, height, size, format);
        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, default);
        return file.ToArray();
    }

    /// <summary>Encodes 16-bit grey values, row after row from the top.</summary>
    /// <param name="values">the values</param>
    /// <param name="width">pixels per row [-]</param>
    /// <param name="height">rows [-]</param>
    /// <param name="pixelSize">edge of a pixel, written as resolution; null for unknown [m]</param>
    /// <exception cref="ArgumentException">the number of values is not width times height</exception>
    public static byte[] Encode(ReadOnlySpan<ushort> values, int width, int height, double? pixelSize = null) =>
        Encode(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values), width, height, PixelFormat.Grey16, pixelSize);

    // Per row the filter whose output is smallest in sum of absolute differences: the heuristic that the standard suggests (12.7).
    private static void WriteRows(Stream stream, ReadOnlySpan<byte> pixels, int stride, int height, int size, PixelFormat format)
    {
        var current = new byte[stride];
        var above = new byte[stride];
        var best = new byte[stride + 1];
        var trial = new byte[stride + 1];
        for (var row = 0; row < height; row++)
        {
            pixels.Slice(row * stride, stride).CopyTo(current);
            // PNG is big-endian.
            if (format == PixelFormat.Grey16 && BitConverter.IsLittleEndian)
                for (var i = 0; i < stride; i += 2) (current[i], current[i + 1]) = (current[i + 1], current[i]);
            var least = long.MaxValue;
            foreach (var filter in (ReadOnlySpan<byte>)[0, 1, 2, 4])
            {
                var cost = Filter(filter, current, above, size, trial);
                if (cost >= least) continue;
                least = cost;
                (best, trial) = (trial, best);
            }
            stream.Write(best);
            (current, above) = (above, current);
        }
    }

    private static long Filter(byte kind, byte[] row, byte[] above, int size, byte[] result)
    {
        result[0] = kind;
        long cost = 0;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= size ? row[i - size] : 0, up = above[i], corner = i >= size ? above[i - size] : 0;
            var value = (byte)(row[i] - kind switch { 0 => 0, 1 => left, 2 => up, _ => Paeth(left, up, corner) });
            result[i + 1] = value;
            cost += value < 128 ? value : 256 - value;
        }
        return cost;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), content));
        file.Write(number);
    }

    internal static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) crc = CrcTable[(crc ^ value) & 0xff] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++) c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        return table;
    }
}
