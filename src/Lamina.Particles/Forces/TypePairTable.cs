using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lamina.Particles.Forces;

/// <summary>Coefficients by pair of types, laid out so that eight lanes with one type i and eight types j are looked up by a permutation of one or two registers.</summary>
internal abstract unsafe class TypePairTable : IDisposable
{
    private readonly int tables, width;
    private double* table;

    protected TypePairTable(int typeCount, int tables)
    {
        this.tables = tables;
        // Rows are padded to registers; more than 16 types are looked up one lane at a time.
        width = (typeCount + 7) / 8 * 8;
        var bytes = (nuint)(tables * width * typeCount * sizeof(double));
        table = (double*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(table, bytes);
    }

    /// <summary>The tables of type a (counted from zero), one after the other.</summary>
    public double* Row(int a) => table + (nuint)(a * tables * width);

    protected void Set(int a, int which, int b, double value) => Row(a)[which * width + b] = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Look(double* row, int which, Vector512<long> types)
    {
        var from = row + which * width;
        if (width == 8)
            return Avx512F.IsSupported ? Avx512F.PermuteVar8x64(Vector512.Load(from), types) : OneByOne(from, types);
        if (width == 16 && Avx512F.IsSupported)
            return Avx512F.PermuteVar8x64x2(Vector512.Load(from), types, Vector512.Load(from + 8));
        return OneByOne(from, types);
    }

    private static Vector512<double> OneByOne(double* from, Vector512<long> types)
    {
        const long mask = 0xFFFF;
        return Vector512.Create(from[types[0] & mask], from[types[1] & mask], from[types[2] & mask], from[types[3] & mask],
            from[types[4] & mask], from[types[5] & mask], from[types[6] & mask], from[types[7] & mask]);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(table);
        table = null;
        GC.SuppressFinalize(this);
    }

    ~TypePairTable() => Dispose();
}
