using System.IO.Compression;
using System.Text;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>NRRD with attached (.nrrd) or detached (.nhdr) samples, raw or gzip, 2 or 3 dimensions. Written with "space units" m, so that spacing is exact.</summary>
internal static class NrrdFormat
{
    public static ImagePages Open(string path, Stream stream, ImageReadOptions options)
    {
        var magic = RawSamples.ReadLine(stream, path);
        if (magic is null || !magic.StartsWith("NRRD000", StringComparison.Ordinal)) throw new ImageFileException(path, "is not an NRRD file: it does not begin with NRRD000");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var lines = 0; ; lines++)
        {
            var line = RawSamples.ReadLine(stream, path);
            if (line is null || line.Length == 0) break;
            if (lines > 10000) throw new ImageFileException(path, "damaged: the header does not end");
            if (line[0] == '#') continue;
            var pair = line.IndexOf(":=", StringComparison.Ordinal);
            var colon = line.IndexOf(':');
            if (colon < 0) throw new ImageFileException(path, $"damaged: header line '{(line.Length > 60 ? line[..60] : line)}' has no ':'");
            if (pair == colon) fields[line[..pair]] = line[(pair + 2)..];
            else fields[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        string Field(string key) => fields.TryGetValue(key, out var value) ? value : throw new ImageFileException(path, $"damaged: the header has no '{key}'");
        if (!int.TryParse(Field("dimension"), out var dimensions) || dimensions is not (2 or 3)) throw new ImageFileException(path, $"has {fields["dimension"]} dimensions: 2 and 3 are read");
        if (RawSamples.Numbers(Field("sizes"), dimensions) is not { } sizes) throw new ImageFileException(path, "damaged: sizes are not numbers");
        var type = Field("type").ToLowerInvariant() switch
        {
            "uchar" or "unsigned char" or "uint8" or "uint8_t" => SampleType.UInt8,
            "signed char" or "int8" or "int8_t" => SampleType.Int8,
            "ushort" or "unsigned short" or "unsigned short int" or "uint16" or "uint16_t" => SampleType.UInt16,
            "short" or "short int" or "signed short" or "signed short int" or "int16" or "int16_t" => SampleType.Int16,
            "uint" or "unsigned int" or "uint32" or "uint32_t" => SampleType.UInt32,
            "int" or "signed int" or "int32" or "int32_t" => SampleType.Int32,
            "float" => SampleType.Float32,
            "double" => SampleType.Float64,
            var other => throw new ImageFileException(path, $"holds {other} samples, which are not read"),
        };
        var encoding = Field("encoding").ToLowerInvariant();
        var compressed = encoding is "gzip" or "gz";
        if (!compressed && encoding != "raw") throw new ImageFileException(path, $"uses encoding {encoding}: raw and gzip are read");
        if (fields.ContainsKey("line skip") || fields.ContainsKey("lineskip") || fields.ContainsKey("byte skip") || fields.ContainsKey("byteskip"))
            throw new ImageFileException(path, "uses 'line skip' or 'byte skip', which are not read");
        var bigEndian = fields.TryGetValue("endian", out var endian) && endian.Equals("big", StringComparison.OrdinalIgnoreCase);
        Span<long> size = [Whole(path, sizes[0]), Whole(path, sizes[1]), dimensions == 3 ? Whole(path, sizes[2]) : 1];

        var detached = fields.TryGetValue("data file", out var file) || fields.TryGetValue("datafile", out file);
        var companion = detached ? RawSamples.Companion(path, file!) : null;
        var remarks = RawSamples.Check(path, size, type, companion is null ? stream.Length - stream.Position : new FileInfo(companion).Length, compressed, options);
        var (spacing, origin) = Position(fields, dimensions, remarks);
        Stream data = companion is null ? stream : File.OpenRead(companion);
        if (compressed) data = new GZipStream(data, CompressionMode.Decompress);
        return new ImagePages(path, size, type, RawSamples.Reader(data, type, bigEndian), data, stream) { Spacing = spacing, Origin = origin, Remarks = remarks };
    }

    public static void Write(string path, ImagePages image) => AtomicFile.Write(path, stream => Write(stream, image));

    private static void Write(Stream stream, ImagePages image)
    {
        var header = new StringBuilder("NRRD0005\n# written by Lamina\n");
        var type = image.Type switch
        {
            SampleType.UInt8 => "uint8",
            SampleType.Int8 => "int8",
            SampleType.UInt16 => "uint16",
            SampleType.Int16 => "int16",
            SampleType.UInt32 => "uint32",
            SampleType.Int32 => "int32",
            SampleType.Float32 => "float",
            _ => "double",
        };
        header.Append($"type: {type}\ndimension: 3\nsizes: {image.Columns} {image.Rows} {image.Pages}\nencoding: gzip\nendian: little\n");
        if (image.Spacing is { } s)
        {
            header.Append($"space dimension: 3\nspace units: \"m\" \"m\" \"m\"\nspace directions: ({s.X:R},0,0) (0,{s.Y:R},0) (0,0,{s.Z:R})\n");
            header.Append($"space origin: ({image.Origin.X + s.X / 2:R},{image.Origin.Y + s.Y / 2:R},{image.Origin.Z + s.Z / 2:R})\n");
            header.Append($"lamina_origin_m:={image.Origin.X:R} {image.Origin.Y:R} {image.Origin.Z:R}\n");
        }
        header.Append('\n');
        stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        RawSamples.Write(gzip, image);
    }

    private static (ImageSpacing?, ImageOrigin) Position(Dictionary<string, string> fields, int dimensions, List<string> remarks)
    {
        double[]? v = null;
        if (fields.TryGetValue("space directions", out var directions) && RawSamples.Numbers(directions, dimensions * dimensions) is { } d)
        {
            v = dimensions == 3 ? [d[0], d[4], d[8]] : [d[0], d[3], d[0]];
            for (var i = 0; i < d.Length; i++)
                if (i % (dimensions + 1) != 0 && d[i] != 0)
                {
                    remarks.Add("the axes are turned against space: lengths are taken along the array's axes");
                    v = null;
                    break;
                }
            if (v is null && dimensions == 3) v = [Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]), Math.Sqrt(d[3] * d[3] + d[4] * d[4] + d[5] * d[5]), Math.Sqrt(d[6] * d[6] + d[7] * d[7] + d[8] * d[8])];
        }
        else if (fields.TryGetValue("spacings", out var spacings) && RawSamples.Numbers(spacings, dimensions) is { } w) v = dimensions == 3 ? w : [w[0], w[1], w[0]];
        if (v is null) return (null, default);
        if (!fields.TryGetValue("space units", out var unit) && !fields.TryGetValue("units", out unit))
        {
            remarks.Add("the file gives spacings without a unit: they are not used, give the voxel size");
            return (null, default);
        }
        double? scale = unit.Split([' ', '"'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() switch
        {
            "m" => 1,
            "cm" => 1e-2,
            "mm" => 1e-3,
            "um" or "µm" or "μm" or "micron" or "microns" => 1e-6,
            "nm" => 1e-9,
            _ => null,
        };
        if (scale is null)
        {
            remarks.Add($"the file gives spacings in {unit}, which is not known: they are not used, give the voxel size");
            return (null, default);
        }
        var spacing = RawSamples.Spacing(v, scale.Value);
        if (spacing is not { } s) return (null, default);
        if (fields.TryGetValue("lamina_origin_m", out var exact) && RawSamples.Numbers(exact) is { } e) return (spacing, new ImageOrigin(e[0], e[1], e[2]));
        if (fields.TryGetValue("space origin", out var text) && RawSamples.Numbers(text, dimensions) is { } o)
            return (spacing, new ImageOrigin(o[0] * scale.Value - s.X / 2, o[1] * scale.Value - s.Y / 2, (o.Length > 2 ? o[2] : 0) * scale.Value - s.Z / 2));
        return (spacing, default);
    }

    private static long Whole(string path, double value) =>
        value is >= 1 and <= int.MaxValue && value == Math.Floor(value) ? (long)value : throw new ImageFileException(path, $"damaged: a size of {value}");
}
