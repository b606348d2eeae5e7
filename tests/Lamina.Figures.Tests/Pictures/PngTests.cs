using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Lamina.Figures.Pictures;

namespace Lamina.Figures.Tests.Pictures;

public class PngTests
{
    /// <summary>A plain reader of what the writer writes: checks every checksum and undoes the filters.</summary>
    internal static (int Width, int Height, int Depth, int Kind, byte[] Pixels) Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], file[..8]);
        int width = 0, height = 0, depth = 0, kind = 0, at = 8;
        var data = new MemoryStream();
        while (at < file.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var name = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), ~SlowCrc(file.AsSpan(at + 4, length + 4)));
            if (name == "IHDR") (width, height, depth, kind) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]), content[8], content[9]);
            if (name == "IDAT") data.Write(content);
            at += 12 + length;
        }
        Assert.Equal("IEND", System.Text.Encoding.ASCII.GetString(file, file.Length - 8, 4));
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var size = (kind switch { 2 => 3, 6 => 4, _ => 1 }) * depth / 8;
        var stride = width * size;
        Assert.Equal((stride + 1) * height, raw.Length);
        var bytes = raw.ToArray();
        var pixels = new byte[stride * height];
        for (var row = 0; row < height; row++)
        for (var i = 0; i < stride; i++)
        {
            int a = i >= size ? pixels[row * stride + i - size] : 0, b = row > 0 ? pixels[(row - 1) * stride + i] : 0, c = i >= size && row > 0 ? pixels[(row - 1) * stride + i - size] : 0;
            var p = a + b - c;
            var paeth = Math.Abs(p - a) <= Math.Abs(p - b) && Math.Abs(p - a) <= Math.Abs(p - c) ? a : Math.Abs(p - b) <= Math.Abs(p - c) ? b : c;
            pixels[row * stride + i] = (byte)(bytes[row * (stride + 1) + 1 + i] + bytes[row * (stride + 1)] switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => paeth });
        }
        return (width, height, depth, kind, pixels);
    }

    private static uint SlowCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }
        return crc;
    }

    [Fact]
    public void The_checksum_is_the_standard_one() => Assert.Equal(0xcbf43926u, ~Png.Crc(uint.MaxValue, "123456789"u8));

    [Fact]
    public void Any_picture_survives_being_written_and_read()
    {
        var gen = from width in Gen.Choose(1, 33) from height in Gen.Choose(1, 9) from format in Gen.Elements(Enum.GetValues<PixelFormat>()) from seed in Gen.Choose(0, 1000) select (width, height, format, seed);
        Check.One(Config.QuickThrowOnFailure.WithReplay(3, 5).WithMaxTest(200), Prop.ForAll(gen.ToArbitrary(), c =>
        {
            var size = c.format switch { PixelFormat.Grey8 => 1, PixelFormat.Grey16 => 2, PixelFormat.Rgb8 => 3, _ => 4 };
            var pixels = new byte[c.width * c.height * size];
            // Smooth, noisy and constant rows, so that every filter is chosen somewhere.
            for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)((c.seed % 3) switch { 0 => i * 3 + c.seed, 1 => i * i * 2654435761L >> 7, _ => c.seed });
            var read = Read(Png.Encode(pixels, c.width, c.height, c.format, 1e-6));
            if (c.format == PixelFormat.Grey16)
                for (var i = 0; i < pixels.Length; i += 2) (pixels[i], pixels[i + 1]) = (pixels[i + 1], pixels[i]);
            Assert.Equal((c.width, c.height, c.format == PixelFormat.Grey16 ? 16 : 8), (read.Width, read.Height, read.Depth));
            Assert.Equal(pixels, read.Pixels);
        }));
    }

    [Fact]
    public void Sixteen_bit_values_are_written_high_byte_first()
    {
        var read = Read(Png.Encode([(ushort)0x1234, (ushort)0xfffe], 2, 1));
        Assert.Equal([0x12, 0x34, 0xff, 0xfe], read.Pixels);
    }

    [Fact]
    public void A_wrong_number_of_bytes_is_refused_with_the_right_one() =>
        Assert.Contains("12 bytes", Assert.Throws<ArgumentException>(() => Png.Encode(new byte[11], 2, 2, PixelFormat.Rgb8)).Message);
}
