using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// The finest level where one phase conducts with conductivity 1: every face is 0 or 1, so one byte per cell, its diagonal, says all.
/// Sums over neighbours need no mask because values of cells that do not conduct are kept at zero.
/// </summary>
internal sealed unsafe class UnitLevel : CheckerLevel
{
    private readonly ByteBuffer redDiagonal, blackDiagonal;

    /// <summary>Builds the diagonals.</summary>
    /// <param name="active">not 0 for cells that conduct and are reached from the inlet, x fastest</param>
    /// <param name="layout">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    public UnitLevel(byte[] active, CheckerLayout layout, Wrap wrap, CancellationToken cancellation) : base(layout, wrap)
    {
        redDiagonal = new(layout.Count);
        blackDiagonal = new(layout.Count);
        int nx = layout.Nx, ny = layout.Ny, nz = layout.Nz;
        try
        {
            ScheduledLoop.For(0, nz, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (z) =>
            {
                for (var y = 0; y < ny; y++)
                {
                    var red = redDiagonal.Data + layout.Row(y, z);
                    var black = blackDiagonal.Data + layout.Row(y, z);
                    var row = nx * (y + ny * z);
                    var south = y > 0 ? row - nx : wrap.Y ? row + nx * (ny - 1) : -1;
                    var north = y < ny - 1 ? row + nx : wrap.Y ? row - nx * (ny - 1) : -1;
                    var below = z > 0 ? row - nx * ny : -1;
                    var above = z < nz - 1 ? row + nx * ny : -1;
                    var ends = (z == 0 ? 2 : 0) + (z == nz - 1 ? 2 : 0);
                    for (var x = 0; x < nx; x++)
                    {
                        if (active[row + x] == 0) continue;
                        var diagonal = ends;
                        if (x > 0 ? active[row + x - 1] != 0 : wrap.X && active[row + nx - 1] != 0) diagonal++;
                        if (x < nx - 1 ? active[row + x + 1] != 0 : wrap.X && active[row] != 0) diagonal++;
                        if (south >= 0 && active[south + x] != 0) diagonal++;
                        if (north >= 0 && active[north + x] != 0) diagonal++;
                        if (below >= 0 && active[below + x] != 0) diagonal++;
                        if (above >= 0 && active[above + x] != 0) diagonal++;
                        (((x + y + z) & 1) == 0 ? red : black)[x >> 1] = (byte)diagonal;
                    }
                }
            }, cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Relax(bool red, int y, int z, float* rhs, float* other, float* target)
    {
        var diagonal = (red ? redDiagonal : blackDiagonal).Data + Layout.Row(y, z);
        var n = Neighbours(red, y, z, other);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            if (IsEmpty(diagonal + i))
            {
                Vector512.Store(Vector512<float>.Zero, target + i);
                continue;
            }
            var sum = n.Sum(i);
            if (rhs != null) sum += Vector512.Load(rhs + i);
            var d = ToFloat(diagonal + i);
            Vector512.Store(Vector512.ConditionalSelect(Vector512.GreaterThan(d, Vector512<float>.Zero), sum / d, Vector512<float>.Zero), target + i);
        }
        Close(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Divide(bool red, int y, int z, float* rhs, float* target)
    {
        var diagonal = (red ? redDiagonal : blackDiagonal).Data + Layout.Row(y, z);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var d = ToFloat(diagonal + i);
            Vector512.Store(Vector512.ConditionalSelect(Vector512.GreaterThan(d, Vector512<float>.Zero), Vector512.Load(rhs + i) / d, Vector512<float>.Zero), target + i);
        }
        Close(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void RedSum(int y, int z, float* other, float* target)
    {
        var diagonal = redDiagonal.Data + Layout.Row(y, z);
        var n = Neighbours(true, y, z, other);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            if (IsEmpty(diagonal + i))
            {
                Vector512.Store(Vector512<float>.Zero, target + i);
                continue;
            }
            var conducts = Vector512.GreaterThan(ToFloat(diagonal + i), Vector512<float>.Zero);
            Vector512.Store(Vector512.ConditionalSelect(conducts, n.Sum(i), Vector512<float>.Zero), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double ApplyRed(int y, int z, float* x, float* other, float* target)
    {
        var diagonal = redDiagonal.Data + Layout.Row(y, z);
        var n = Neighbours(true, y, z, other);
        var dot = Vector512<double>.Zero;
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            if (IsEmpty(diagonal + i))
            {
                Vector512.Store(Vector512<float>.Zero, target + i);
                continue;
            }
            var d = ToFloat(diagonal + i);
            var value = Vector512.Load(x + i);
            var result = Vector512.ConditionalSelect(Vector512.GreaterThan(d, Vector512<float>.Zero), d * value - n.Sum(i), Vector512<float>.Zero);
            Vector512.Store(result, target + i);
            dot = AddProduct(dot, value, result);
        }
        return InOrder(dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Pull(bool red, int y, int z, float* outer, float slope, float* target)
    {
        var own = (red ? redDiagonal : blackDiagonal).Data + Layout.Row(y, z);
        var other = (red ? blackDiagonal : redDiagonal).Data;
        var (one, slopes) = (Vector512.Create(1f), Vector512.Create(slope));
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var below = z > 0 ? Vector512.Min(ToFloat(other + Layout.Row(y, z - 1) + i), one) : Vector512.Load(outer + i);
            var above = z < Layout.Nz - 1 ? Vector512.Min(ToFloat(other + Layout.Row(y, z + 1) + i), one) : Vector512.Load(outer + i);
            var conducts = Vector512.GreaterThan(ToFloat(own + i), Vector512<float>.Zero);
            Vector512.Store(Vector512.ConditionalSelect(conducts, (below - above) * slopes, Vector512<float>.Zero), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Mend(int y, int z, float* target)
    {
        var diagonal = redDiagonal.Data + Layout.Row(y, z);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var conducts = Vector512.GreaterThan(ToFloat(diagonal + i), Vector512<float>.Zero);
            Vector512.Store(Vector512.ConditionalSelect(conducts, Vector512.Load(target + i), Vector512<float>.Zero), target + i);
        }
        Close(target);
    }

    public override void Dispose()
    {
        redDiagonal.Dispose();
        blackDiagonal.Dispose();
        base.Dispose();
    }

    // Zeros are written all the same: a margin with a periodic image may lie among them.
    private static bool IsEmpty(byte* diagonal) => Vector128.Load(diagonal) == Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ToFloat(byte* diagonal)
    {
        var bytes = Vector128.Load(diagonal);
        if (Avx512F.IsSupported) return Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(bytes));
        var (low, high) = Vector128.Widen(bytes);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return Vector512.Create(
            Vector256.Create(Vector128.ConvertToSingle(a.AsInt32()), Vector128.ConvertToSingle(b.AsInt32())),
            Vector256.Create(Vector128.ConvertToSingle(c.AsInt32()), Vector128.ConvertToSingle(d.AsInt32())));
    }

    private Rows Neighbours(bool red, int y, int z, float* other) => new(
        RowOf(other, y, z) + CheckerLayout.Parity(red, y, z) - 1, RowOf(other, y - 1, z), RowOf(other, y + 1, z), RowOf(other, y, z - 1), RowOf(other, y, z + 1));

    /// <summary>The rows that hold a row's neighbours.</summary>
    private readonly struct Rows(float* left, float* south, float* north, float* below, float* above)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Sum(int i) =>
            Vector512.Load(left + i) + Vector512.Load(left + i + 1) + (Vector512.Load(south + i) + Vector512.Load(north + i)) + (Vector512.Load(below + i) + Vector512.Load(above + i));
    }
}
