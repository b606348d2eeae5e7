using Lamina.Data.Images;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Tests;

/// <summary>Images that lie in a scratch file hold the same phases as those in an array.</summary>
public sealed class PagedImageTests
{
    private static readonly PhaseImage Plain = Scenes.Noise(37, 23, 19, 0.4, 5, phases: 3);

    [Fact]
    public void Pages_rows_and_parts_are_those_of_the_array()
    {
        using var paged = Scenes.Paged(Plain);
        Assert.True(paged.IsPaged);
        for (var count = 1; count <= 19; count++)
            for (var z = 0; z + count <= 19; z++)
            {
                using var pages = paged.Pages(z, count);
                Assert.True(pages.Values.SequenceEqual(Plain.Values.AsSpan(z * 37 * 23, count * 37 * 23)));
            }
        for (var y = 0; y < 20; y++)
        {
            using var rows = paged.Rows(7, y, 3);
            Assert.True(rows.Row(2).SequenceEqual(Plain.Values.AsSpan(37 * (y + 2 + 23 * 7), 37)));
        }
        Assert.Equal(Plain.Crop((3, 4, 5), (30, 11, 14)).Values, paged.Crop((3, 4, 5), (30, 11, 14)).Values);
        for (var p = 0; p < 3; p++) Assert.Equal(Plain.CountOf(p), paged.CountOf(p));
    }

    [Fact]
    public void Voxels_beyond_one_array_are_found_at_their_place()
    {
        // What is not written is a hole and takes no disk.
        var grid = new VoxelGrid(1300, 1300, 1300);
        using var image = PhaseImage.Blank(grid, paged: true, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]);
        Assert.True(grid.Count > Array.MaxLength);
        foreach (var page in (int[])[1270, 1299]) image.Write(page, values => { values.Clear(); values[^1] = 1; values[page] = 1; });
        using (var pages = image.Pages(1298, 2))
        {
            Assert.Equal(2, pages.Values.Count((byte)1));
            Assert.Equal(1, pages.Row(1300)[1299]);
            Assert.Equal(1, pages.Row(2599)[1299]);
        }
        using (var rows = image.Rows(1270, 1299, 1)) Assert.Equal(1, rows.Values[^1]);
        var end = image.Crop((1290, 1290, 1260), (10, 10, 40));
        Assert.Equal([10 * 10 * 11 - 1, 10 * 10 * 40 - 1], Enumerable.Range(0, end.Values.Length).Where(i => end.Values[i] == 1));
        Assert.Equal(0, image.ScratchRemark is null ? 0 : image.ScratchRemark.IndexOf("the temporary folder", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => image.Values);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Phases_of_equal_name_become_one(bool reuse)
    {
        using var paged = Scenes.Paged(Plain).Named((0, "solid"), (2, "solid"));
        using var merged = paged.Merged(reuse);
        var expected = Plain.Named((0, "solid"), (2, "solid")).Merged();
        Assert.Equal(expected.Phases, merged.Phases);
        Assert.Equal(expected.Values, Scenes.Values(merged));
        if (!reuse) Assert.Equal(Plain.Values, Scenes.Values(paged));
    }

    public static TheoryData<SampleType> Integers() => [SampleType.UInt8, SampleType.Int8, SampleType.UInt16, SampleType.Int16, SampleType.UInt32, SampleType.Int32];

    [Theory]
    [MemberData(nameof(Integers))]
    public void Labels_of_any_type_become_positions_in_order_of_label(SampleType type)
    {
        // The largest label comes first.
        int[] labels = [.. Plain.Values.Select(v => new[] { 100, 7, type is SampleType.Int8 or SampleType.Int16 or SampleType.Int32 ? -3 : 30 }[v])];
        Array samples = type switch
        {
            SampleType.UInt8 => Array.ConvertAll(labels, v => (byte)v),
            SampleType.Int8 => Array.ConvertAll(labels, v => (sbyte)v),
            SampleType.UInt16 => Array.ConvertAll(labels, v => (ushort)v),
            SampleType.Int16 => Array.ConvertAll(labels, v => (short)v),
            SampleType.UInt32 => Array.ConvertAll(labels, v => (uint)v),
            _ => labels,
        };
        var whole = new ImageArray(samples, 37, 23, 19);
        var ordered = labels.Distinct().Order().ToArray();
        byte[] expected = [.. labels.Select(l => (byte)Array.IndexOf(ordered, l))];
        foreach (var isPaged in new[] { false, true })
        {
            using var pages = ImagePages.Of(whole);
            using var image = PhaseImage.From(pages, paged: isPaged);
            Assert.Equal(isPaged, image.IsPaged);
            Assert.Equal(ordered, image.Phases.Select(p => p.Label));
            Assert.Equal(expected, Scenes.Values(image));
        }
        Assert.Equal(expected, PhaseImage.From(whole).Values);
    }

    [Theory]
    [InlineData(SampleType.Float32)]
    [InlineData(SampleType.UInt16)]
    public void Grey_values_are_cut_where_those_of_the_array_are(SampleType type)
    {
        float[] greys = [.. Plain.Values.Select((v, i) => 100 + 50 * v + i % 17)];
        var whole = new ImageArray(type == SampleType.Float32 ? greys : Array.ConvertAll(greys, g => (ushort)g), 37, 23, 19);
        var otsu = GreyThreshold.Otsu(() => ImagePages.Of(whole));
        Assert.InRange(otsu, 116, 150);
        byte[] expected = [.. greys.Select(g => (byte)(g < 120 ? 0 : g < otsu + 50 ? 1 : 2))];
        using var pages = ImagePages.Of(whole);
        using var image = GreyThreshold.Cut(pages, [120, otsu + 50], paged: true);
        Assert.Equal(expected, Scenes.Values(image));
        Assert.Equal(expected, GreyThreshold.Cut(whole, [120, otsu + 50]).Values);
    }

    [Fact]
    public void A_grey_value_that_is_none_is_refused_with_its_place()
    {
        var greys = new float[24];
        greys[17] = float.NaN;
        var message = Assert.Throws<ArgumentException>(() => GreyThreshold.Cut(new ImageArray(greys, 4, 3, 2), [1])).Message;
        Assert.Contains("sample 5 of page 1", message);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var read = 0;
        using var pages = ImagePages.Of(4, 4, 100, SampleType.UInt8, null, default, (z, samples) =>
        {
            read++;
            if (z == 2) source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => PhaseImage.From(pages, paged: true, cancellation: source.Token));
        Assert.Equal(3, read);
    }

    [Fact]
    public void Cubes_are_those_of_the_array()
    {
        var grid = new VoxelGrid(37, 23, 19, new(1, 2, 1.5));
        using var paged = Scenes.Paged(new PhaseImage(grid, Plain.Values, Plain.Phases));
        Assert.Equal(new PhaseImage(grid, Plain.Values, Plain.Phases).Cubes().Values, paged.Cubes().Values);
        using var cubes = paged.Cubes(paged: true);
        Assert.Equal(paged.Cubes().Values, Scenes.Values(cubes));
    }

    [Fact]
    public void What_needs_the_whole_in_one_array_says_so()
    {
        using var paged = Scenes.Paged(Plain);
        Assert.Contains("scratch file", Assert.Throws<ArgumentException>(() => paged.Values).Message);
        Assert.Contains("one array", Assert.Throws<ArgumentException>(() => new VoxelGrid(1300, 1300, 1300).RequireArray()).Message);
        Assert.Equal(2_197_000_000, new VoxelGrid(1300, 1300, 1300).Count);
    }

    [Fact]
    public void A_disk_without_room_is_refused_with_the_bytes_needed()
    {
        var fault = Assert.Throws<IOException>(() => ScratchFile.Create(5000, free: 4999));
        Assert.Contains("5000 bytes", fault.Message);
        Assert.Contains("TMPDIR", fault.Message);
        Assert.Contains("TMPDIR", Assert.Throws<DirectoryNotFoundException>(() => ScratchFile.Create(1, Path.Combine(Path.GetTempPath(), "no-such-folder"))).Message);
    }

    [Fact]
    public void The_file_has_no_name_while_it_is_used()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory();
        using (var file = ScratchFile.Create(100, folder.FullName))
        {
            file.Write(98, [7, 9]);
            Assert.Empty(folder.EnumerateFileSystemInfos());
            using var view = file.Map(97, 3);
            Assert.Equal([0, 7, 9], new[] { view.ReadByte(0), view.ReadByte(1), view.ReadByte(2) });
        }
        folder.Delete();
    }
}
