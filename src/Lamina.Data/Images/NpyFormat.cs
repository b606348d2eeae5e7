using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>NumPy's .npy, versions 1 to 3, 1 to 3 dimensions, C or Fortran order; 64 bit integers become 32. The format carries no voxel size.</summary>
internal static partial class NpyFormat
{
    public static ImagePages Open(string path, Stream stream, ImageReadOptions options)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (!(start[0] == 0x93 && start[1..6].SequenceEqual("NUMPY"u8))) throw new ImageFileException(path, "is not an NPY file");
        Span<byte> four = stackalloc byte[4];
        var lengthBytes = start[6] == 1 ? 2 : 4;
        if (start[6] is < 1 or > 3) throw new ImageFileException(path, $"is an NPY file of version {start[6]}, which is not read");
        stream.ReadExactly(four[..lengthBytes]);
        long headerLength = lengthBytes == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
        if (headerLength > 1 << 20 || headerLength > stream.Length - stream.Position) throw new ImageFileException(path, $"damaged: a header of {headerLength} bytes");
        var bytes = new byte[headerLength];
        stream.ReadExactly(bytes);
        var header = Encoding.UTF8.GetString(bytes);
        if (Descr().Match(header) is not { Success: true } descr || Shape().Match(header) is not { Success: true } shape || Order().Match(header) is not { Success: true } order)
            throw new ImageFileException(path, "damaged, or an array of records: the header has no plain descr, shape and fortran_order");
        var type = descr.Groups[2].Value switch
        {
            "u1" or "b1" => SampleType.UInt8,
            "i1" => SampleType.Int8,
            "u2" => SampleType.UInt16,
            "i2" => SampleType.Int16,
            "u4" => SampleType.UInt32,
            "i4" => SampleType.Int32,
            "f4" => SampleType.Float32,
            "f8" => SampleType.Float64,
            // What numpy makes of whole numbers unless told otherwise; labels fit into 32 bits.
            "i8" or "u8" => SampleType.Int32,
            var other => throw new ImageFileException(path, $"holds {other} samples: integers, bool, float32 and float64 are read"),
        };
        var wide = descr.Groups[2].Value is "i8" or "u8";
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(s => long.TryParse(s, out var v) ? v : throw new ImageFileException(path, $"damaged: a size of {s}")).ToList();
        while (sizes.Count > 3 && sizes[0] == 1) sizes.RemoveAt(0);
        if (sizes.Count is < 1 or > 3) throw new ImageFileException(path, $"has {sizes.Count} dimensions: 1 to 3 are read");
        while (sizes.Count < 3) sizes.Insert(0, 1);
        Span<long> size = [sizes[2], sizes[1], sizes[0]];
        var stored = stream.Length - stream.Position;
        var remarks = RawSamples.Check(path, size, type, wide ? stored / 2 : stored, compressed: false, options);
        var bigEndian = descr.Groups[1].Value == ">";
        if (wide && order.Groups[1].Value == "True" && sizes.Count(s => s > 1) > 1) throw new ImageFileException(path, "holds 64 bit integers in Fortran order: save it as int32, or in C order");
        if (wide) return new ImagePages(path, size, type, Narrowed(path, stream, bigEndian, isSigned: descr.Groups[2].Value == "i8"), stream) { Remarks = remarks };
        return new ImagePages(path, size, type, order.Groups[1].Value == "True" ? Transposed(stream, type, (int)size[0], (int)size[1], (int)size[2], bigEndian, options) : RawSamples.Reader(stream, type, bigEndian), stream) { Remarks = remarks };
    }

    public static void Write(string path, ImagePages image) => AtomicFile.Write(path, stream => Write(stream, image));

    private static void Write(Stream stream, ImagePages image)
    {
        var descr = image.Type switch
        {
            SampleType.UInt8 => "|u1",
            SampleType.Int8 => "|i1",
            SampleType.UInt16 => "<u2",
            SampleType.Int16 => "<i2",
            SampleType.UInt32 => "<u4",
            SampleType.Int32 => "<i4",
            SampleType.Float32 => "<f4",
            _ => "<f8",
        };
        var header = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({image.Pages}, {image.Rows}, {image.Columns}), }}";
        header = header.PadRight((10 + header.Length + 1 + 63) / 64 * 64 - 11) + "\n";
        stream.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        RawSamples.Write(stream, image);
    }

    /// <summary>64 bit integers, all of which must fit into 32.</summary>
    private static ImagePages.PageReader Narrowed(string path, Stream stream, bool bigEndian, bool isSigned) => (_, samples) =>
    {
        Span<byte> wide = stackalloc byte[4096];
        var narrow = MemoryMarshal.Cast<byte, int>(samples);
        for (var i = 0; i < narrow.Length;)
        {
            var part = wide[..(8 * Math.Min(wide.Length / 8, narrow.Length - i))];
            stream.ReadExactly(part);
            for (var at = 0; at < part.Length; at += 8)
            {
                var value = bigEndian ? BinaryPrimitives.ReadInt64BigEndian(part[at..]) : BinaryPrimitives.ReadInt64LittleEndian(part[at..]);
                if (value is < int.MinValue or > int.MaxValue || (value < 0 && !isSigned))
                    throw new ImageFileException(path, $"holds a 64 bit integer of {(isSigned ? value : (Int128)(ulong)value)}: {int.MinValue} to {int.MaxValue} are read");
                narrow[i++] = (int)value;
            }
        }
    };

    /// <summary>Pages of Fortran order, in which those samples follow each other that lie one behind the other: each time the whole file is gone through for as many pages as memory allows.</summary>
    private static ImagePages.PageReader Transposed(Stream stream, SampleType type, int nx, int ny, int nz, bool bigEndian, ImageReadOptions options)
    {
        var size = ImageArray.BytesOf(type);
        var start = stream.Position;
        var page = nx * ny * size;
        var block = new PageBlock(nz, page, nz, options, (first, count, samples) =>
        {
            // Whole lines along z as far as they go into a megabyte, the part of one that is wanted where a line is longer.
            var lines = Math.Max(1, (1 << 20) / (nz * (long)size));
            var (from, length) = lines > 1 ? (0, nz) : (first, count);
            var bytes = new byte[lines * length * size];
            for (long line = 0; line < (long)nx * ny; line += lines)
            {
                var here = (int)Math.Min(lines, (long)nx * ny - line);
                stream.Position = start + (line * nz + from) * size;
                stream.ReadExactly(bytes, 0, here * length * size);
                for (var i = 0; i < here; i++)
                {
                    // Line x + nx y of the image is line y + ny x of the file.
                    var target = (int)((line + i) / ny + (line + i) % ny * nx) * size;
                    for (var z = 0; z < count; z++) bytes.AsSpan((i * length + first - from + z) * size, size).CopyTo(samples[(z * page + target)..]);
                }
            }
            ByteOrder.ToNative(samples, size, bigEndian);
        });
        return block.Read;
    }

    [GeneratedRegex("'descr'\\s*:\\s*'([<>|=]?)([a-z][0-9]+)'")]
    private static partial Regex Descr();

    [GeneratedRegex("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)")]
    private static partial Regex Shape();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(True|False)")]
    private static partial Regex Order();
}
