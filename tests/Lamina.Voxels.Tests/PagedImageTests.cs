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

    [Fact]
    public void Cubes_are_those_of_the_array()
    {
        var grid = new VoxelGrid(37, 23, 19, new(1, 2, 1.5));
        using var paged = Scenes.Paged(new PhaseImage(grid, Plain.Values, Plain.Phases));
        Assert.Equal(new PhaseImage(grid, Plain.Values, Plain.Phases).Cubes().Values, paged.Cubes().Values);
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
