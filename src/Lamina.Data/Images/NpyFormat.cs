using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>NumPy's .npy, versions 1 to 3, 1 to 3 dimensions, C or Fortran order. The format carries no voxel size.</summary>
internal static partial class NpyFormat
{
    public static ImageArray Read(string path, Stream stream, ImageReadOptions options)
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
            var other => throw new ImageFileException(path, $"holds {other} samples: 8 to 32 bit integers, bool, float32 and float64 are read"),
        };
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(s => long.TryParse(s, out var v) ? v : throw new ImageFileException(path, $"damaged: a size of {s}")).ToList();
        while (sizes.Count > 3 && sizes[0] == 1) sizes.RemoveAt(0);
        if (sizes.Count is < 1 or > 3) throw new ImageFileException(path, $"has {sizes.Count} dimensions: 1 to 3 are read");
        while (sizes.Count < 3) sizes.Insert(0, 1);
        Span<long> size = [sizes[2], sizes[1], sizes[0]];
        RawSamples.Check(path, size, type, stream.Length - stream.Position, compressed: false, options);
        var samples = RawSamples.Read(stream, type, size[0] * size[1] * size[2], descr.Groups[1].Value == ">");
        if (order.Groups[1].Value == "True") samples = FromFortran(samples, type, (int)size[0], (int)size[1], (int)size[2]);
        return new ImageArray(samples, (int)size[0], (int)size[1], (int)size[2]);
    }

    public static void Write(string path, ImageArray image) => AtomicFile.Write(path, stream => Write(stream, image));

    private static void Write(Stream stream, ImageArray image)
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

    private static Array FromFortran(Array source, SampleType type, int nx, int ny, int nz)
    {
        var target = ImageArray.Allocate(type, source.LongLength);
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                    ImageArray.BytesOf(source, z + (long)nz * (y + (long)ny * x), 1).CopyTo(ImageArray.BytesOf(target, x + (long)nx * (y + (long)ny * z), 1));
        return target;
    }

    [GeneratedRegex("'descr'\\s*:\\s*'([<>|=]?)([a-z][0-9]+)'")]
    private static partial Regex Descr();

    [GeneratedRegex("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)")]
    private static partial Regex Shape();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(True|False)")]
    private static partial Regex Order();
}
