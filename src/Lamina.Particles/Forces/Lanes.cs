using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lamina.Particles.Forces;

/// <summary>
/// Moves between records of four doubles per particle (gathered by neighbour number) and lanes of eight pairs. Pure data movement: every path gives the same bits.
/// Records beat one array per quantity here, since a pair needs all quantities of a neighbour that is anywhere in memory: one line instead of four.
/// </summary>
internal static unsafe class Lanes
{
    /// <summary>Loads the records at eight places and turns them into four vectors, one per quantity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(Vector256<double> r0, Vector256<double> r1, Vector256<double> r2, Vector256<double> r3,
        Vector256<double> r4, Vector256<double> r5, Vector256<double> r6, Vector256<double> r7,
        out Vector512<double> x, out Vector512<double> y, out Vector512<double> z, out Vector512<double> w)
    {
        if (Avx512F.IsSupported)
        {
            var a = Vector512.Create(r0, r4);
            var b = Vector512.Create(r1, r5);
            var c = Vector512.Create(r2, r6);
            var d = Vector512.Create(r3, r7);
            var xz01 = Avx512F.UnpackLow(a, b);
            var yw01 = Avx512F.UnpackHigh(a, b);
            var xz23 = Avx512F.UnpackLow(c, d);
            var yw23 = Avx512F.UnpackHigh(c, d);
            var first = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
            var second = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
            x = Avx512F.PermuteVar8x64x2(xz01, first, xz23);
            z = Avx512F.PermuteVar8x64x2(xz01, second, xz23);
            y = Avx512F.PermuteVar8x64x2(yw01, first, yw23);
            w = Avx512F.PermuteVar8x64x2(yw01, second, yw23);
        }
        else
        {
            Turn(r0, r1, r2, r3, out var x0, out var y0, out var z0, out var w0);
            Turn(r4, r5, r6, r7, out var x1, out var y1, out var z1, out var w1);
            x = Vector512.Create(x0, x1);
            y = Vector512.Create(y0, y1);
            z = Vector512.Create(z0, z1);
            w = Vector512.Create(w0, w1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d,
        out Vector256<double> x, out Vector256<double> y, out Vector256<double> z, out Vector256<double> w)
    {
        if (Avx.IsSupported)
        {
            var xz01 = Avx.UnpackLow(a, b);
            var yw01 = Avx.UnpackHigh(a, b);
            var xz23 = Avx.UnpackLow(c, d);
            var yw23 = Avx.UnpackHigh(c, d);
            x = Avx.Permute2x128(xz01, xz23, 0x20);
            z = Avx.Permute2x128(xz01, xz23, 0x31);
            y = Avx.Permute2x128(yw01, yw23, 0x20);
            w = Avx.Permute2x128(yw01, yw23, 0x31);
        }
        else
        {
            x = Vector256.Create(a[0], b[0], c[0], d[0]);
            y = Vector256.Create(a[1], b[1], c[1], d[1]);
            z = Vector256.Create(a[2], b[2], c[2], d[2]);
            w = Vector256.Create(a[3], b[3], c[3], d[3]);
        }
    }

    /// <summary>Adds eight lanes of (x, y, z, 0), negated, to the records at the eight places, in lane order: places may repeat.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(double* records, uint* entries, uint mask, Vector512<double> x, Vector512<double> y, Vector512<double> z)
    {
        Vector256<double> r0, r1, r2, r3, r4, r5, r6, r7;
        if (Avx512F.IsSupported)
        {
            var xyEven = Avx512F.UnpackLow(x, y);
            var xyOdd = Avx512F.UnpackHigh(x, y);
            var zEven = Avx512F.UnpackLow(z, Vector512<double>.Zero);
            var zOdd = Avx512F.UnpackHigh(z, Vector512<double>.Zero);
            var first = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
            var second = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
            var r04 = Avx512F.PermuteVar8x64x2(xyEven, first, zEven);
            var r26 = Avx512F.PermuteVar8x64x2(xyEven, second, zEven);
            var r15 = Avx512F.PermuteVar8x64x2(xyOdd, first, zOdd);
            var r37 = Avx512F.PermuteVar8x64x2(xyOdd, second, zOdd);
            (r0, r4, r2, r6) = (r04.GetLower(), r04.GetUpper(), r26.GetLower(), r26.GetUpper());
            (r1, r5, r3, r7) = (r15.GetLower(), r15.GetUpper(), r37.GetLower(), r37.GetUpper());
        }
        else
        {
            Turn(x.GetLower(), y.GetLower(), z.GetLower(), Vector256<double>.Zero, out r0, out r1, out r2, out r3);
            Turn(x.GetUpper(), y.GetUpper(), z.GetUpper(), Vector256<double>.Zero, out r4, out r5, out r6, out r7);
        }
        Subtract(records + 4 * (nuint)(entries[0] & mask), r0);
        Subtract(records + 4 * (nuint)(entries[1] & mask), r1);
        Subtract(records + 4 * (nuint)(entries[2] & mask), r2);
        Subtract(records + 4 * (nuint)(entries[3] & mask), r3);
        Subtract(records + 4 * (nuint)(entries[4] & mask), r4);
        Subtract(records + 4 * (nuint)(entries[5] & mask), r5);
        Subtract(records + 4 * (nuint)(entries[6] & mask), r6);
        Subtract(records + 4 * (nuint)(entries[7] & mask), r7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(double* at, Vector256<double> value) => (Vector256.Load(at) - value).Store(at);

    /// <summary>Sum of the lanes in a fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> v)
    {
        var four = v.GetLower() + v.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
