using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Lamina.Data.Images;

/// <summary>
/// Reads TIFF and BigTIFF: pages of one grey channel, 8 to 64 bit, in strips or tiles, uncompressed, LZW, Deflate or PackBits, either byte order, predictors 1 to 3.
/// Nothing is allocated from a size in the file before that size is checked against the length of the file.
/// </summary>
internal sealed partial class TiffReader
{
    /// <summary>No supported compression makes data smaller than this: Deflate ends at 1032:1, LZW near 1700:1.</summary>
    private const long LargestRatio = 2000;

    private readonly string path;
    private readonly Stream stream;
    private readonly ImageReadOptions options;
    private readonly long length;
    private bool bigEndian;
    private bool bigTiff;

    private TiffReader(string path, Stream stream, ImageReadOptions options)
    {
        this.path = path;
        this.stream = stream;
        this.options = options;
        length = stream.Length;
    }

    public static ImagePages Open(string path, Stream stream, ImageReadOptions options) => new TiffReader(path, stream, options).Open();

    private ImagePages Open()
    {
        var pages = ReadPages();
        var first = pages[0];
        var count = pages.Count;
        var contiguous = ImageJPages(pages);
        if (contiguous > 1) count = contiguous;
        for (var p = 1; p < pages.Count; p++)
            if (pages[p].Width != first.Width || pages[p].Height != first.Height || pages[p].Type != first.Type)
                throw Fault($"page {p + 1} is {pages[p].Width} x {pages[p].Height} {pages[p].Type}, page 1 is {first.Width} x {first.Height} {first.Type}: all pages of a volume must agree");
        RawSamples.CheckPage(path, first.Width, first.Height, first.Type, options);
        var remarks = new List<string>();
        if (first.Photometric == 0) remarks.Add("samples are stored with 0 as white and are taken as stored");
        if (first.Photometric == 3) remarks.Add("palette image: the indices are taken, the colours are not");
        var (spacing, origin) = Position(first, remarks);
        var scratch = new Scratch();
        return new ImagePages(path, [first.Width, first.Height, count], first.Type, (p, samples) =>
        {
            if (contiguous > 1) ReadContiguous(first, p, samples);
            else ReadPage(pages[p], p, samples, scratch);
        }, stream) { Spacing = spacing, Origin = origin, Remarks = remarks };
    }

    private List<TiffPage> ReadPages()
    {
        if (length < 8) throw Fault($"{length} bytes are too few for a TIFF file");
        var header = Bytes(0, 8);
        bigEndian = header[0] == (byte)'M';
        if (!(header[0] == header[1] && header[0] is (byte)'I' or (byte)'M')) throw Fault("is not a TIFF file: it does not begin with II or MM");
        var magic = U16(header.AsSpan(2));
        long next;
        if (magic == 42) next = U32(header.AsSpan(4));
        else if (magic == 43)
        {
            bigTiff = true;
            if (U16(header.AsSpan(4)) != 8) throw Fault("BigTIFF with offsets of other than 8 bytes");
            next = Offset(U64(Bytes(8, 8)), "the first directory");
        }
        else throw Fault($"is not a TIFF file: version {magic}, expected 42 or 43");

        var pages = new List<TiffPage>();
        var visited = new HashSet<long>();
        while (next != 0)
        {
            if (!visited.Add(next)) throw Fault($"damaged: the directories form a loop at byte {next}");
            pages.AddRange(ReadDirectory(next, pages.Count, out next));
        }
        if (pages.Count == 0) throw Fault("holds no page");
        return pages;
    }

    private IEnumerable<TiffPage> ReadDirectory(long at, int page, out long next)
    {
        var countSize = bigTiff ? 8 : 2;
        var entrySize = bigTiff ? 20 : 12;
        var raw = Bytes(at, countSize);
        var entries = bigTiff ? Offset(U64(raw), "a directory's length") : U16(raw);
        if (entries is < 1 or > 65535) throw Fault($"damaged: page {page + 1} has {entries} directory entries");
        var directory = Bytes(at + countSize, checked((int)entries * entrySize + (bigTiff ? 8 : 4)));
        var tags = new Dictionary<int, Entry>();
        for (var i = 0; i < entries; i++)
        {
            var entry = directory.AsSpan(i * entrySize, entrySize);
            tags[U16(entry)] = new Entry(U16(entry[2..]), bigTiff ? Offset(U64(entry[4..]), "a tag's count") : U32(entry[4..]), at + countSize + i * entrySize + (bigTiff ? 12 : 8));
        }
        var tail = directory.AsSpan((int)entries * entrySize);
        next = bigTiff ? Offset(U64(tail), "the next directory") : U32(tail);

        // Bit 0 of the subfile type marks a reduced copy (thumbnail) of another page.
        if ((Number(tags, TiffTags.NewSubfileType, 0, page) & 1) != 0) return [];
        return [Check(tags, page)];
    }

    private TiffPage Check(Dictionary<int, Entry> tags, int page)
    {
        var where = $"page {page + 1}";
        var width = Size(tags, TiffTags.Width, "width", page);
        var height = Size(tags, TiffTags.Height, "height", page);
        var channels = Number(tags, TiffTags.SamplesPerPixel, 1, page);
        if (channels != 1) throw Fault($"{where} has {channels} channels: convert it to one grey or label channel first");
        var bits = Number(tags, TiffTags.BitsPerSample, 1, page);
        var format = Number(tags, TiffTags.SampleFormat, 1, page);
        SampleType type = (bits, format) switch
        {
            (8, 1) => SampleType.UInt8,
            (8, 2) => SampleType.Int8,
            (16, 1) => SampleType.UInt16,
            (16, 2) => SampleType.Int16,
            (32, 1) => SampleType.UInt32,
            (32, 2) => SampleType.Int32,
            (32, 3) => SampleType.Float32,
            (64, 3) => SampleType.Float64,
            _ => throw Fault($"{where} has {bits}-bit samples of format {format}: 8, 16 and 32 bit integers and 32 and 64 bit floats are read"),
        };
        var compression = (int)Number(tags, TiffTags.Compression, 1, page);
        if (compression == 32946) compression = 8;
        if (compression is not (1 or 5 or 8 or 32773))
            throw Fault($"{where} uses compression {compression}: none, LZW, Deflate and PackBits are read; save it again with one of them");
        if (Number(tags, TiffTags.FillOrder, 1, page) != 1) throw Fault($"{where} has reversed bit order (FillOrder 2), which is not read");
        var predictor = (int)Number(tags, TiffTags.Predictor, 1, page);
        var isFloat = type is SampleType.Float32 or SampleType.Float64;
        if (predictor is < 1 or > 3 || (predictor == 2 && isFloat) || (predictor == 3 && !isFloat)) throw Fault($"{where}: predictor {predictor} does not go with {type} samples");

        var tiled = tags.ContainsKey(TiffTags.TileWidth);
        var chunkWidth = tiled ? Size(tags, TiffTags.TileWidth, "tile width", page) : width;
        var chunkHeight = tiled ? Size(tags, TiffTags.TileLength, "tile length", page) : (int)Math.Clamp(Number(tags, TiffTags.RowsPerStrip, height, page), 1, height);
        var chunks = (((long)width + chunkWidth - 1) / chunkWidth) * (((long)height + chunkHeight - 1) / chunkHeight);
        var chunkBytes = (long)chunkWidth * chunkHeight * ImageArray.BytesOf(type);
        // One strip may hold a page; a tile never needs to be larger than that, rounded up to 16.
        if (chunkBytes > int.MaxValue || (tiled && ((long)chunkWidth > width + 65536L || (long)chunkHeight > height + 65536L)))
            throw Fault($"{where} has tiles or strips of {chunkWidth} x {chunkHeight}: too large to be read");
        if (chunks > length) throw Fault($"damaged: {where} claims {chunks} tiles or strips in a file of {length} bytes");
        var offsets = Numbers(tags, tiled ? TiffTags.TileOffsets : TiffTags.StripOffsets, page)
            ?? throw Fault($"damaged: {where} does not say where its samples are");
        var counts = Numbers(tags, tiled ? TiffTags.TileByteCounts : TiffTags.StripByteCounts, page);
        if (counts is null)
        {
            if (compression != 1 || chunks != 1) throw Fault($"damaged: {where} does not say how long its strips are");
            counts = [chunkBytes];
        }
        if (offsets.Length < chunks || counts.Length < chunks) throw Fault($"damaged: {where} needs {chunks} tiles or strips, {Math.Min(offsets.Length, counts.Length)} are listed");
        long stored = 0;
        for (var i = 0; i < chunks; i++)
        {
            if (offsets[i] < 0 || counts[i] < 0 || offsets[i] > length || counts[i] > length - offsets[i])
                throw Fault($"truncated or damaged: {where} has {counts[i]} bytes at byte {offsets[i]}, the file ends at {length}");
            stored += counts[i];
        }
        var needed = (long)width * height * ImageArray.BytesOf(type);
        if (compression == 1 ? stored < needed : stored > long.MaxValue / LargestRatio || stored * LargestRatio < needed)
            throw Fault($"damaged: {where} of {width} x {height} {type} samples needs {needed} bytes, only {stored} are stored");
        return new TiffPage
        {
            Width = width, Height = height, Type = type, Compression = compression, Predictor = predictor, Tiled = tiled,
            ChunkWidth = chunkWidth, ChunkHeight = chunkHeight, Offsets = offsets, ByteCounts = counts,
            Photometric = (int)Number(tags, TiffTags.Photometric, 1, page),
            Description = page == 0 ? Text(tags, TiffTags.Description) : null,
            XResolution = Rational(tags, TiffTags.XResolution), YResolution = Rational(tags, TiffTags.YResolution),
            ResolutionUnit = (int)Number(tags, TiffTags.ResolutionUnit, 2, page),
        };
    }

    private void ReadContiguous(TiffPage page, int number, Span<byte> samples)
    {
        stream.Position = page.Offsets[0] + number * (long)samples.Length;
        stream.ReadExactly(samples);
        ByteOrder.ToNative(samples, ImageArray.BytesOf(page.Type), bigEndian);
    }

    private void ReadPage(TiffPage page, int number, Span<byte> samples, Scratch scratch)
    {
        var size = ImageArray.BytesOf(page.Type);
        var across = (page.Width + page.ChunkWidth - 1) / page.ChunkWidth;
        var down = (page.Height + page.ChunkHeight - 1) / page.ChunkHeight;
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
            {
                var chunk = row * across + column;
                var y0 = row * page.ChunkHeight;
                var x0 = column * page.ChunkWidth;
                // Tiles are always whole, the last strip may be short.
                var rows = page.Tiled ? page.ChunkHeight : Math.Min(page.ChunkHeight, page.Height - y0);
                var rowBytes = page.ChunkWidth * size;
                var needed = rows * rowBytes;
                var visibleRows = Math.Min(rows, page.Height - y0);
                var visibleColumns = Math.Min(page.ChunkWidth, page.Width - x0);
                var stored = scratch.Stored(checked((int)page.ByteCounts[chunk]));
                stream.Position = page.Offsets[chunk];
                stream.ReadExactly(stored);
                Span<byte> decoded;
                if (page.Compression == 1)
                {
                    if (stored.Length < needed) throw Fault($"truncated: page {number + 1}, strip or tile {chunk + 1} has {stored.Length} of {needed} bytes");
                    decoded = stored[..needed];
                }
                else
                {
                    if ((long)stored.Length * LargestRatio < needed) throw Fault($"damaged: page {number + 1}, strip or tile {chunk + 1} of {stored.Length} bytes cannot hold {needed}");
                    decoded = scratch.Decoded(needed);
                    var got = Decode(page.Compression, stored, decoded, scratch);
                    if (got < needed) throw Fault($"damaged: page {number + 1}, strip or tile {chunk + 1} decodes to {got} of {needed} bytes");
                }
                if (page.Predictor == 3) TiffPredictor.UndoFloat(decoded, rowBytes, size, scratch.Row(rowBytes));
                else
                {
                    ByteOrder.ToNative(decoded, size, bigEndian);
                    if (page.Predictor == 2) TiffPredictor.UndoDifferences(decoded, rowBytes, size);
                }
                for (var y = 0; y < visibleRows; y++)
                    decoded.Slice(y * rowBytes, visibleColumns * size)
                        .CopyTo(samples[(((y0 + y) * page.Width + x0) * size)..]);
            }
    }

    private static int Decode(int compression, ReadOnlySpan<byte> stored, Span<byte> decoded, Scratch scratch) => compression switch
    {
        5 => TiffCodecs.DecodeLzw(stored, decoded),
        32773 => TiffCodecs.DecodePackBits(stored, decoded),
        _ => Inflate(scratch.StoredArray, stored.Length, decoded),
    };

    private static int Inflate(byte[] stored, int count, Span<byte> decoded)
    {
        using var zlib = new ZLibStream(new MemoryStream(stored, 0, count, writable: false), CompressionMode.Decompress);
        var got = 0;
        while (got < decoded.Length && zlib.Read(decoded[got..]) is > 0 and var n) got += n;
        return got;
    }

    /// <summary>ImageJ writes large stacks as one directory followed by all pages: the number of pages, or 0.</summary>
    private int ImageJPages(List<TiffPage> pages)
    {
        var first = pages[0];
        if (pages.Count != 1 || first.Compression != 1 || first.Description is null || !first.Description.StartsWith("ImageJ=", StringComparison.Ordinal)) return 0;
        if (Value(first.Description, "images") is not { } text || !int.TryParse(text, out var images) || images < 2) return 0;
        for (var i = 1; i < first.Offsets.Length; i++)
            if (first.Offsets[i] != first.Offsets[i - 1] + first.ByteCounts[i - 1]) return 0;
        if (first.Bytes > (length - first.Offsets[0]) / images)
            throw Fault($"truncated: {images} pages of {first.Bytes} bytes do not fit into the file of {length} bytes");
        return images;
    }

    private static (ImageSpacing? Spacing, ImageOrigin Origin) Position(TiffPage page, List<string> remarks)
    {
        var origin = default(ImageOrigin);
        if (page.Description is { } text)
        {
            if (Triple(text, "lamina_origin_m") is { } o) origin = new ImageOrigin(o[0], o[1], o[2]);
            if (Triple(text, "lamina_spacing_m") is { } s && Spacing(s[0], s[1], s[2]) is { } own) return (own, origin);
            var said = remarks.Count;
            // A size that is given but not understood is not replaced by resolution tags.
            if (OmeSpacing(text, remarks) is { } ome) return (ome, origin);
            if (remarks.Count > said) return (null, origin);
        }
        if (!(page.XResolution > 0 && page.YResolution > 0)) return (null, origin);
        double x = 1 / page.XResolution, y = 1 / page.YResolution;
        if (page.Description is { } imagej && imagej.StartsWith("ImageJ=", StringComparison.Ordinal))
        {
            var unit = Value(imagej, "unit")?.Trim();
            double? scale = unit switch
            {
                "micron" or "um" or "µm" or "μm" or "\\u00B5m" => 1e-6,
                "nm" => 1e-9,
                "mm" => 1e-3,
                "cm" => 1e-2,
                "inch" => 0.0254,
                "m" => 1,
                _ => null,
            };
            if (scale is null)
            {
                if (unit is not (null or "" or "pixel" or "pixels")) remarks.Add($"the file gives voxel sizes in {unit}, which is not known: they are not used, give the voxel size");
                return (null, origin);
            }
            var z = Value(imagej, "spacing") is { } t && double.TryParse(t, out var d) && d > 0 ? d : x;
            return (Spacing(x * scale.Value, y * scale.Value, z * scale.Value), origin);
        }
        // 72 or 96 dots per inch is what programs write that know no size.
        if (page.ResolutionUnit == 3)
        {
            remarks.Add("voxel size along z is not in the file and is taken equal to that along x");
            return (Spacing(x * 1e-2, y * 1e-2, x * 1e-2), origin);
        }
        return (null, origin);
    }

    /// <summary>Voxel size of an OME-TIFF, of which the first image counts; without units the standard says um.</summary>
    private static ImageSpacing? OmeSpacing(string description, List<string> remarks)
    {
        if (!description.Contains("<OME", StringComparison.Ordinal) || OmePixels().Match(description) is not { Success: true } pixels) return null;
        var edges = new double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            string? Given(string key) => Regex.Match(pixels.Value, $"\\bPhysicalSize{"XYZ"[axis]}{key}\\s*=\\s*\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : null;
            if (Given("") is not { } text) return null;
            var unit = Given("Unit") ?? "um";
            double? scale = unit switch
            {
                "um" or "µm" or "μm" or "&#181;m" or "&#xB5;m" => 1e-6,
                "nm" => 1e-9,
                "mm" => 1e-3,
                "cm" => 1e-2,
                "m" => 1,
                _ => null,
            };
            if (scale is null || !double.TryParse(text, out var edge))
            {
                remarks.Add($"the file gives a voxel size of {text} {unit}, which is not understood: it is not used, give the voxel size");
                return null;
            }
            edges[axis] = edge * scale.Value;
        }
        return Spacing(edges[0], edges[1], edges[2]);
    }

    [GeneratedRegex("<Pixels\\b[^>]*>")]
    private static partial Regex OmePixels();

    private static ImageSpacing? Spacing(double x, double y, double z) =>
        x > 0 && y > 0 && z > 0 && double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z) ? new ImageSpacing(x, y, z) : null;

    private static double[]? Triple(string text, string key)
    {
        var parts = Value(text, key)?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not { Length: 3 }) return null;
        var values = new double[3];
        for (var i = 0; i < 3; i++) if (!double.TryParse(parts[i], out values[i]) || !double.IsFinite(values[i])) return null;
        return values;
    }

    private static string? Value(string description, string key)
    {
        foreach (var line in description.Split('\n'))
            if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length && line[key.Length] == '=') return line[(key.Length + 1)..].TrimEnd('\r');
        return null;
    }

    private int Size(Dictionary<int, Entry> tags, int tag, string what, int page)
    {
        if (!tags.ContainsKey(tag)) throw Fault($"damaged: page {page + 1} has no {what}");
        var value = Number(tags, tag, 0, page);
        return value is >= 1 and <= int.MaxValue ? (int)value : throw Fault($"damaged: page {page + 1} has {what} {value}");
    }

    private long Number(Dictionary<int, Entry> tags, int tag, long absent, int page)
    {
        if (!tags.TryGetValue(tag, out var entry)) return absent;
        // BitsPerSample of an RGB file has three values; the channel count refuses it, so the first is enough here.
        var values = Numbers(tags, tag, page, 1);
        return values is { Length: > 0 } ? values[0] : throw Fault($"damaged: page {page + 1} has an empty tag {tag} of type {entry.Type}");
    }

    private long[]? Numbers(Dictionary<int, Entry> tags, int tag, int page, long most = long.MaxValue)
    {
        if (!tags.TryGetValue(tag, out var entry)) return null;
        var size = entry.Type switch { 1 => 1, 3 => 2, 4 or 13 => 4, 16 or 18 => 8, _ => 0 };
        if (size == 0) throw Fault($"damaged: page {page + 1} has tag {tag} of type {entry.Type}");
        if (entry.Count < 0 || entry.Count > length / size) throw Fault($"damaged: page {page + 1} has tag {tag} with {entry.Count} values in a file of {length} bytes");
        var raw = Bytes(Place(entry, size), (int)(Math.Min(entry.Count, most) * size));
        var values = new long[raw.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var at = raw.AsSpan(i * size);
            values[i] = size switch { 1 => at[0], 2 => U16(at), 4 => U32(at), _ => Offset(U64(at), $"tag {tag}") };
        }
        return values;
    }

    private string? Text(Dictionary<int, Entry> tags, int tag)
    {
        if (!tags.TryGetValue(tag, out var entry) || entry.Type != 2 || entry.Count < 1 || entry.Count > Math.Min(length, 1 << 20)) return null;
        return Encoding.UTF8.GetString(Bytes(Place(entry, 1), (int)entry.Count)).TrimEnd('\0');
    }

    private double Rational(Dictionary<int, Entry> tags, int tag)
    {
        if (!tags.TryGetValue(tag, out var entry) || entry.Type != 5 || entry.Count < 1) return 0;
        var raw = Bytes(Place(entry, 8), 8);
        var denominator = U32(raw.AsSpan(4));
        return denominator == 0 ? 0 : U32(raw) / (double)denominator;
    }

    private long Place(Entry entry, int size)
    {
        if (entry.Count * size <= (bigTiff ? 8 : 4)) return entry.ValueAt;
        var raw = Bytes(entry.ValueAt, bigTiff ? 8 : 4);
        return bigTiff ? Offset(U64(raw), "a tag's values") : U32(raw);
    }

    private byte[] Bytes(long at, int count)
    {
        if (at < 0 || at > length - count) throw Fault($"truncated or damaged: {count} bytes are wanted at byte {at}, the file ends at {length}");
        var bytes = new byte[count];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private ushort U16(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private uint U32(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private ulong U64(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private long Offset(ulong value, string what) => value <= long.MaxValue ? (long)value : throw Fault($"damaged: {what} is {value}");

    private ImageFileException Fault(string message) => new(path, message);

    private readonly record struct Entry(int Type, long Count, long ValueAt);

    /// <summary>Buffers that are kept from strip to strip.</summary>
    private sealed class Scratch
    {
        private byte[] decoded = [];
        private byte[] row = [];

        public byte[] StoredArray { get; private set; } = [];

        public Span<byte> Stored(int count)
        {
            if (StoredArray.Length < count) StoredArray = new byte[count];
            return StoredArray.AsSpan(0, count);
        }

        public Span<byte> Decoded(int count)
        {
            if (decoded.Length < count) decoded = new byte[count];
            return decoded.AsSpan(0, count);
        }

        public Span<byte> Row(int count)
        {
            if (row.Length < count) row = new byte[count];
            return row.AsSpan(0, count);
        }
    }
}
