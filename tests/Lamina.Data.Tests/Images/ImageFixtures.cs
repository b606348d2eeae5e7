using Lamina.Data.Images;
using Lamina.Testing;

namespace Lamina.Data.Tests.Images;

/// <summary>The pattern of the fixture files, which Pillow (libtiff), numpy and zarr-python 2.13 wrote: 19 x 11 x 3 voxels of (7 x + 13 y + 50 z) mod 251.</summary>
internal static class ImageFixtures
{
    public static string Path(string name) => System.IO.Path.Combine(Places.Root, "tests", "Lamina.Data.Tests", "Images", "fixtures", name);

    public static byte[] Bytes(int pages = 3) => Fill(pages, (x, y, z) => (byte)Base(x, y, z));

    public static ushort[] Words(int pages = 3) => Fill(pages, (x, y, z) => (ushort)(Base(x, y, z) * 200 + x));

    public static float[] Floats(int pages = 3) => Fill(pages, (x, y, z) => Base(x, y, z) / 8f);

    public static ImageArray Image(SampleType type, int nx, int ny, int nz, ImageSpacing? spacing = null, ImageOrigin origin = default)
    {
        var count = nx * ny * nz;
        // A mix of runs and noise, so that every branch of the codecs is used.
        int V(int i) => (i / 37 % 3 == 0 ? 7 : i * 7919 % 65521);
        var indices = Enumerable.Range(0, count);
        Array samples = type switch
        {
            SampleType.UInt8 => indices.Select(i => (byte)V(i)).ToArray(),
            SampleType.Int8 => indices.Select(i => (sbyte)V(i)).ToArray(),
            SampleType.UInt16 => indices.Select(i => (ushort)V(i)).ToArray(),
            SampleType.Int16 => indices.Select(i => (short)V(i)).ToArray(),
            SampleType.UInt32 => indices.Select(i => (uint)V(i) * 60013u).ToArray(),
            SampleType.Int32 => indices.Select(i => V(i) * -31013).ToArray(),
            SampleType.Float32 => indices.Select(i => V(i) / 17f - 900f).ToArray(),
            _ => indices.Select(i => V(i) / 17.0 - 900.0).ToArray(),
        };
        return new ImageArray(samples, nx, ny, nz) { Spacing = spacing, Origin = origin };
    }

    private static int Base(int x, int y, int z) => (x * 7 + y * 13 + z * 50) % 251;

    private static T[] Fill<T>(int pages, Func<int, int, int, T> value)
    {
        var all = new T[19 * 11 * pages];
        for (var i = 0; i < all.Length; i++) all[i] = value(i % 19, i / 19 % 11, i / (19 * 11));
        return all;
    }
}
