using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Images;
using Lamina.Testing;

namespace Lamina.Data.Tests.Images;

public sealed class ZarrTests
{
    [Theory]
    [InlineData("raw-2.zarr")]
    [InlineData("zlib-fortran-2.zarr")]
    [InlineData("gzip-big-endian-2.zarr")]
    public void Stores_written_by_zarr_python_are_read_exactly(string name)
    {
        var image = ImageFiles.Read(ImageFixtures.Path(name));
        Assert.Equal((19, 11, 3), (image.Columns, image.Rows, image.Pages));
        Assert.Equal(ImageFixtures.Words(3), image.As<ushort>());
    }

    [Theory]
    [InlineData("gzip", "little", "default")]
    [InlineData("none", "big", "default")]
    [InlineData("gzip crc32c", "big", "v2")]
    public void Version_3_is_read_as_its_specification_says(string codec, string endian, string keys)
    {
        var folder = Version3(codec, endian, keys);
        var image = ImageFiles.Read(folder);
        Assert.Equal((19, 11, 3), (image.Columns, image.Rows, image.Pages));
        Assert.Equal(ImageFixtures.Words(3), image.As<ushort>());
        Assert.Equal(new ImageSpacing(1e-7, 2e-7, 3e-7), image.Spacing);
    }

    [Fact]
    public void An_image_larger_than_a_chunk_comes_back_with_every_type()
    {
        foreach (var type in Enum.GetValues<SampleType>())
        {
            var image = ImageFixtures.Image(type, 130, 67, 65, new ImageSpacing(0.1e-6, 0.13e-6, 0.37e-6), new ImageOrigin(-1.1e-6, 2.3e-6, 5.7e-6));
            var path = Path.Combine(Places.Scratch("zarr"), "image.zarr");
            ImageFiles.Write(path, ImageFixtures.Image(SampleType.UInt8, 3, 3, 3));
            ImageFiles.Write(path, image);
            var back = ImageFiles.Read(path);
            Assert.Equal((image.Columns, image.Rows, image.Pages, image.Type, image.Spacing, image.Origin), (back.Columns, back.Rows, back.Pages, back.Type, back.Spacing, back.Origin));
            Assert.Equal(image.Samples, back.Samples);
            Assert.Equal(["image.zarr"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Select(f => Path.GetFileName(f)));
        }
    }

    [Fact]
    public void A_group_gives_its_full_resolution_with_its_scale()
    {
        var folder = Path.Combine(Places.Scratch("zarr"), "ome.zarr");
        Directory.CreateDirectory(folder);
        ImageFiles.Write(Path.Combine(folder, "0"+".zarr"), ImageFixtures.Image(SampleType.UInt8, 8, 6, 4));
        Directory.Move(Path.Combine(folder, "0.zarr"), Path.Combine(folder, "0"));
        File.WriteAllText(Path.Combine(folder, ".zgroup"), """{"zarr_format": 2}""");
        File.WriteAllText(Path.Combine(folder, ".zattrs"), """
            {"multiscales": [{"axes": [{"name": "z", "unit": "micrometer"}, {"name": "y", "unit": "micrometer"}, {"name": "x", "unit": "nanometer"}],
              "datasets": [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [0.5, 0.25, 130]}, {"type": "translation", "translation": [1, 2, 3000]}]}]}]}
            """);
        var image = ImageFiles.Read(folder);
        Assert.Equal(8, image.Columns);
        Close.Relative(130e-9, image.Spacing!.Value.X, 1e-12);
        Close.Relative(0.5e-6, image.Spacing!.Value.Z, 1e-12);
        Close.Relative(1e-6 - 0.25e-6, image.Origin.Z, 1e-12);
    }

    [Theory]
    [InlineData("blosc")]
    [InlineData("zstd")]
    public void Other_compressors_are_refused_with_what_to_do(string codec)
    {
        var folder = Version3("none", "little", "default");
        Edit(folder, "zarr.json", node => ((JsonArray)node["codecs"]!).Add((JsonNode)new JsonObject { ["name"] = codec }));
        Assert.Contains($"is compressed by {codec}, for which there is no managed decoder here: save it uncompressed or with zlib or gzip", Assert.Throws<ImageFileException>(() => ImageFiles.Read(folder)).Message);
    }

    [Fact]
    public void A_description_is_not_trusted_about_sizes()
    {
        var folder = Version3("gzip", "little", "default");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Edit(folder, "zarr.json", node => node["shape"] = new JsonArray(1200, 1200, 1200));
        Assert.Contains("chunks that its description names are missing", Assert.Throws<ImageFileException>(() => ImageFiles.Read(folder)).Message);
        Edit(folder, "zarr.json", node => (node["shape"], node["chunk_grid"]!["configuration"]!["chunk_shape"]) = (new JsonArray(2, 11, 19), new JsonArray(700, 700, 700)));
        Assert.Contains("cannot hold", Assert.Throws<ImageFileException>(() => ImageFiles.Read(folder)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_missing_chunk_is_its_fill_value_and_said()
    {
        var folder = Version3("gzip", "little", "default");
        File.Delete(Path.Combine(folder, "c", "0", "0", "0"));
        var image = ImageFiles.Read(folder);
        Assert.Equal(7, image.As<ushort>()[0]);
        Assert.Contains("1 of 12 chunks are missing", Assert.Single(image.Remarks));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("gzip")]
    [InlineData("gzip crc32c")]
    public void Damaged_stores_give_an_image_or_a_clear_refusal(string codec)
    {
        var whole = Version3(codec, "little", "default");
        var files = Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(f => f, File.ReadAllBytes);
        ulong state = 99;
        uint Next() => (uint)((state = state * 6364136223846793005UL + 1442695040888963407UL) >> 33);
        var refused = 0;
        const int Rounds = 400;
        for (var round = 0; round < Rounds; round++)
        {
            var file = (Next() & 1) == 0 ? Path.Combine(whole, "zarr.json") : files.Keys.ElementAt((int)(Next() % (uint)files.Count));
            var bytes = (byte[])files[file].Clone();
            if ((Next() & 7) == 0) bytes = bytes[..(int)(Next() % (uint)bytes.Length)];
            else
                for (var k = Next() % 4 + 1; k > 0; k--) bytes[Next() % (uint)bytes.Length] = (Next() & 3) switch { 0 => (byte)('0' + Next() % 10), 1 => (byte)"\"{}[],:-"[(int)(Next() % 8)], _ => (byte)Next() };
            File.WriteAllBytes(file, bytes);
            try { ImageFiles.Read(whole, new ImageReadOptions { MaximumBytes = 64 << 20 }); }
            catch (ImageFileException) { refused++; }
            File.WriteAllBytes(file, files[file]);
        }
        Assert.InRange(refused, Rounds / 10, Rounds);
    }

    private static void Edit(string folder, string name, Action<JsonObject> change)
    {
        var path = Path.Combine(folder, name);
        var node = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
        change(node);
        File.WriteAllText(path, node.ToJsonString());
    }

    /// <summary>A store of 3 x 11 x 19 words in chunks of 2 x 6 x 8, written here by the text of the specification.</summary>
    private static string Version3(string codec, string endian, string keys)
    {
        var folder = Path.Combine(Places.Scratch("zarr"), "three.zarr");
        Directory.CreateDirectory(folder);
        var words = ImageFixtures.Words(3);
        var codecs = new JsonArray(new JsonObject { ["name"] = "bytes", ["configuration"] = new JsonObject { ["endian"] = endian } });
        foreach (var name in codec.Split(' ').Where(c => c != "none")) codecs.Add((JsonNode)new JsonObject { ["name"] = name, ["configuration"] = new JsonObject() });
        for (var c = 0; c < 2 * 2 * 3; c++)
        {
            int cz = c / 6, cy = c / 3 % 2, cx = c % 3;
            var bytes = new byte[2 * 2 * 6 * 8];
            for (var z = 0; z < 2; z++)
                for (var y = 0; y < 6; y++)
                    for (var x = 0; x < 8; x++)
                    {
                        int pz = 2 * cz + z, py = 6 * cy + y, px = 8 * cx + x;
                        var word = pz < 3 && py < 11 && px < 19 ? words[px + 19 * (py + 11 * pz)] : (ushort)7;
                        var at = 2 * (x + 8 * (y + 6 * z));
                        (bytes[at], bytes[at + 1]) = endian == "big" ? ((byte)(word >> 8), (byte)word) : ((byte)word, (byte)(word >> 8));
                    }
            if (codec.StartsWith("gzip", StringComparison.Ordinal))
            {
                var packed = new MemoryStream();
                using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
                bytes = packed.ToArray();
            }
            if (codec.Contains("crc32c", StringComparison.Ordinal)) bytes = [.. bytes, .. BitConverter.GetBytes(Castagnoli(bytes))];
            var path = Path.Combine(folder, keys == "v2" ? $"{cz}.{cy}.{cx}" : Path.Combine("c", $"{cz}", $"{cy}", $"{cx}"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
        var description = new JsonObject
        {
            ["zarr_format"] = 3, ["node_type"] = "array", ["shape"] = new JsonArray(3, 11, 19), ["data_type"] = "uint16",
            ["chunk_grid"] = new JsonObject { ["name"] = "regular", ["configuration"] = new JsonObject { ["chunk_shape"] = new JsonArray(2, 6, 8) } },
            ["chunk_key_encoding"] = new JsonObject { ["name"] = keys }, ["fill_value"] = 7, ["codecs"] = codecs,
            ["attributes"] = new JsonObject { ["lamina_spacing_m"] = new JsonArray(1e-7, 2e-7, 3e-7) },
        };
        File.WriteAllText(Path.Combine(folder, "zarr.json"), description.ToJsonString(), new UTF8Encoding(false));
        return folder;
    }

    // Bit by bit, as RFC 3720 defines it.
    private static uint Castagnoli(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++) sum = (sum & 1) != 0 ? sum >> 1 ^ 0x82F63B78 : sum >> 1;
        }
        return ~sum;
    }
}
