using System.IO.Compression;
using System.Text;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>MetaImage: a text header with the samples behind it (.mha) or in a second file (.mhd + .raw / .zraw). Lengths are in mm, ITK's unit; the exact metres stand in two keys of our own.</summary>
internal static class MetaImageFormat
{
    public static ImagePages Open(string path, Stream stream, ImageReadOptions options)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? file = null;
        for (var lines = 0; file is null; lines++)
        {
            var line = RawSamples.ReadLine(stream, path);
            if (line is null || lines > 1000) throw new ImageFileException(path, "damaged: the header has no ElementDataFile");
            var equals = line.IndexOf('=');
            if (equals < 0)
            {
                if (line.Trim().Length == 0) continue;
                throw new ImageFileException(path, $"is not a MetaImage header: line '{(line.Length > 60 ? line[..60] : line)}' has no '='");
            }
            var key = line[..equals].Trim();
            keys[key] = line[(equals + 1)..].Trim();
            if (key.Equals("ElementDataFile", StringComparison.OrdinalIgnoreCase)) file = keys[key];
        }
        var dimensions = keys.TryGetValue("NDims", out var n) && int.TryParse(n, out var d) ? d : 3;
        if (dimensions is not (2 or 3)) throw new ImageFileException(path, $"has {dimensions} dimensions: 2 and 3 are read");
        if (keys.TryGetValue("ElementNumberOfChannels", out var channels) && channels != "1") throw new ImageFileException(path, $"has {channels} channels: one is read");
        if (!keys.TryGetValue("DimSize", out var sizeText) || RawSamples.Numbers(sizeText, dimensions) is not { } sizes) throw new ImageFileException(path, "damaged: DimSize is missing or not numbers");
        if (!keys.TryGetValue("ElementType", out var typeText)) throw new ImageFileException(path, "damaged: ElementType is missing");
        var type = typeText.ToUpperInvariant() switch
        {
            "MET_UCHAR" => SampleType.UInt8,
            "MET_CHAR" => SampleType.Int8,
            "MET_USHORT" => SampleType.UInt16,
            "MET_SHORT" => SampleType.Int16,
            "MET_UINT" => SampleType.UInt32,
            "MET_INT" => SampleType.Int32,
            "MET_FLOAT" => SampleType.Float32,
            "MET_DOUBLE" => SampleType.Float64,
            _ => throw new ImageFileException(path, $"holds {typeText} samples, which are not read"),
        };
        var bigEndian = True(keys, "BinaryDataByteOrderMSB") || True(keys, "ElementByteOrderMSB");
        var compressed = True(keys, "CompressedData");
        if (keys.TryGetValue("BinaryData", out var binary) && !binary.Equals("True", StringComparison.OrdinalIgnoreCase)) throw new ImageFileException(path, "holds its samples as text, which is not read");

        Span<long> size = [Whole(path, sizes[0]), Whole(path, sizes[1]), dimensions == 3 ? Whole(path, sizes[2]) : 1];
        var local = file.Equals("LOCAL", StringComparison.OrdinalIgnoreCase);
        var companion = local ? null : RawSamples.Companion(path, file);
        var (start, stored) = companion is null ? (stream.Position, stream.Length - stream.Position) : (0, new FileInfo(companion).Length);
        var remarks = RawSamples.Check(path, size, type, stored, compressed, options);
        if (!compressed && keys.TryGetValue("HeaderSize", out var skip) && long.TryParse(skip, out var header) && header != 0)
        {
            var bytes = size[0] * size[1] * size[2] * ImageArray.BytesOf(type);
            if (header < 0) header = stored - bytes;
            if (header > stored - bytes) throw new ImageFileException(path, $"truncated or damaged: {bytes} bytes after a header of {header} do not fit into {stored}");
            start += header;
            remarks = RawSamples.Check(path, size, type, stored - header, compressed, options);
        }

        ImageSpacing? spacing = null;
        var origin = default(ImageOrigin);
        if (keys.TryGetValue("Lamina_Spacing_m", out var exact)) spacing = RawSamples.Spacing(RawSamples.Numbers(exact), 1);
        if (spacing is not null && keys.TryGetValue("Lamina_Origin_m", out var exactOrigin) && RawSamples.Numbers(exactOrigin) is { } eo) origin = new ImageOrigin(eo[0], eo[1], eo[2]);
        if (spacing is null && (keys.TryGetValue("ElementSpacing", out var text) || keys.TryGetValue("ElementSize", out text)))
        {
            var v = RawSamples.Numbers(text, dimensions);
            spacing = RawSamples.Spacing(v is [var a, var b] ? [a, b, a] : v, 1e-3);
            if (spacing is not null) remarks.Add("MetaImage states no unit: lengths are taken in mm");
            if (spacing is { } s && (keys.TryGetValue("Offset", out var at) || keys.TryGetValue("Position", out at) || keys.TryGetValue("Origin", out at)) && RawSamples.Numbers(at, dimensions) is { } o)
                origin = new ImageOrigin(o[0] * 1e-3 - s.X / 2, o[1] * 1e-3 - s.Y / 2, (o.Length > 2 ? o[2] : 0) * 1e-3 - s.Z / 2);
        }
        Stream data = companion is null ? stream : File.OpenRead(companion);
        data.Position = start;
        if (compressed) data = new ZLibStream(data, CompressionMode.Decompress);
        return new ImagePages(path, size, type, RawSamples.Reader(data, type, bigEndian), data, stream) { Spacing = spacing, Origin = origin, Remarks = remarks };
    }

    public static void Write(string path, ImagePages image)
    {
        var local = System.IO.Path.GetExtension(path).Equals(".mha", StringComparison.OrdinalIgnoreCase);
        var raw = System.IO.Path.GetFileNameWithoutExtension(path) + ".raw";
        var header = new StringBuilder("ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\n");
        if (image.Spacing is { } s)
        {
            header.Append($"Offset = {(image.Origin.X + s.X / 2) * 1e3:R} {(image.Origin.Y + s.Y / 2) * 1e3:R} {(image.Origin.Z + s.Z / 2) * 1e3:R}\n");
            header.Append($"ElementSpacing = {s.X * 1e3:R} {s.Y * 1e3:R} {s.Z * 1e3:R}\n");
            header.Append($"Lamina_Spacing_m = {s.X:R} {s.Y:R} {s.Z:R}\n");
            header.Append($"Lamina_Origin_m = {image.Origin.X:R} {image.Origin.Y:R} {image.Origin.Z:R}\n");
        }
        var type = image.Type switch
        {
            SampleType.UInt8 => "MET_UCHAR",
            SampleType.Int8 => "MET_CHAR",
            SampleType.UInt16 => "MET_USHORT",
            SampleType.Int16 => "MET_SHORT",
            SampleType.UInt32 => "MET_UINT",
            SampleType.Int32 => "MET_INT",
            SampleType.Float32 => "MET_FLOAT",
            _ => "MET_DOUBLE",
        };
        header.Append($"DimSize = {image.Columns} {image.Rows} {image.Pages}\nElementType = {type}\nElementDataFile = {(local ? "LOCAL" : raw)}\n");
        // The samples first, so that a header never stands without them.
        if (!local) AtomicFile.Write(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, raw), data => RawSamples.Write(data, image));
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
            if (local) RawSamples.Write(stream, image);
        });
    }

    private static bool True(Dictionary<string, string> keys, string key) => keys.TryGetValue(key, out var value) && value.Equals("True", StringComparison.OrdinalIgnoreCase);

    private static long Whole(string path, double value) =>
        value is >= 1 and <= int.MaxValue && value == Math.Floor(value) ? (long)value : throw new ImageFileException(path, $"damaged: a size of {value}");
}
