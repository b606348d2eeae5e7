using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>Writes TIFF and BigTIFF, one page per z, in strips of about 256 kB. Voxel size and origin go into the description, also in ImageJ's form.</summary>
public static class TiffWriter
{
    /// <summary>Writes an image.</summary>
    /// <param name="path">the file, replaced where it exists</param>
    /// <param name="image">the image</param>
    /// <param name="options">null for Deflate in Intel byte order</param>
    public static void Write(string path, ImageArray image, TiffWriteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(image);
        Write(path, ImagePages.Of(image), options);
    }

    internal static void Write(string path, ImagePages image, TiffWriteOptions? options = null) => AtomicFile.Write(path, stream => Write(stream, image, options ?? new TiffWriteOptions()));

    internal static void Write(Stream stream, ImagePages image, TiffWriteOptions options)
    {
        var size = image.SampleBytes;
        var rowBytes = checked(image.Columns * size);
        var rowsPerStrip = Math.Clamp((256 << 10) / rowBytes, 1, image.Rows);
        var strips = (image.Rows + rowsPerStrip - 1) / rowsPerStrip;
        // Directories take about 250 bytes and 8 per strip; compression may add a little to samples that do not compress.
        var big = options.Big || image.Count * size * 1.02 + image.Pages * (300.0 + 16.0 * strips) > 4.2e9;
        var isFloat = image.Type is SampleType.Float32 or SampleType.Float64;
        var predictor = options.Predictor && !isFloat && options.Compression != TiffCompression.None ? 2 : 1;
        var writer = new Endian(stream, options.BigEndian, big);
        writer.Header();
        var description = Encoding.ASCII.GetBytes(Describe(image) + "\0");
        var strip = new byte[rowsPerStrip * rowBytes];
        var samples = new byte[image.PageBytes];
        for (var page = 0; page < image.Pages; page++)
        {
            image.Read(samples);
            var offsets = new long[strips];
            var counts = new long[strips];
            for (var s = 0; s < strips; s++)
            {
                var rows = Math.Min(rowsPerStrip, image.Rows - s * rowsPerStrip);
                var bytes = strip.AsSpan(0, rows * rowBytes);
                samples.AsSpan(s * rowsPerStrip * rowBytes, bytes.Length).CopyTo(bytes);
                if (predictor == 2) TiffPredictor.MakeDifferences(bytes, rowBytes, size);
                ByteOrder.ToNative(bytes, size, options.BigEndian);
                offsets[s] = stream.Position;
                Compress(stream, bytes, rowBytes, options.Compression);
                counts[s] = stream.Position - offsets[s];
            }
            var directory = new SortedDictionary<int, (int Type, long Count, byte[] Value)>
            {
                [TiffTags.Width] = writer.Longs(image.Columns),
                [TiffTags.Height] = writer.Longs(image.Rows),
                [TiffTags.BitsPerSample] = writer.Short(8 * size),
                [TiffTags.Compression] = writer.Short((int)options.Compression),
                [TiffTags.Photometric] = writer.Short(1),
                [TiffTags.StripOffsets] = writer.Offsets(offsets),
                [TiffTags.SamplesPerPixel] = writer.Short(1),
                [TiffTags.RowsPerStrip] = writer.Longs(rowsPerStrip),
                [TiffTags.StripByteCounts] = writer.Offsets(counts),
                [TiffTags.PlanarConfiguration] = writer.Short(1),
                [TiffTags.Predictor] = writer.Short(predictor),
                [TiffTags.SampleFormat] = writer.Short(isFloat ? 3 : image.Type is SampleType.Int8 or SampleType.Int16 or SampleType.Int32 ? 2 : 1),
            };
            if (page == 0) directory[TiffTags.Description] = (2, description.Length, description);
            if (image.Spacing is { } spacing)
            {
                // ImageJ's convention: voxels per unit, the unit being in the description.
                directory[TiffTags.XResolution] = writer.Rational(1e-6 / spacing.X);
                directory[TiffTags.YResolution] = writer.Rational(1e-6 / spacing.Y);
                directory[TiffTags.ResolutionUnit] = writer.Short(1);
            }
            writer.Directory(directory);
        }
        writer.Finish();
    }

    private static string Describe(ImagePages image)
    {
        var text = new StringBuilder($"ImageJ=1.54\nimages={image.Pages}\nslices={image.Pages}\n");
        if (image.Spacing is { } s)
        {
            text.Append($"unit=um\nspacing={s.Z * 1e6:R}\nlamina_spacing_m={s.X:R} {s.Y:R} {s.Z:R}\n");
            text.Append($"lamina_origin_m={image.Origin.X:R} {image.Origin.Y:R} {image.Origin.Z:R}\n");
        }
        return text.ToString();
    }

    private static void Compress(Stream stream, ReadOnlySpan<byte> bytes, int rowBytes, TiffCompression compression)
    {
        switch (compression)
        {
            case TiffCompression.None: stream.Write(bytes); break;
            case TiffCompression.Lzw: stream.Write(TiffCodecs.EncodeLzw(bytes)); break;
            case TiffCompression.PackBits: stream.Write(TiffCodecs.EncodePackBits(bytes, rowBytes)); break;
            case TiffCompression.Deflate:
                using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(compression), compression, "not a TIFF compression that is written");
        }
    }

    /// <summary>Numbers and directories in the file's byte order and offset width.</summary>
    private sealed class Endian(Stream stream, bool bigEndian, bool big)
    {
        /// <summary>Where the offset of the next directory is to be written.</summary>
        private long link;

        public void Header()
        {
            stream.Write(bigEndian ? "MM"u8 : "II"u8);
            stream.Write(U16(big ? 43 : 42));
            if (big)
            {
                stream.Write(U16(8));
                stream.Write(U16(0));
            }
            link = stream.Position;
            stream.Write(Place(0));
        }

        public void Directory(SortedDictionary<int, (int Type, long Count, byte[] Value)> entries)
        {
            // Values that do not fit into their entry come first.
            var places = new Dictionary<int, long>();
            var inline = big ? 8 : 4;
            foreach (var (tag, entry) in entries)
                if (entry.Value.Length > inline)
                {
                    Align();
                    places[tag] = stream.Position;
                    stream.Write(entry.Value);
                }
            Align();
            var at = stream.Position;
            Link(at);
            stream.Write(big ? U64(entries.Count) : U16(entries.Count));
            foreach (var (tag, entry) in entries)
            {
                stream.Write(U16(tag));
                stream.Write(U16(entry.Type));
                stream.Write(Place(entry.Count));
                if (places.TryGetValue(tag, out var place)) stream.Write(Place(place));
                else
                {
                    stream.Write(entry.Value);
                    for (var i = entry.Value.Length; i < inline; i++) stream.WriteByte(0);
                }
            }
            link = stream.Position;
            stream.Write(Place(0));
        }

        public void Finish() => stream.Flush();

        public (int, long, byte[]) Short(int value) => (3, 1, U16(value));

        public (int, long, byte[]) Longs(int value) => (4, 1, U32((uint)value));

        public (int, long, byte[]) Offsets(long[] values) => (big ? 16 : 4, values.Length, [.. values.SelectMany(v => Place(v))]);

        public (int, long, byte[]) Rational(double value)
        {
            var denominator = value < 4000 ? 1_000_000u : value < 4e6 ? 1000u : 1u;
            return (5, 1, [.. U32((uint)Math.Clamp(Math.Round(value * denominator), 1, uint.MaxValue)), .. U32(denominator)]);
        }

        private void Link(long at)
        {
            var here = stream.Position;
            stream.Position = link;
            stream.Write(Place(at));
            stream.Position = here;
        }

        private void Align()
        {
            if ((stream.Position & 1) != 0) stream.WriteByte(0);
        }

        private byte[] Place(long value) => big ? U64(value) : U32(checked((uint)value));

        private byte[] U16(int value)
        {
            var bytes = new byte[2];
            if (bigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value); else BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
            return bytes;
        }

        private byte[] U32(uint value)
        {
            var bytes = new byte[4];
            if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value); else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            return bytes;
        }

        private byte[] U64(long value)
        {
            var bytes = new byte[8];
            if (bigEndian) BinaryPrimitives.WriteInt64BigEndian(bytes, value); else BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            return bytes;
        }
    }
}
