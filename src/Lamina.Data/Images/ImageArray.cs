using System.Runtime.InteropServices;

namespace Lamina.Data.Images;

/// <summary>
/// A 3D image as a plain array: columns (x) vary fastest, then rows (y), then pages (z, array axis 0, one TIFF page each).
/// A 2D image has one page. At most 2^31 - 57 samples (one .NET array).
/// </summary>
public sealed class ImageArray
{
    /// <summary>Wraps samples.</summary>
    /// <param name="samples">byte[], sbyte[], ushort[], short[], uint[], int[], float[] or double[] of columns * rows * pages elements; kept, not copied</param>
    /// <param name="columns">size along x</param>
    /// <param name="rows">size along y</param>
    /// <param name="pages">size along z</param>
    /// <exception cref="ArgumentException">the sizes do not match the array, or the element type is not one of <see cref="SampleType"/></exception>
    public ImageArray(Array samples, int columns, int rows, int pages)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (columns < 1 || rows < 1 || pages < 1)
            throw new ArgumentException($"image of {columns} x {rows} x {pages} voxels: every size must be 1 or more");
        if (samples.LongLength != (long)columns * rows * pages)
            throw new ArgumentException($"image of {columns} x {rows} x {pages} voxels needs {(long)columns * rows * pages} samples, got {samples.LongLength}");
        Samples = samples;
        Type = TypeOf(samples);
        Columns = columns;
        Rows = rows;
        Pages = pages;
    }

    /// <summary>The samples, x fastest, then y, then z.</summary>
    public Array Samples { get; }

    /// <summary>The number type of the samples.</summary>
    public SampleType Type { get; }

    /// <summary>Size along x.</summary>
    public int Columns { get; }

    /// <summary>Size along y.</summary>
    public int Rows { get; }

    /// <summary>Size along z (array axis 0).</summary>
    public int Pages { get; }

    /// <summary>Voxel edge lengths, or null where the file does not say [m].</summary>
    public ImageSpacing? Spacing { get; init; }

    /// <summary>Position of the outer corner of voxel (0, 0, 0) [m].</summary>
    public ImageOrigin Origin { get; init; }

    /// <summary>What a reader should know about how the file was understood: a guessed unit, an ignored tag.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Number of samples.</summary>
    public long Count => Samples.LongLength;

    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => BytesOf(Type);

    /// <summary>The samples as typed array.</summary>
    /// <typeparam name="T">the element type that belongs to <see cref="Type"/></typeparam>
    /// <exception cref="ArgumentException">the image holds another type</exception>
    public T[] As<T>() where T : unmanaged =>
        // A direct cast would also accept byte[] as sbyte[].
        Samples.GetType() == typeof(T[]) ? (T[])Samples : throw new ArgumentException($"the image holds {Type} samples, not {typeof(T).Name}");

    /// <summary>Bytes of one sample of a type.</summary>
    public static int BytesOf(SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.Int8 => 1,
        SampleType.UInt16 or SampleType.Int16 => 2,
        SampleType.UInt32 or SampleType.Int32 or SampleType.Float32 => 4,
        SampleType.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a sample type"),
    };

    /// <summary>A new array for so many samples.</summary>
    internal static Array Allocate(SampleType type, long count) => type switch
    {
        SampleType.UInt8 => new byte[count],
        SampleType.Int8 => new sbyte[count],
        SampleType.UInt16 => new ushort[count],
        SampleType.Int16 => new short[count],
        SampleType.UInt32 => new uint[count],
        SampleType.Int32 => new int[count],
        SampleType.Float32 => new float[count],
        SampleType.Float64 => new double[count],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a sample type"),
    };

    /// <summary>The bytes of some samples, in this machine's order.</summary>
    internal static Span<byte> BytesOf(Array samples, long firstSample, int count)
    {
        var size = BytesOf(TypeOf(samples));
        // Slicing by byte offset through the array's data reference: a Span<byte> over the whole array would not fit beyond 2 GB.
        ref var start = ref MemoryMarshal.GetArrayDataReference(samples);
        return MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.AddByteOffset(ref start, (nint)(firstSample * size)), checked(count * size));
    }

    private static SampleType TypeOf(Array samples) =>
        samples.GetType() == typeof(byte[]) ? SampleType.UInt8
        : samples.GetType() == typeof(sbyte[]) ? SampleType.Int8
        : samples.GetType() == typeof(ushort[]) ? SampleType.UInt16
        : samples.GetType() == typeof(short[]) ? SampleType.Int16
        : samples.GetType() == typeof(uint[]) ? SampleType.UInt32
        : samples.GetType() == typeof(int[]) ? SampleType.Int32
        : samples.GetType() == typeof(float[]) ? SampleType.Float32
        : samples.GetType() == typeof(double[]) ? SampleType.Float64
        : throw new ArgumentException($"samples of type {samples.GetType().Name} are not an image: use byte, sbyte, ushort, short, uint, int, float or double");
}
