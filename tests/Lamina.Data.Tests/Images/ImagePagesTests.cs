using Lamina.Data.Images;
using Lamina.Testing;

namespace Lamina.Data.Tests.Images;

/// <summary>An image read page by page is the one read whole, however little memory is allowed.</summary>
public sealed class ImagePagesTests
{
    public static TheoryData<SampleType, string> Formats()
    {
        var data = new TheoryData<SampleType, string>();
        foreach (var type in new[] { SampleType.UInt8, SampleType.Int16, SampleType.Float64 })
            foreach (var extension in new[] { ".tif", ".mha", ".mhd", ".nrrd", ".npy", ".nii", ".nii.gz", ".zarr" })
                data.Add(type, extension);
        return data;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Pages_are_those_of_the_whole_for_any_memory(SampleType type, string extension)
    {
        // Several chunks of zarr along every axis.
        var image = ImageFixtures.Image(type, 71, 5, 70, new ImageSpacing(0.1e-6, 0.13e-6, 0.37e-6), new ImageOrigin(-1.1e-6, 2.3e-6, 5.7e-6));
        var path = Path.Combine(Places.Scratch("pages"), "image" + extension);
        ImageFiles.Write(path, image);
        var whole = ImageFiles.Read(path);
        Assert.Equal(image.Samples, whole.Samples);
        // From a page (but a chunk of zarr) to all of them.
        foreach (var pages in new[] { extension == ".zarr" ? 64 : 1, 80, 500 }) AssertEqual(whole, path, pages * 71L * 5 * image.SampleBytes);
        Assert.Contains("a page of 71 x 5", Assert.Throws<ImageFileException>(() => ImageFiles.Open(path, new ImageReadOptions { MaximumBytes = 71L * 5 * image.SampleBytes - 1 })).Message);
    }

    [Theory]
    [InlineData("libtiff-lzw-predictor-16.tif")]
    [InlineData("tiles-big-endian-16.tif")]
    [InlineData("libtiff-deflate-predictor-float.tif")]
    [InlineData("numpy-c.npy")]
    [InlineData("numpy-fortran.npy")]
    public void Files_of_others_too(string name)
    {
        var path = ImageFixtures.Path(name);
        var whole = ImageFiles.Read(path);
        foreach (var pages in new[] { 1, 5, 100 }) AssertEqual(whole, path, (long)pages * whole.Columns * whole.Rows * whole.SampleBytes);
    }

    [Fact]
    public void Fortran_order_is_turned_in_parts_of_long_and_short_lines()
    {
        foreach (var (nx, ny, nz) in new[] { (3, 5, 7), (300, 200, 20), (2, 1, 600_000), (1, 1, 1) })
        {
            var image = ImageFixtures.Image(SampleType.UInt16, nx, ny, nz);
            var values = image.As<ushort>();
            var turned = new ushort[values.Length];
            for (var i = 0; i < values.Length; i++) turned[i / nx / ny + nz * (i / nx % ny + ny * (i % nx))] = values[i];
            var path = Path.Combine(Places.Scratch("pages"), "fortran.npy");
            ImageFiles.Write(path, new ImageArray(turned, nx, ny, nz));
            var bytes = File.ReadAllBytes(path);
            "True, "u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("False,"u8)));
            File.WriteAllBytes(path, bytes);
            Assert.Equal(values, ImageFiles.Read(path).As<ushort>());
            AssertEqual(image, path, Math.Max(4L * 6 * nx * ny, 4L * 2 * nx * ny * (nz / 3)));
        }
    }

    [Fact]
    public void A_folder_of_pages_is_read_file_by_file()
    {
        var folder = Places.Scratch("stack-pages");
        var whole = ImageFixtures.Image(SampleType.UInt16, 8, 6, 3);
        for (var z = 0; z < 3; z++) ImageFiles.Write(Path.Combine(folder, $"page-{z:000}.tif"), new ImageArray(whole.As<ushort>()[(z * 48)..(z * 48 + 48)], 8, 6, 1));
        AssertEqual(whole, folder, 96);
        File.WriteAllText(Path.Combine(folder, "page-002.tif"), "II");
        using var pages = ImageFiles.Open(folder);
        var samples = new byte[pages.PageBytes];
        pages.Read(samples);
        pages.Read(samples);
        Assert.Contains("page-002.tif", Assert.Throws<ImageFileException>(() => pages.Read(samples)).Message);
    }

    [Theory]
    [InlineData("NDims = 3\nDimSize = 3000 3000 3000\nElementType = MET_UCHAR\nElementDataFile = LOCAL\nabc", ".mha")]
    [InlineData("NDims = 3\nDimSize = 3000 3000 3000\nElementType = MET_UCHAR\nCompressedData = True\nElementDataFile = LOCAL\nabc", ".mha")]
    [InlineData("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 3000 3000 3000\nencoding: gzip\n\nabc", ".nrrd")]
    public void A_short_file_that_claims_to_be_large_is_refused_when_it_is_opened(string header, string extension)
    {
        var path = Path.Combine(Places.Scratch("pages"), "huge" + extension);
        File.WriteAllText(path, header);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("need 27000000000 bytes, the file has 3", Assert.Throws<ImageFileException>(() => ImageFiles.Open(path)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void An_image_larger_than_an_array_is_read_page_by_page_only()
    {
        // A hole in a file takes no disk.
        var path = Path.Combine(Places.Scratch("pages"), "large.mha");
        var header = "NDims = 3\nDimSize = 1300 1300 1300\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n"u8;
        using (var file = File.Create(path))
        {
            file.Write(header);
            file.SetLength(header.Length + 1300L * 1300 * 1300);
            file.Position = header.Length + 1300L * 1300 * 2;
            file.WriteByte(7);
        }
        Assert.Contains("one array holds at most", Assert.Throws<ImageFileException>(() => ImageFiles.Read(path)).Message);
        using var pages = ImageFiles.Open(path, new ImageReadOptions { MaximumBytes = 1 << 24 });
        Assert.Equal(2_197_000_000, pages.Count);
        var samples = new byte[pages.PageBytes];
        for (var z = 0; z < 3; z++) pages.Read(samples);
        Assert.Equal(7, samples[0]);
        File.Delete(path);
    }

    private static void AssertEqual(ImageArray whole, string path, long memory)
    {
        using var pages = ImageFiles.Open(path, new ImageReadOptions { MaximumBytes = memory });
        Assert.Equal((whole.Columns, whole.Rows, whole.Pages, whole.Type, whole.Spacing, whole.Origin), (pages.Columns, pages.Rows, pages.Pages, pages.Type, pages.Spacing, pages.Origin));
        var samples = new byte[pages.PageBytes];
        for (var z = 0; z < whole.Pages; z++)
        {
            pages.Read(samples);
            if (!samples.AsSpan().SequenceEqual(ImageArray.BytesOf(whole.Samples, (long)z * whole.Columns * whole.Rows, whole.Columns * whole.Rows))) Assert.Fail($"page {z} with {memory} bytes allowed");
        }
        Assert.Throws<InvalidOperationException>(() => pages.Read(samples));
    }
}
