using System.Buffers.Binary;
using System.IO.Compression;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>NIfTI-1 in one file (.nii, .nii.gz), 2 or 3 dimensions. Spacing and origin are single-precision numbers in that format.</summary>
internal static class NiftiFormat
{
    public static ImagePages Open(string path, Stream file, ImageReadOptions options)
    {
        var compressed = file.ReadByte() == 0x1f;
        file.Position = 0;
        Stream stream = compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        var h = new byte[352];
        stream.ReadExactly(h);
        var bigEndian = BinaryPrimitives.ReadInt32BigEndian(h) == 348;
        if (!bigEndian && BinaryPrimitives.ReadInt32LittleEndian(h) != 348) throw new ImageFileException(path, "is not a NIfTI-1 file: its header is not 348 bytes long");
        if (!(h.AsSpan(344, 4).SequenceEqual("n+1\0"u8))) throw new ImageFileException(path, "is a header whose samples are in another file, or not NIfTI-1: one-file NIfTI-1 (magic n+1) is read");
        short S(int at) => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(h.AsSpan(at)) : BinaryPrimitives.ReadInt16LittleEndian(h.AsSpan(at));
        float F(int at) => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(h.AsSpan(at)) : BinaryPrimitives.ReadSingleLittleEndian(h.AsSpan(at));
        int dimensions = S(40);
        if (dimensions is < 1 or > 7) throw new ImageFileException(path, $"damaged: {dimensions} dimensions");
        for (var i = 4; i <= dimensions; i++) if (S(40 + 2 * i) > 1) throw new ImageFileException(path, $"has {dimensions} dimensions: up to 3 are read");
        Span<long> size = [S(42), dimensions > 1 ? S(44) : 1, dimensions > 2 ? S(46) : 1];
        SampleType type = S(70) switch
        {
            2 => SampleType.UInt8,
            256 => SampleType.Int8,
            512 => SampleType.UInt16,
            4 => SampleType.Int16,
            768 => SampleType.UInt32,
            8 => SampleType.Int32,
            16 => SampleType.Float32,
            64 => SampleType.Float64,
            var other => throw new ImageFileException(path, $"holds samples of NIfTI type {other}, which are not read"),
        };
        var slope = F(112);
        var intercept = F(116);
        if (!(slope == 0 || (slope == 1 && intercept == 0))) throw new ImageFileException(path, $"scales its samples (slope {slope}, intercept {intercept}), which is not read: save it unscaled");
        var offset = F(108);
        if (!(offset >= 352 && offset <= 1 << 24 && offset == MathF.Floor(offset))) throw new ImageFileException(path, $"damaged: the samples begin at byte {offset}");
        var remarks = RawSamples.Check(path, size, type, compressed ? file.Length : file.Length - (long)offset, compressed, options);
        var skip = new byte[(int)offset - 352];
        stream.ReadExactly(skip);
        double? scale = (h[123] & 7) switch { 1 => 1, 2 => 1e-3, 3 => 1e-6, _ => null };
        ImageSpacing? spacing = null;
        var origin = default(ImageOrigin);
        if (scale is { } u)
        {
            spacing = RawSamples.Spacing([F(80), dimensions > 1 ? F(84) : F(80), dimensions > 2 ? F(88) : F(80)], u);
            if (spacing is { } s && S(252) > 0) origin = new ImageOrigin(F(268) * u - s.X / 2, F(272) * u - s.Y / 2, F(276) * u - s.Z / 2);
        }
        else remarks.Add("the file gives spacings without a unit: they are not used, give the voxel size");
        return new ImagePages(path, size, type, RawSamples.Reader(stream, type, bigEndian), stream) { Spacing = spacing, Origin = origin, Remarks = remarks };
    }

    public static void Write(string path, ImagePages image) => AtomicFile.Write(path, file => Write(file, image, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)));

    private static void Write(Stream file, ImagePages image, bool zipped)
    {
        if (image.Columns > short.MaxValue || image.Rows > short.MaxValue || image.Pages > short.MaxValue)
            throw new ArgumentException($"NIfTI-1 holds at most 32767 voxels along an axis, the image has {image.Columns} x {image.Rows} x {image.Pages}: write TIFF or NRRD");
        var h = new byte[352];
        void S(int at, int value) => BinaryPrimitives.WriteInt16LittleEndian(h.AsSpan(at), (short)value);
        void F(int at, double value) => BinaryPrimitives.WriteSingleLittleEndian(h.AsSpan(at), (float)value);
        BinaryPrimitives.WriteInt32LittleEndian(h, 348);
        S(40, 3);
        S(42, image.Columns);
        S(44, image.Rows);
        S(46, image.Pages);
        for (var i = 4; i < 8; i++) S(40 + 2 * i, 1);
        S(70, image.Type switch
        {
            SampleType.UInt8 => 2,
            SampleType.Int8 => 256,
            SampleType.UInt16 => 512,
            SampleType.Int16 => 4,
            SampleType.UInt32 => 768,
            SampleType.Int32 => 8,
            SampleType.Float32 => 16,
            _ => 64,
        });
        S(72, 8 * image.SampleBytes);
        F(76, 1);
        if (image.Spacing is { } s)
        {
            F(80, s.X * 1e6);
            F(84, s.Y * 1e6);
            F(88, s.Z * 1e6);
            h[123] = 3;
            S(252, 1);
            F(268, (image.Origin.X + s.X / 2) * 1e6);
            F(272, (image.Origin.Y + s.Y / 2) * 1e6);
            F(276, (image.Origin.Z + s.Z / 2) * 1e6);
        }
        F(108, 352);
        F(112, 1);
        "n+1\0"u8.CopyTo(h.AsSpan(344));
        using var gzip = zipped ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null;
        Stream stream = gzip is null ? file : gzip;
        stream.Write(h);
        RawSamples.Write(stream, image);
    }
}
