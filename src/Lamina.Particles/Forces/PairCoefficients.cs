using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>
/// Lennard-Jones coefficients by pair of types, laid out so that eight lanes with one type i and eight types j are looked up by a permutation of one or two registers.
/// Types that have no law hold a cutoff of zero, which masks them.
/// </summary>
internal sealed unsafe class PairCoefficients : IDisposable
{
    private const int Tables = 6;
    private readonly int width;
    private double* table;

    public PairCoefficients(ForceField field, int typeCount)
    {
        // Rows are padded to registers; more than 16 types are looked up one lane at a time.
        width = (typeCount + 7) / 8 * 8;
        var bytes = (nuint)(Tables * width * typeCount * sizeof(double));
        table = (double*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(table, bytes);
        for (var a = 0; a < typeCount; a++)
            for (var b = 0; b < typeCount; b++)
            {
                if (!field.Types.TryGetValue(a + 1, out var p) || !field.Types.TryGetValue(b + 1, out var q)) continue;
                if (LennardJonesShiftedForce.Between(p, q, field.Mixing) is not { } law) continue;
                Any = true;
                var row = Row(a);
                row[b] = law.SigmaSquared;
                row[width + b] = law.FourEpsilon;
                row[2 * width + b] = law.Range;
                row[3 * width + b] = law.ForceAtCutoff;
                row[4 * width + b] = law.EnergyAtCutoff;
                row[5 * width + b] = law.Range * law.Range;
            }
    }

    /// <summary>True if any pair of types has the law.</summary>
    public bool Any { get; }

    /// <summary>The tables of type a (counted from zero), one after the other.</summary>
    public double* Row(int a) => table + (nuint)(a * Tables * width);

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

    ~PairCoefficients() => Dispose();
}
