using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <inheritdoc cref="FaceLevel"/>
/// <typeparam name="TFace">how conductances are stored</typeparam>
internal sealed unsafe class FaceLevel<TFace> : FaceLevel where TFace : unmanaged, IConductance<TFace>
{
    // Faces of red cells towards lower and higher x, y, z.
    private readonly Store west, east, south, north, below, above;
    private readonly Store redSum, blackSum;

    private FaceLevel(CheckerLayout layout, Wrap wrap) : base(layout, wrap)
    {
        west = new(layout.Count);
        east = new(layout.Count);
        south = new(layout.Count);
        north = new(layout.Count);
        below = new(layout.Count);
        above = new(layout.Count);
        redSum = new(layout.Count);
        blackSum = new(layout.Count);
    }

    public static FaceLevel<TFace> Of<TLaw>(byte[] active, TLaw law, CheckerLayout layout, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        var level = new FaceLevel<TFace>(layout, wrap);
        int nx = layout.Nx, ny = layout.Ny, nz = layout.Nz, page = nx * ny;
        try
        {
            ScheduledLoop.For(0, nz, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (z) =>
            {
                for (var y = 0; y < ny; y++)
                {
                    for (var x = 0; x < nx; x++)
                    {
                        var cell = x + nx * (y + ny * z);
                        if (active[cell] == 0) continue;
                        float To(int neighbour) => neighbour != cell && active[neighbour] != 0 ? (float)law.Face(cell, neighbour) : 0;
                        var w = x > 0 ? To(cell - 1) : wrap.X ? To(cell + nx - 1) : 0;
                        var e = x < nx - 1 ? To(cell + 1) : wrap.X ? To(cell - nx + 1) : 0;
                        var s = y > 0 ? To(cell - nx) : wrap.Y ? To(cell + page - nx) : 0;
                        var n = y < ny - 1 ? To(cell + nx) : wrap.Y ? To(cell - page + nx) : 0;
                        var b = z > 0 ? To(cell - page) : 0;
                        var a = z < nz - 1 ? To(cell + page) : 0;
                        var ends = ((z == 0 ? 1 : 0) + (z == nz - 1 ? 1 : 0)) * (float)law.Boundary(cell);
                        var sum = TFace.OfSum(w + e + (s + n) + (b + a) + ends);
                        var i = layout.Row(y, z) + (x >> 1);
                        if (((x + y + z) & 1) == 0)
                        {
                            level.west.Data[i] = TFace.Of(w);
                            level.east.Data[i] = TFace.Of(e);
                            level.south.Data[i] = TFace.Of(s);
                            level.north.Data[i] = TFace.Of(n);
                            level.below.Data[i] = TFace.Of(b);
                            level.above.Data[i] = TFace.Of(a);
                            level.redSum.Data[i] = sum;
                        }
                        else level.blackSum.Data[i] = sum;
                    }
                    if (!wrap.X) continue;
                    level.CloseFaces(level.west.Data + layout.Row(y, z));
                    level.CloseFaces(level.east.Data + layout.Row(y, z));
                }
            }, cancellation);
        }
        catch
        {
            level.Dispose();
            throw;
        }
        return level;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Relax(bool red, int y, int z, float* rhs, float* other, float* target)
    {
        var sums = (red ? redSum : blackSum).Data + Layout.Row(y, z);
        var n = new Rows(this, red, y, z, other);
        var byDrops = ByDrops(z);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var origin = byDrops ? n.Strongest(i) : Vector512<float>.Zero;
            var sum = byDrops ? n.SumFrom(origin, i) : n.Sum(i);
            if (rhs != null) sum += Vector512.Load(rhs + i);
            Vector512.Store(TFace.Divide(sum, sums + i) + (origin & TFace.Conducts(sums + i)), target + i);
        }
        Close(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Divide(bool red, int y, int z, float* rhs, float* target)
    {
        var sums = (red ? redSum : blackSum).Data + Layout.Row(y, z);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            Vector512.Store(TFace.Divide(Vector512.Load(rhs + i), sums + i), target + i);
        }
        Close(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void RedSum(int y, int z, float* other, float* target)
    {
        var n = new Rows(this, true, y, z, other);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            Vector512.Store(n.Sum(i), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double ApplyRed(int y, int z, float* x, float* other, float* target)
    {
        var sums = redSum.Data + Layout.Row(y, z);
        var n = new Rows(this, true, y, z, other);
        var byDrops = ByDrops(z);
        var dot = Vector512<double>.Zero;
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var value = Vector512.Load(x + i);
            // Margins may hold periodic images: cells without conductance give nothing, whatever lies in their place.
            var image = byDrops ? -n.SumFrom(value, i) : TFace.Multiply(value, sums + i) - n.Sum(i);
            var result = Vector512.ConditionalSelect(TFace.Conducts(sums + i), image, Vector512<float>.Zero);
            Vector512.Store(result, target + i);
            dot = AddProduct(dot, value, result);
        }
        return InOrder(dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Pull(bool red, int y, int z, float* outer, float slope, float* target)
    {
        var row = Layout.Row(y, z);
        TFace* gBelow = red ? below.Data + row : z > 0 ? above.Data + Layout.Row(y, z - 1) : null;
        TFace* gAbove = red ? above.Data + row : z < Layout.Nz - 1 ? below.Data + Layout.Row(y, z + 1) : null;
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var down = z == 0 ? Vector512.Load(outer + i) : TFace.Load(gBelow + i);
            var up = z == Layout.Nz - 1 ? Vector512.Load(outer + i) : TFace.Load(gAbove + i);
            Vector512.Store((down - up) * slope, target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Energy(int y, int z, float* x, float* other, float slope)
    {
        var sums = redSum.Data + Layout.Row(y, z);
        var n = new Rows(this, true, y, z, other);
        var sum = Vector512<double>.Zero;
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            // Margins hold copies of faces between periodic sides.
            sum = n.AddEnergy(sum, Vector512.Load(x + i), TFace.Conducts(sums + i), i, slope);
        }
        return InOrder(sum);
    }

    public override void Dispose()
    {
        foreach (var store in new[] { west, east, south, north, below, above, redSum, blackSum }) store.Dispose();
        base.Dispose();
    }

    // Good conductors that float among poor ones take one potential, up to currents as small as the poor ones'. Sums of values lose these in the rounding of what cancels; sums of drops from cell
    // to cell do not, where they are all there is: in the first and last plane there are the ends besides.
    private bool ByDrops(int z) => TFace.Contrasts && z > 0 && z < Layout.Nz - 1;

    private void CloseFaces(TFace* row)
    {
        row[-1] = row[Layout.Half - 1];
        row[Layout.Half] = row[0];
    }

    private sealed class Store(long length) : NativeBuffer<TFace>(length);

    /// <summary>The rows of neighbours and of the conductances to them: a red row's own, or those of the red cells around a black row.</summary>
    private readonly struct Rows
    {
        private readonly float* left, southRow, northRow, belowRow, aboveRow;
        private readonly TFace* gLeft, gRight, gSouth, gNorth, gBelow, gAbove;

        public Rows(FaceLevel<TFace> level, bool red, int y, int z, float* other)
        {
            left = level.RowOf(other, y, z) + CheckerLayout.Parity(red, y, z) - 1;
            southRow = level.RowOf(other, y - 1, z);
            northRow = level.RowOf(other, y + 1, z);
            belowRow = level.RowOf(other, y, z - 1);
            aboveRow = level.RowOf(other, y, z + 1);
            var row = level.Layout.Row(y, z);
            if (red)
            {
                gLeft = level.west.Data + row;
                gRight = level.east.Data + row;
                gSouth = level.south.Data + row;
                gNorth = level.north.Data + row;
                gBelow = level.below.Data + row;
                gAbove = level.above.Data + row;
            }
            else
            {
                var shift = CheckerLayout.Parity(false, y, z) - 1;
                gLeft = level.east.Data + row + shift;
                gRight = level.west.Data + row + shift + 1;
                gSouth = level.FacesOf(level.north, y - 1, z);
                gNorth = level.FacesOf(level.south, y + 1, z);
                gBelow = level.FacesOf(level.above, y, z - 1);
                gAbove = level.FacesOf(level.below, y, z + 1);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Sum(int i) =>
            (TFace.Load(gLeft + i) * Vector512.Load(left + i) + TFace.Load(gRight + i) * Vector512.Load(left + i + 1))
            + (TFace.Load(gSouth + i) * Vector512.Load(southRow + i) + TFace.Load(gNorth + i) * Vector512.Load(northRow + i))
            + (TFace.Load(gBelow + i) * Vector512.Load(belowRow + i) + TFace.Load(gAbove + i) * Vector512.Load(aboveRow + i));

        /// <summary>As <see cref="Sum"/>, of the differences from one value.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> SumFrom(Vector512<float> origin, int i) =>
            (TFace.Load(gLeft + i) * (Vector512.Load(left + i) - origin) + TFace.Load(gRight + i) * (Vector512.Load(left + i + 1) - origin))
            + (TFace.Load(gSouth + i) * (Vector512.Load(southRow + i) - origin) + TFace.Load(gNorth + i) * (Vector512.Load(northRow + i) - origin))
            + (TFace.Load(gBelow + i) * (Vector512.Load(belowRow + i) - origin) + TFace.Load(gAbove + i) * (Vector512.Load(aboveRow + i) - origin));

        /// <summary>The value of the neighbour with the largest conductance.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Strongest(int i)
        {
            var (best, value) = Stronger(TFace.Load(gLeft + i), Vector512.Load(left + i), TFace.Load(gRight + i), Vector512.Load(left + i + 1));
            (best, value) = Stronger(best, value, TFace.Load(gSouth + i), Vector512.Load(southRow + i));
            (best, value) = Stronger(best, value, TFace.Load(gNorth + i), Vector512.Load(northRow + i));
            (best, value) = Stronger(best, value, TFace.Load(gBelow + i), Vector512.Load(belowRow + i));
            return Stronger(best, value, TFace.Load(gAbove + i), Vector512.Load(aboveRow + i)).Value;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static (Vector512<float> Conductance, Vector512<float> Value) Stronger(Vector512<float> g, Vector512<float> value, Vector512<float> otherG, Vector512<float> other)
        {
            var otherIs = Vector512.GreaterThan(otherG, g);
            return (Vector512.ConditionalSelect(otherIs, otherG, g), Vector512.ConditionalSelect(otherIs, other, value));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> AddEnergy(Vector512<double> sum, Vector512<float> own, Vector512<float> counts, int i, float slope)
        {
            sum = Add(sum, counts & TFace.Load(gLeft + i), own - Vector512.Load(left + i));
            sum = Add(sum, counts & TFace.Load(gRight + i), own - Vector512.Load(left + i + 1));
            sum = Add(sum, counts & TFace.Load(gSouth + i), own - Vector512.Load(southRow + i));
            sum = Add(sum, counts & TFace.Load(gNorth + i), own - Vector512.Load(northRow + i));
            sum = Add(sum, counts & TFace.Load(gBelow + i), own - Vector512.Load(belowRow + i) - Vector512.Create(slope));
            return Add(sum, counts & TFace.Load(gAbove + i), own - Vector512.Load(aboveRow + i) + Vector512.Create(slope));
        }

        private static Vector512<double> Add(Vector512<double> sum, Vector512<float> conductance, Vector512<float> drop) => AddProduct(sum, conductance * drop, drop);
    }

    // Where there is no row of cells there are no faces: a red row's own faces in that direction are zero, whose values are zero.
    private TFace* FacesOf(Store faces, int y, int z)
    {
        if ((uint)z >= (uint)Layout.Nz) return Nothing;
        if ((uint)y >= (uint)Layout.Ny)
        {
            if (!Wrap.Y) return Nothing;
            y = y < 0 ? Layout.Ny - 1 : 0;
        }
        return faces.Data + Layout.Row(y, z);
    }

    // Zeros of any kind.
    private TFace* Nothing => (TFace*)ZeroRow;
}
