using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>
/// Zarr stores on disk: a folder with the array's description and one file per chunk. Versions 2 and 3 are read, raw or gzip or zlib; version 2 with zlib is written. Arrays of an
/// OME-Zarr group are taken at full resolution, with its scale.
/// </summary>
internal static class ZarrFormat
{
    private const int ChunkEdge = 64;

    /// <summary>Whether a folder is a store.</summary>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, ".zarray")) || File.Exists(Path.Combine(folder, ".zgroup")) || File.Exists(Path.Combine(folder, "zarr.json"));

    public static ImagePages Open(string folder, ImageReadOptions options)
    {
        try
        {
            return OpenArray(folder, options);
        }
        catch (JsonException e) { throw new ImageFileException(folder, $"damaged: its description is not JSON ({e.Message})", e); }
        catch (InvalidDataException e) { throw new ImageFileException(folder, $"damaged: a chunk does not decompress: {e.Message}", e); }
        catch (Exception e) when (e is InvalidOperationException or FormatException and not ImageFileException or OverflowException) { throw new ImageFileException(folder, $"damaged: {e.Message}", e); }
    }

    private static ImagePages OpenArray(string folder, ImageReadOptions options)
    {
        var (place, group) = Locate(folder);
        var array = File.Exists(Path.Combine(place, "zarr.json")) ? Version3(place) : Version2(place);
        var dimensions = array.Shape.Length;
        if (dimensions < 1 || array.Chunk.Length != dimensions) throw new ImageFileException(place, $"damaged: a shape of {dimensions} and chunks of {array.Chunk.Length} dimensions");
        for (var i = 0; i < dimensions; i++)
        {
            if (array.Chunk[i] is < 1 or > int.MaxValue) throw new ImageFileException(place, $"damaged: a chunk size of {array.Chunk[i]}");
            if (i < dimensions - 3 && array.Shape[i] != 1) throw new ImageFileException(place, $"has {dimensions} dimensions of {string.Join(" x ", array.Shape)}: up to 3 are read, and leading ones of size 1");
            if (i < dimensions - 3 && array.Chunk[i] != 1) throw new ImageFileException(place, "has chunks of several samples along a leading dimension, which are not read");
        }
        // Pages, rows, columns.
        long[] shape = [1, 1, 1], chunk = [1, 1, 1];
        for (var i = Math.Max(0, dimensions - 3); i < dimensions; i++) (shape[i - dimensions + 3], chunk[i - dimensions + 3]) = (array.Shape[i], array.Chunk[i]);
        // Sizes and memory; what the files hold is looked at chunk by chunk.
        RawSamples.Check(place, [shape[2], shape[1], shape[0]], array.Type, long.MaxValue, compressed: true, options);
        var size = ImageArray.BytesOf(array.Type);
        if (chunk[0] > options.MaximumBytes / chunk[1] / chunk[2] / size || chunk[0] * chunk[1] * chunk[2] > Array.MaxLength / size)
            throw new ImageFileException(place, $"chunks of {string.Join(" x ", chunk)} samples take more memory than is allowed");
        var chunkBytes = (int)(chunk[0] * chunk[1] * chunk[2] * size);
        long[] count = [(shape[0] + chunk[0] - 1) / chunk[0], (shape[1] + chunk[1] - 1) / chunk[1], (shape[2] + chunk[2] - 1) / chunk[2]];
        var all = count[0] * count[1] * count[2];
        string Name(long z, long y, long x)
        {
            long[] at = [z, y, x];
            var index = Enumerable.Range(0, dimensions).Select(i => i < dimensions - 3 ? 0 : at[i - dimensions + 3]);
            return Path.Combine(place, array.Prefix + string.Join(array.Separator, index));
        }
        // A description alone is quickly written: before memory is taken, half of the chunks must be there. Where few are, the search ends soon.
        long present = 0, missing = 0;
        for (long i = 0; i < all; i++)
        {
            if (File.Exists(Name(i / count[2] / count[1], i / count[2] % count[1], i % count[2]))) present++;
            else missing++;
            if (2 * missing > all || missing > 1000 + 4 * present) throw new ImageFileException(place, $"truncated: most of the {all} chunks that its description names are missing");
        }

        byte[]? buffer = null;
        var block = new PageBlock(shape[0], (int)(shape[1] * shape[2] * size), chunk[0], options, (firstPage, pages, samples) =>
        {
            for (var cz = firstPage / chunk[0]; cz * chunk[0] < firstPage + pages; cz++)
                for (long i = 0; i < count[1] * count[2]; i++) ReadPart(cz, i / count[2], i % count[2], firstPage, pages, samples);
        });
        var remarks = new List<string>();
        if (missing > 0) remarks.Add($"{missing} of {all} chunks are missing: they are taken to hold the fill value, as zarr defines it");
        var (spacing, origin) = Position(array.Attributes, group, Path.GetRelativePath(folder, place), remarks);
        return new ImagePages(place, [shape[2], shape[1], shape[0]], array.Type, block.Read) { Spacing = spacing, Origin = origin, Remarks = remarks };

        // What a chunk has of some pages.
        void ReadPart(long cz, long cy, long cx, long firstPage, long pages, Span<byte> samples)
        {
            var name = Name(cz, cy, cx);
            var isThere = File.Exists(name);
            if (isThere) ReadChunk(name, array.Codec, array.HasChecksum, chunkBytes, ref buffer);
            else if (array.Fill is null) throw new ImageFileException(place, $"chunk {Path.GetRelativePath(place, name)} is missing and the description has no fill value");
            var (z0, z1) = (Math.Max(firstPage, cz * chunk[0]), Math.Min(firstPage + pages, (cz + 1) * chunk[0]));
            var (y1, x1) = (Math.Min(shape[1], (cy + 1) * chunk[1]), Math.Min(shape[2], (cx + 1) * chunk[2]));
            for (var z = z0; z < z1; z++)
                for (var y = cy * chunk[1]; y < y1; y++)
                {
                    var target = samples.Slice((int)((cx * chunk[2] + shape[2] * (y + shape[1] * (z - firstPage))) * size), (int)(x1 - cx * chunk[2]) * size);
                    if (!isThere)
                        for (var at = 0; at < target.Length; at += size) array.Fill!.CopyTo(target[at..]);
                    else if (!array.IsFortran)
                    {
                        buffer.AsSpan((int)(size * chunk[2] * (y - cy * chunk[1] + chunk[1] * (z - cz * chunk[0]))), target.Length).CopyTo(target);
                        ByteOrder.ToNative(target, size, array.IsBigEndian);
                    }
                    else
                    {
                        for (var at = 0; at < target.Length; at += size)
                            buffer.AsSpan((int)(size * (z - cz * chunk[0] + chunk[0] * (y - cy * chunk[1] + chunk[1] * (at / size)))), size).CopyTo(target[at..]);
                        ByteOrder.ToNative(target, size, array.IsBigEndian);
                    }
                }
        }
    }

    /// <summary>The folder of the array: the store itself, the one that the group names as full resolution, or its only one.</summary>
    private static (string Place, JsonObject? Group) Locate(string folder)
    {
        if (File.Exists(Path.Combine(folder, ".zarray"))) return (folder, null);
        JsonObject? attributes = null;
        if (File.Exists(Path.Combine(folder, "zarr.json")))
        {
            var node = Load(folder, "zarr.json");
            if ((string?)node["node_type"] == "array") return (folder, null);
            attributes = node["attributes"] as JsonObject;
            attributes = attributes?["ome"] as JsonObject ?? attributes;
        }
        else if (File.Exists(Path.Combine(folder, ".zattrs"))) attributes = Load(folder, ".zattrs");
        if (attributes?["multiscales"]?[0]?["datasets"]?[0]?["path"] is JsonValue path)
        {
            var place = (string)path!;
            if (place.Length == 0 || Path.IsPathRooted(place) || place.Split('/', '\\').Contains("..")) throw new ImageFileException(folder, $"the array is said to be in '{place}': a folder below the group is read");
            if (!Is(Path.Combine(folder, place))) throw new ImageFileException(folder, $"truncated: the array '{place}' that the group names is missing");
            return (Path.Combine(folder, place), attributes);
        }
        var arrays = Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, ".zarray")) || (File.Exists(Path.Combine(d, "zarr.json")) && (string?)Load(d, "zarr.json")["node_type"] == "array"))
            .Order(StringComparer.Ordinal).Take(20).ToArray();
        return arrays switch
        {
            [var one] => (one, null),
            [] => throw new ImageFileException(folder, "is a zarr group without an array of its own"),
            _ => throw new ImageFileException(folder, $"is a zarr group of several arrays: give the folder of one of {string.Join(", ", arrays.Select(a => Path.GetFileName(a)))}"),
        };
    }

    private static Description Version2(string place)
    {
        var node = Load(place, ".zarray");
        if ((int?)node["zarr_format"] != 2) throw new ImageFileException(place, $"is a zarr array of format {node["zarr_format"]}: 2 and 3 are read");
        if (node["filters"] is JsonArray { Count: > 0 }) throw new ImageFileException(place, "uses filters, which are not read: save it without");
        var codec = node["compressor"] switch
        {
            null => Compression.None,
            JsonObject c when (string?)c["id"] == "zlib" => Compression.Zlib,
            JsonObject c when (string?)c["id"] == "gzip" => Compression.Gzip,
            JsonObject c => throw NotRead(place, (string?)c["id"] ?? "an unnamed compressor"),
            _ => throw new ImageFileException(place, "damaged: the compressor is not an object"),
        };
        if (node["dtype"] is not JsonValue d || d.GetValueKind() != JsonValueKind.String) throw new ImageFileException(place, "holds records, which are not read");
        var dtype = (string)d!;
        if (dtype.Length < 3) throw new ImageFileException(place, $"damaged: a dtype of '{dtype}'");
        var type = dtype[1..] switch
        {
            "b1" or "u1" => SampleType.UInt8,
            "i1" => SampleType.Int8,
            "u2" => SampleType.UInt16,
            "i2" => SampleType.Int16,
            "u4" => SampleType.UInt32,
            "i4" => SampleType.Int32,
            "f4" => SampleType.Float32,
            "f8" => SampleType.Float64,
            _ => throw new ImageFileException(place, $"holds {dtype} samples: 8 to 32 bit integers, bool, float32 and float64 are read"),
        };
        var attributes = File.Exists(Path.Combine(place, ".zattrs")) ? Load(place, ".zattrs") : [];
        return new Description(Sizes(place, node["shape"]), Sizes(place, node["chunks"]), type, dtype[0] == '>', (string?)node["order"] == "F", codec, false, Fill(node["fill_value"], type), "", (string?)node["dimension_separator"] == "/" ? "/" : ".", attributes);
    }

    private static Description Version3(string place)
    {
        var node = Load(place, "zarr.json");
        if ((int?)node["zarr_format"] != 3 || (string?)node["node_type"] != "array") throw new ImageFileException(place, $"is a zarr {node["node_type"]} of format {node["zarr_format"]}: an array of format 2 or 3 is read");
        if ((string?)node["chunk_grid"]?["name"] != "regular") throw new ImageFileException(place, $"has a chunk grid of kind {node["chunk_grid"]?["name"]}: regular ones are read");
        SampleType type = node["data_type"] is JsonValue v && v.GetValueKind() == JsonValueKind.String ? (string)v! switch
        {
            "bool" or "uint8" => SampleType.UInt8,
            "int8" => SampleType.Int8,
            "uint16" => SampleType.UInt16,
            "int16" => SampleType.Int16,
            "uint32" => SampleType.UInt32,
            "int32" => SampleType.Int32,
            "float32" => SampleType.Float32,
            "float64" => SampleType.Float64,
            var other => throw new ImageFileException(place, $"holds {other} samples: 8 to 32 bit integers, bool, float32 and float64 are read"),
        } : throw new ImageFileException(place, "holds samples of an extension type, which are not read");
        var (codec, big, checksum, coded) = (Compression.None, false, false, false);
        foreach (var step in node["codecs"] as JsonArray ?? throw new ImageFileException(place, "damaged: the description has no codecs"))
        {
            var name = (string?)step?["name"];
            if (checksum) throw new ImageFileException(place, $"has a codec {name} after the checksum, which is not read");
            switch (name)
            {
                case "bytes" when !coded:
                    (coded, big) = (true, (string?)step!["configuration"]?["endian"] == "big");
                    break;
                case "gzip" when coded && codec == Compression.None: codec = Compression.Gzip; break;
                case "crc32c" when coded: checksum = true; break;
                default: throw NotRead(place, name ?? "an unnamed codec");
            }
        }
        if (!coded) throw new ImageFileException(place, "damaged: no codec turns samples into bytes");
        var key = node["chunk_key_encoding"];
        var (prefix, separator) = (string?)key?["name"] switch
        {
            "default" or null => ((string?)key?["configuration"]?["separator"] ?? "/") is var s ? ("c" + s, s) : default,
            "v2" => ("", (string?)key["configuration"]?["separator"] ?? "."),
            var other => throw new ImageFileException(place, $"names its chunks by '{other}', which is not read"),
        };
        if (separator is not ("/" or ".")) throw new ImageFileException(place, $"damaged: a separator of '{separator}'");
        return new Description(Sizes(place, node["shape"]), Sizes(place, node["chunk_grid"]!["configuration"]?["chunk_shape"]), type, big, false, codec, checksum, Fill(node["fill_value"], type), prefix, separator, node["attributes"] as JsonObject ?? []);
    }

    private static ImageFileException NotRead(string place, string codec) =>
        new(place, $"is compressed by {codec}, for which there is no managed decoder here: save it uncompressed or with zlib or gzip");

    private static long[] Sizes(string place, JsonNode? node) =>
        node is JsonArray { Count: <= 8 } array ? [.. array.Select(v => (long?)v ?? throw new ImageFileException(place, "damaged: a size is missing"))] : throw new ImageFileException(place, "damaged: sizes are missing or have more than 8 dimensions");

    /// <summary>The bytes of the value that missing chunks hold, in this machine's order; null where there is none.</summary>
    private static byte[]? Fill(JsonNode? node, SampleType type)
    {
        double value;
        if (node is not JsonValue v) return null;
        switch (v.GetValueKind())
        {
            case JsonValueKind.Number: value = (double)v; break;
            case JsonValueKind.True: value = 1; break;
            case JsonValueKind.False: value = 0; break;
            case JsonValueKind.String when (string)v! is "NaN": value = double.NaN; break;
            case JsonValueKind.String when (string)v! is "Infinity": value = double.PositiveInfinity; break;
            case JsonValueKind.String when (string)v! is "-Infinity": value = double.NegativeInfinity; break;
            default: return null;
        }
        byte[] Whole<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
            value == Math.Floor(value) && value >= double.CreateChecked(T.MinValue) && value <= double.CreateChecked(T.MaxValue) ? MemoryMarshal.AsBytes<T>([T.CreateChecked(value)]).ToArray() : throw new FormatException($"a fill value of {value} for {type} samples");
        return type switch
        {
            SampleType.UInt8 => Whole<byte>(),
            SampleType.Int8 => Whole<sbyte>(),
            SampleType.UInt16 => Whole<ushort>(),
            SampleType.Int16 => Whole<short>(),
            SampleType.UInt32 => Whole<uint>(),
            SampleType.Int32 => Whole<int>(),
            SampleType.Float32 => MemoryMarshal.AsBytes<float>([(float)value]).ToArray(),
            _ => MemoryMarshal.AsBytes<double>([value]).ToArray(),
        };
    }

    private static void ReadChunk(string name, Compression codec, bool hasChecksum, int bytes, ref byte[]? buffer)
    {
        using var file = File.OpenRead(name);
        var stored = file.Length;
        if (codec == Compression.None && stored != bytes + (hasChecksum ? 4L : 0)) throw new ImageFileException(name, $"truncated or damaged: the chunk has {stored} bytes, {bytes} samples' bytes are expected");
        // Deflate shrinks by 1032 at most: no more memory than the file can fill.
        if (codec != Compression.None && (stored + 1) * 1100 < bytes) throw new ImageFileException(name, $"truncated or damaged: {stored} compressed bytes cannot hold the {bytes} of a chunk");
        buffer ??= new byte[bytes];
        Stream data = file;
        if (hasChecksum)
        {
            if (stored is < 4 or > int.MaxValue) throw new ImageFileException(name, $"damaged: a chunk of {stored} bytes");
            var whole = new byte[stored];
            file.ReadExactly(whole);
            var content = whole.AsSpan(0, whole.Length - 4);
            var sum = uint.MaxValue;
            foreach (var b in content) sum = BitOperations.Crc32C(sum, b);
            if (~sum != System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(content.Length))) throw new ImageFileException(name, "damaged: the chunk's checksum does not fit");
            data = new MemoryStream(whole, 0, content.Length);
        }
        using var unpacked = codec switch { Compression.Zlib => new ZLibStream(data, CompressionMode.Decompress), Compression.Gzip => new GZipStream(data, CompressionMode.Decompress), _ => data };
        if (unpacked.ReadAtLeast(buffer, bytes, throwOnEndOfStream: false) < bytes) throw new ImageFileException(name, "truncated: the chunk ends before its samples do");
        if (codec != Compression.None && unpacked.ReadByte() >= 0) throw new ImageFileException(name, "damaged: the chunk holds more than its samples");
    }

    /// <summary>Our own exact keys, or the scale of an OME-Zarr group.</summary>
    private static (ImageSpacing? Spacing, ImageOrigin Origin) Position(JsonObject attributes, JsonObject? group, string place, List<string> remarks)
    {
        static double[]? Three(JsonNode? node) => node is JsonArray { Count: 3 } a && a.All(v => v?.GetValueKind() == JsonValueKind.Number) ? [.. a.Select(v => (double)v!)] : null;
        if (RawSamples.Spacing(Three(attributes["lamina_spacing_m"]), 1) is { } own) return (own, Three(attributes["lamina_origin_m"]) is { } o ? new ImageOrigin(o[0], o[1], o[2]) : default);
        if (group?["multiscales"]?[0] is not JsonObject scales || scales["axes"] is not JsonArray { Count: >= 3 } axes || scales["datasets"] is not JsonArray datasets) return (null, default);
        var dataset = datasets.FirstOrDefault(d => (string?)d?["path"] == place.Replace('\\', '/'));
        var transforms = dataset?["coordinateTransformations"] as JsonArray ?? [];
        double[]? Last(string kind) => transforms.FirstOrDefault(t => (string?)t?["type"] == kind)?[kind] is JsonArray a && a.Count == axes.Count ? Three(new JsonArray([.. a.Skip(a.Count - 3).Select(v => v?.DeepClone())])) : null;
        if (Last("scale") is not { } scale) return (null, default);
        var units = axes.Skip(axes.Count - 3).Select(a => a is JsonObject ? (string?)a["unit"] switch { "meter" => 1, "millimeter" => 1e-3, "micrometer" => 1e-6, "nanometer" => 1e-9, "angstrom" => 1e-10, _ => double.NaN } : double.NaN).ToArray();
        if (units.Any(double.IsNaN))
        {
            remarks.Add("the file gives a scale without a known unit of length: it is not used, give the voxel size");
            return (null, default);
        }
        var spacing = RawSamples.Spacing([scale[2] * units[2], scale[1] * units[1], scale[0] * units[0]], 1);
        if (spacing is not { } s) return (null, default);
        return Last("translation") is { } t && t.All(double.IsFinite)
            ? (s, new ImageOrigin(t[2] * units[2] - s.X / 2, t[1] * units[1] - s.Y / 2, t[0] * units[0] - s.Z / 2))
            : (s, default);
    }

    private static JsonObject Load(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (new FileInfo(path).Length > 1 << 20) throw new ImageFileException(path, "damaged: a description of more than 1 MB");
        return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new ImageFileException(path, "damaged: the description is not an object");
    }

    public static void Write(string path, ImagePages image)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(target)) throw new ArgumentException($"{path}: is a file, a zarr store is a folder: choose another name");
        if (Directory.Exists(target) && !Is(target) && Directory.EnumerateFileSystemEntries(target).Any()) throw new ArgumentException($"{path}: is a folder with other content: choose another name");
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        Directory.CreateDirectory(temporary);
        try
        {
            WriteStore(temporary, image);
            // A folder cannot replace one that holds files: the old one steps aside first.
            var old = Directory.Exists(target) ? temporary + ".old" : null;
            if (old is not null) Directory.Move(target, old);
            Directory.Move(temporary, target);
            if (old is not null) Directory.Delete(old, recursive: true);
        }
        catch
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            throw;
        }
        DirectorySync.Flush(Path.GetDirectoryName(target)!);
    }

    private static void WriteStore(string folder, ImagePages image)
    {
        int[] shape = [image.Pages, image.Rows, image.Columns];
        int[] chunk = [.. shape.Select(n => Math.Min(n, ChunkEdge))];
        var dtype = image.Type switch
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
        static JsonArray Whole(int[] values) => new([.. values.Select(v => (JsonNode)v)]);
        var attributes = new JsonObject { ["_ARRAY_DIMENSIONS"] = new JsonArray("z", "y", "x") };
        if (image.Spacing is { } s)
        {
            attributes["lamina_spacing_m"] = new JsonArray(s.X, s.Y, s.Z);
            attributes["lamina_origin_m"] = new JsonArray(image.Origin.X, image.Origin.Y, image.Origin.Z);
        }
        var size = image.SampleBytes;
        var buffer = new byte[chunk[0] * chunk[1] * chunk[2] * size];
        var page = image.PageBytes;
        // The pages of a layer of chunks.
        var layer = Array.ConvertAll(new byte[chunk[0]][], _ => new byte[page]);
        for (var z0 = 0; z0 < shape[0]; z0 += chunk[0])
        {
            for (var z = z0; z < Math.Min(z0 + chunk[0], shape[0]); z++) image.Read(layer[z - z0]);
            for (var y0 = 0; y0 < shape[1]; y0 += chunk[1])
                for (var x0 = 0; x0 < shape[2]; x0 += chunk[2])
                {
                    // Chunks at the end are filled up with zeros.
                    buffer.AsSpan().Clear();
                    for (var z = z0; z < Math.Min(z0 + chunk[0], shape[0]); z++)
                        for (var y = y0; y < Math.Min(y0 + chunk[1], shape[1]); y++)
                        {
                            var target = buffer.AsSpan(size * chunk[2] * (y - y0 + chunk[1] * (z - z0)), size * Math.Min(chunk[2], shape[2] - x0));
                            layer[z - z0].AsSpan((x0 + shape[2] * y) * size, target.Length).CopyTo(target);
                            ByteOrder.ToNative(target, size, bigEndian: false);
                        }
                    using var file = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{z0 / chunk[0]}.{y0 / chunk[1]}.{x0 / chunk[2]}")));
                    using var packed = new ZLibStream(file, CompressionLevel.Optimal);
                    packed.Write(buffer);
                }
        }
        File.WriteAllText(Path.Combine(folder, ".zattrs"), JsonText.Write(attributes));
        // The description last: a store without it is none.
        File.WriteAllText(Path.Combine(folder, ".zarray"), JsonText.Write(new JsonObject
        {
            ["zarr_format"] = 2, ["shape"] = Whole(shape), ["chunks"] = Whole(chunk), ["dtype"] = dtype, ["compressor"] = new JsonObject { ["id"] = "zlib", ["level"] = 6 }, ["fill_value"] = 0, ["order"] = "C", ["filters"] = null,
        }));
    }

    private enum Compression
    {
        None,
        Zlib,
        Gzip,
    }

    /// <summary>What an array's description says.</summary>
    private sealed record Description(long[] Shape, long[] Chunk, SampleType Type, bool IsBigEndian, bool IsFortran, Compression Codec, bool HasChecksum, byte[]? Fill, string Prefix, string Separator, JsonObject Attributes);
}
