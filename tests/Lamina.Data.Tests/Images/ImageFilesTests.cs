using Lamina.Data.Images;
using Lamina.Testing;

namespace Lamina.Data.Tests.Images;

public sealed class ImageFilesTests
{
    [Theory]
    [InlineData("libtiff-lzw-8.tif")]
    [InlineData("libtiff-packbits-8.tif")]
    [InlineData("libtiff-deflate-8.tif")]
    public void Libtiff_files_of_bytes_are_read_exactly(string name) => Assert.Equal(ImageFixtures.Bytes(), ImageFiles.Read(ImageFixtures.Path(name)).As<byte>());

    [Theory]
    [InlineData("libtiff-lzw-predictor-16.tif", 3)]
    [InlineData("tiles-big-endian-16.tif", 1)]
    [InlineData("numpy-c.npy", 3)]
    [InlineData("numpy-fortran.npy", 3)]
    public void Sixteen_bit_files_of_others_are_read_exactly(string name, int pages)
    {
        var image = ImageFiles.Read(ImageFixtures.Path(name));
        Assert.Equal((19, 11, pages), (image.Columns, image.Rows, image.Pages));
        Assert.Equal(ImageFixtures.Words(pages), image.As<ushort>());
    }

    [Fact]
    public void Numpys_64_bit_integers_are_read_where_they_fit_into_32()
    {
        var image = ImageFiles.Read(ImageFixtures.Path("numpy-int64.npy"));
        Assert.Equal((19, 11, 3), (image.Columns, image.Rows, image.Pages));
        Assert.Equal(ImageFixtures.Bytes().Select(v => v - 100), image.As<int>());
        var fault = Assert.Throws<ImageFileException>(() => ImageFiles.Read(ImageFixtures.Path("numpy-int64-big.npy")));
        Assert.Contains("64 bit integer", fault.Message);
    }

    [Theory]
    [InlineData("<i8", -1L, -1)]
    [InlineData("<u8", 7L, 7)]
    [InlineData("<u8", -1L, null)]
    [InlineData("<u8", 4294967295L, null)]
    public void Numpys_unsigned_64_bit_integers_do_not_turn_negative(string type, long bits, int? value)
    {
        var path = Path.Combine(Places.Scratch("npy64"), "one.npy");
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': (1, 1, 1), }}".PadRight(117) + "\n";
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. BitConverter.GetBytes(bits)]);
        if (value is { } expected) Assert.Equal([expected], ImageFiles.Read(path).As<int>());
        else Assert.Contains($"64 bit integer of {(ulong)bits}", Assert.Throws<ImageFileException>(() => ImageFiles.Read(path)).Message);
    }

    [Theory]
    [InlineData("ome.tif", 0.4e-6, 0.4e-6, 0.5e-6)]
    [InlineData("imagej-inch.tif", 254e-6, 254e-6, 508e-6)]
    public void Tifffiles_voxel_sizes_are_understood(string name, double x, double y, double z)
    {
        var image = ImageFiles.Read(ImageFixtures.Path(name));
        Assert.Equal(ImageFixtures.Bytes(), image.As<byte>());
        Close.Relative(x, image.Spacing!.Value.X, 1e-6);
        Close.Relative(y, image.Spacing!.Value.Y, 1e-6);
        Close.Relative(z, image.Spacing!.Value.Z, 1e-6);
    }

    [Fact]
    public void A_voxel_size_in_an_unknown_unit_is_named_and_left_out()
    {
        var image = ImageFiles.Read(ImageFixtures.Path("imagej-furlong.tif"));
        Assert.Null(image.Spacing);
        Assert.Contains("furlong", image.Remarks.Single());
    }

    [Theory]
    [InlineData(".npy")]
    [InlineData(".mha")]
    [InlineData(".nii")]
    public void Bytes_beyond_the_samples_are_remarked_on(string extension)
    {
        var path = Path.Combine(Places.Scratch("surplus"), "image" + extension);
        ImageFiles.Write(path, ImageFixtures.Image(SampleType.UInt8, 5, 4, 3));
        Assert.DoesNotContain(ImageFiles.Read(path).Remarks, r => r.Contains("bytes more"));
        using (var file = File.OpenWrite(path))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(new byte[7]);
        }
        Assert.Contains(ImageFiles.Read(path).Remarks, r => r.StartsWith("the file holds 7 bytes more than 5 x 4 x 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_of_a_folder_stand_in_the_order_of_their_numbers()
    {
        var folder = Places.Scratch("numbered");
        string[] names = ["s1.tif", "s2.tif", "s9.tif", "s09.tif", "s10.tif", "s11.tif", "s100.tif", "t 1 of 12.tif", "t 2 of 12.tif", "t 10 of 12.tif"];
        for (var page = 0; page < names.Length; page++) ImageFiles.Write(Path.Combine(folder, names[page]), new ImageArray(new byte[] { (byte)page, 1 }, 2, 1, 1));
        Assert.Equal(Enumerable.Range(0, names.Length).SelectMany(page => new[] { (byte)page, (byte)1 }), ImageFiles.Read(folder).As<byte>());
    }

    [Theory]
    [InlineData("libtiff-deflate-predictor-float.tif")]
    [InlineData("libtiff-none-float.tif")]
    public void Libtiff_files_of_floats_are_read_exactly(string name) => Assert.Equal(ImageFixtures.Floats(), ImageFiles.Read(ImageFixtures.Path(name)).As<float>());

    public static TheoryData<SampleType, string> Formats()
    {
        var data = new TheoryData<SampleType, string>();
        foreach (var type in Enum.GetValues<SampleType>())
            foreach (var extension in new[] { ".tif", ".mha", ".mhd", ".nrrd", ".npy", ".nii", ".nii.gz" })
                data.Add(type, extension);
        return data;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read_back_with_voxel_size_and_origin(SampleType type, string extension)
    {
        var image = ImageFixtures.Image(type, 23, 17, 5, new ImageSpacing(0.1e-6, 0.13e-6, 0.37e-6), new ImageOrigin(-1.1e-6, 2.3e-6, 5.7e-6));
        var path = Path.Combine(Places.Scratch("images"), "image" + extension);
        ImageFiles.Write(path, image);
        var back = ImageFiles.Read(path);
        Assert.Equal((image.Columns, image.Rows, image.Pages, image.Type), (back.Columns, back.Rows, back.Pages, back.Type));
        Assert.Equal(image.Samples, back.Samples);
        if (extension == ".npy") Assert.Null(back.Spacing);
        else if (extension.StartsWith(".nii"))
        {
            // The format holds single-precision micrometres.
            Close.Relative(0.37e-6, back.Spacing!.Value.Z, 1e-6);
            Close.Relative(5.7e-6, back.Origin.Z, 1e-6);
        }
        else
        {
            Assert.Equal(image.Spacing, back.Spacing);
            Assert.Equal(image.Origin, back.Origin);
        }
    }

    public static TheoryData<SampleType, TiffCompression, bool, bool, bool> TiffForms()
    {
        var data = new TheoryData<SampleType, TiffCompression, bool, bool, bool>();
        foreach (var type in new[] { SampleType.UInt8, SampleType.Int16, SampleType.UInt32, SampleType.Float32, SampleType.Float64 })
            foreach (var compression in Enum.GetValues<TiffCompression>())
                foreach (var predictor in new[] { false, true })
                    foreach (var big in new[] { false, true })
                        data.Add(type, compression, predictor, big, !big ^ predictor);
        return data;
    }

    [Theory]
    [MemberData(nameof(TiffForms))]
    public void Every_form_of_tiff_comes_back_bit_for_bit(SampleType type, TiffCompression compression, bool predictor, bool big, bool bigEndian)
    {
        // Wide enough for several strips per page and for the LZW table to run full.
        var image = ImageFixtures.Image(type, 700, 411, 2, ImageSpacing.Cubic(0.65e-6));
        var stream = new MemoryStream();
        TiffWriter.Write(stream, ImagePages.Of(image), new TiffWriteOptions { Compression = compression, Predictor = predictor, Big = big, BigEndian = bigEndian });
        var back = ImageFiles.Read("x.tif", stream, new ImageReadOptions());
        Assert.Equal(image.Samples, back.Samples);
        Assert.Equal(image.Spacing, back.Spacing);
    }

    [Theory]
    [InlineData(".tif")]
    [InlineData(".mhd")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    [InlineData(".npy")]
    [InlineData(".nii.gz")]
    [InlineData(".vti")]
    public void Writing_leaves_nothing_but_the_whole_file(string extension)
    {
        var folder = Places.Scratch("atomic");
        var path = Path.Combine(folder, "image" + extension);
        ImageFiles.Write(path, ImageFixtures.Image(SampleType.UInt16, 5, 4, 3));
        ImageFiles.Write(path, ImageFixtures.Image(SampleType.UInt16, 7, 4, 3));
        string[] expected = extension == ".mhd" ? ["image.mhd", "image.raw"] : ["image" + extension];
        Assert.Equal(expected, Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        if (extension != ".vti") Assert.Equal(7, ImageFiles.Read(path).Columns);
    }

    [Fact]
    public void A_folder_of_pages_is_one_image()
    {
        var folder = Places.Scratch("stack");
        var whole = ImageFixtures.Image(SampleType.UInt16, 8, 6, 3);
        for (var z = 0; z < 3; z++)
            ImageFiles.Write(Path.Combine(folder, $"page-{z:000}.tif"), new ImageArray(whole.As<ushort>()[(z * 48)..(z * 48 + 48)], 8, 6, 1));
        Assert.Equal(whole.As<ushort>(), ImageFiles.Read(folder).As<ushort>());
    }

    [Fact]
    public void A_page_of_another_size_in_a_folder_is_refused_by_name()
    {
        var folder = Places.Scratch("stack");
        ImageFiles.Write(Path.Combine(folder, "a.tif"), ImageFixtures.Image(SampleType.UInt8, 8, 6, 1));
        ImageFiles.Write(Path.Combine(folder, "b.tif"), ImageFixtures.Image(SampleType.UInt8, 8, 7, 1));
        Assert.Contains("b.tif: is 8 x 7", Assert.Throws<ImageFileException>(() => ImageFiles.Read(folder)).Message);
    }

    [Fact]
    public void A_header_that_claims_more_than_the_file_holds_is_refused_before_memory_is_taken()
    {
        var path = Path.Combine(Places.Scratch("images"), "huge.mha");
        File.WriteAllText(path, "NDims = 3\nDimSize = 1200 1200 1200\nElementType = MET_UCHAR\nElementDataFile = LOCAL\nabc");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("need 1728000000 bytes, the file has 3", Assert.Throws<ImageFileException>(() => ImageFiles.Read(path)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void The_memory_limit_is_kept()
    {
        var path = Path.Combine(Places.Scratch("images"), "image.tif");
        ImageFiles.Write(path, ImageFixtures.Image(SampleType.Float64, 20, 20, 20));
        Assert.Contains("64000 bytes, more than the 60000 allowed", Assert.Throws<ImageFileException>(() => ImageFiles.Read(path, new ImageReadOptions { MaximumBytes = 60000 })).Message);
    }

    [Fact]
    public void A_header_may_not_point_outside_its_folder()
    {
        var path = Path.Combine(Places.Scratch("images"), "out.mhd");
        File.WriteAllText(path, "NDims = 3\nDimSize = 1 1 1\nElementType = MET_UCHAR\nElementDataFile = ../secret.raw\n");
        Assert.Throws<ImageFileException>(() => ImageFiles.Read(path));
    }

    [Fact]
    public void A_colour_image_is_refused_with_the_reason()
    {
        var bytes = File.ReadAllBytes(ImageFixtures.Path("tiles-big-endian-16.tif"));
        // SamplesPerPixel is the sixth entry of the directory at 1032.
        bytes[1032 + 2 + 12 * 5 + 9] = 3;
        Assert.Contains("3 channels", Assert.Throws<ImageFileException>(() => ImageFiles.Read("x.tif", new MemoryStream(bytes), new ImageReadOptions())).Message);
    }

    [Theory]
    [InlineData("a.tif")]
    [InlineData("a.mha")]
    [InlineData("a.nrrd")]
    [InlineData("a.npy")]
    [InlineData("a.nii")]
    public void Every_truncation_of_a_file_is_refused_cleanly(string name)
    {
        var folder = Places.Scratch("fuzz");
        ImageFiles.Write(Path.Combine(folder, name), ImageFixtures.Image(SampleType.UInt16, 9, 7, 3));
        var whole = File.ReadAllBytes(Path.Combine(folder, name));
        // The last bytes of a TIFF may be the empty link to a next page, so the cuts end before them.
        for (var length = 0; length < whole.Length - 8; length += 3)
        {
            var cut = new MemoryStream(whole, 0, length);
            Assert.ThrowsAny<ImageFileException>(() => ImageFiles.Read(name, cut, new ImageReadOptions()));
        }
    }

    [Theory]
    [InlineData("libtiff-lzw-predictor-16.tif")]
    [InlineData("libtiff-deflate-8.tif")]
    [InlineData("libtiff-packbits-8.tif")]
    [InlineData("tiles-big-endian-16.tif")]
    [InlineData("numpy-fortran.npy")]
    [InlineData("a.mha")]
    [InlineData("a.nrrd")]
    [InlineData("a.nii")]
    public void Damaged_files_give_an_image_or_a_clear_refusal(string name)
    {
        byte[] whole;
        if (name.StartsWith("a."))
        {
            var path = Path.Combine(Places.Scratch("fuzz"), name);
            ImageFiles.Write(path, ImageFixtures.Image(SampleType.UInt16, 9, 7, 3, ImageSpacing.Cubic(1e-6)));
            whole = File.ReadAllBytes(path);
        }
        else whole = File.ReadAllBytes(ImageFixtures.Path(name));
        ulong state = 12345;
        uint Next()
        {
            state = state * 6364136223846793005UL + 1442695040888963407UL;
            return (uint)(state >> 33);
        }
        var refused = 0;
        const int Rounds = 1500;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var k = Next() % 6 + 1; k > 0; k--)
            {
                // Half of the damage goes to where the header is likely to be.
                var at = (Next() & 1) == 0 ? Next() % (uint)bytes.Length : bytes.Length - 1 - Next() % (uint)Math.Min(300, bytes.Length);
                bytes[at] = (Next() & 3) switch { 0 => 0xff, 1 => 0, _ => (byte)Next() };
            }
            try { ImageFiles.Read(name, new MemoryStream(bytes), new ImageReadOptions { MaximumBytes = 64 << 20 }); }
            catch (ImageFileException) { refused++; }
        }
        Assert.InRange(refused, 1, Rounds);
    }

    [ReferenceFact("taufactor/electrode.tiff")]
    public void The_electrode_of_TauFactor_is_read_whole()
    {
        var image = ImageFiles.Read(Path.Combine(Places.ReferenceData!, "taufactor", "electrode.tiff"));
        Assert.Equal((256, 256, 256, SampleType.UInt8), (image.Columns, image.Rows, image.Pages, image.Type));
        Close.Relative(.44991737604, image.As<byte>().LongCount(v => v == 0) / (double)image.Count, 1e-10);
    }
}
