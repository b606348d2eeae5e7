using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>A level with stored conductances: the six faces of every red cell, which are all faces there are.</summary>
internal sealed unsafe class FaceLevel : CheckerLevel
{
    // Faces of red cells towards lower and higher x, y, z.
    private readonly FloatBuffer west, east, south, north, below, above;
    private readonly FloatBuffer redInverse, blackInverse;

    private FaceLevel(CheckerLayout layout, Wrap wrap) : base(layout, wrap)
    {
        west = new(layout.Count);
        east = new(layout.Count);
        south = new(layout.Count);
        north = new(layout.Count);
        below = new(layout.Count);
        above = new(layout.Count);
        redInverse = new(layout.Count);
        blackInverse = new(layout.Count);
    }

    /// <summary>The finest level of a conductance law.</summary>
    /// <param name="active">not 0 for cells that conduct and are reached from the inlet</param>
    /// <param name="law">conductances</param>
    /// <param name="layout">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    public static FaceLevel Create<TLaw>(byte[] active, TLaw law, CheckerLayout layout, Wrap wrap) where TLaw : struct, IFaceLaw
    {
        var level = new FaceLevel(layout, wrap);
        int nx = layout.Nx, ny = layout.Ny, nz = layout.Nz, page = nx * ny;
        ScheduledLoop.For(0, nz, z =>
        {
            for (var y = 0; y < ny; y++)
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
                    var diagonal = w + e + (s + n) + (b + a) + ends;
                    var i = layout.Row(y, z) + (x >> 1);
                    if (((x + y + z) & 1) == 0)
                    {
                        level.west.Data[i] = w;
                        level.east.Data[i] = e;
                        level.south.Data[i] = s;
                        level.north.Data[i] = n;
                        level.below.Data[i] = b;
                        level.above.Data[i] = a;
                        level.redInverse.Data[i] = diagonal > 0 ? 1 / diagonal : 0;
                    }
                    else level.blackInverse.Data[i] = diagonal > 0 ? 1 / diagonal : 0;
                }
        });
        level.CloseFaces();
        return level;
    }

    public override void Relax(bool red, int y, int z, float* rhs, float* other, float* target)
    {
        var inverse = (red ? redInverse : blackInverse).Data + Layout.Row(y, z);
        var n = new Rows(this, red, y, z, other);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var sum = n.Sum(i);
            if (rhs != null) sum += Vector512.Load(rhs + i);
            Vector512.Store(sum * Vector512.Load(inverse + i), target + i);
        }
        Close(target);
    }

    public override void Divide(bool red, int y, int z, float* rhs, float* target)
    {
        var inverse = (red ? redInverse : blackInverse).Data + Layout.Row(y, z);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            Vector512.Store(Vector512.Load(rhs + i) * Vector512.Load(inverse + i), target + i);
        }
        Close(target);
    }

    public override void AddRedSum(int y, int z, float* other, float* target)
    {
        var n = new Rows(this, true, y, z, other);
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            Vector512.Store(Vector512.Load(target + i) + n.Sum(i), target + i);
        }
    }

    public override double ApplyRed(int y, int z, float* x, float* other, float* target)
    {
        var inverse = redInverse.Data + Layout.Row(y, z);
        var n = new Rows(this, true, y, z, other);
        var dot = Vector512<double>.Zero;
        for (var v = 0; v < Layout.Vectors; v++)
        {
            var i = v * CheckerLayout.Lanes;
            var value = Vector512.Load(x + i);
            var inv = Vector512.Load(inverse + i);
            // Margins may hold periodic images: cells without conductance give nothing, whatever lies in their place.
            var result = Vector512.ConditionalSelect(Vector512.GreaterThan(inv, Vector512<float>.Zero), value / inv - n.Sum(i), Vector512<float>.Zero);
            Vector512.Store(result, target + i);
            dot = AddProduct(dot, value, result);
        }
        return InOrder(dot);
    }

    public override void Pull(bool red, int y, int z, float* outer, float slope, float* target)
    {
        var row = Layout.Row(y, z);
        float* gBelow = red ? below.Data + row : RowOf(above.Data, y, z - 1);
        float* gAbove = red ? above.Data + row : RowOf(below.Data, y, z + 1);
        if (z == 0) gBelow = outer;
        if (z == Layout.Nz - 1) gAbove = outer;
        for (var i = 0; i < Layout.Half; i++) target[i] = (gBelow[i] - gAbove[i]) * slope;
    }

    public override void Dispose()
    {
        foreach (var buffer in new[] { west, east, south, north, below, above, redInverse, blackInverse }) buffer.Dispose();
        base.Dispose();
    }

    private void CloseFaces()
    {
        if (!Wrap.X) return;
        for (var z = 0; z < Layout.Nz; z++)
            for (var y = 0; y < Layout.Ny; y++)
            {
                Close(west.Data + Layout.Row(y, z));
                Close(east.Data + Layout.Row(y, z));
            }
    }

    /// <summary>The rows of neighbours and of the conductances to them: a red row's own, or those of the red cells around a black row.</summary>
    private readonly struct Rows
    {
        private readonly float* left, southRow, northRow, belowRow, aboveRow;
        private readonly float* gLeft, gRight, gSouth, gNorth, gBelow, gAbove;

        public Rows(FaceLevel level, bool red, int y, int z, float* other)
        {
            left = level.RowOf(other, y, z) + CheckerLayout.Parity(red, y, z) - 1;
            southRow = level.RowOf(other, y - 1, z);
            northRow = level.RowOf(other, y + 1, z);
            belowRow = level.RowOf(other, y, z - 1);
            aboveRow = level.RowOf(other, y, z + 1);
            if (red)
            {
                var row = level.Layout.Row(y, z);
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
                gLeft = level.RowOf(level.east.Data, y, z) + shift;
                gRight = level.RowOf(level.west.Data, y, z) + shift + 1;
                gSouth = level.RowOf(level.north.Data, y - 1, z);
                gNorth = level.RowOf(level.south.Data, y + 1, z);
                gBelow = level.RowOf(level.above.Data, y, z - 1);
                gAbove = level.RowOf(level.below.Data, y, z + 1);
            }
        }

        public Vector512<float> Sum(int i) =>
            (Vector512.Load(gLeft + i) * Vector512.Load(left + i) + Vector512.Load(gRight + i) * Vector512.Load(left + i + 1))
            + (Vector512.Load(gSouth + i) * Vector512.Load(southRow + i) + Vector512.Load(gNorth + i) * Vector512.Load(northRow + i))
            + (Vector512.Load(gBelow + i) * Vector512.Load(belowRow + i) + Vector512.Load(gAbove + i) * Vector512.Load(aboveRow + i));
    }
}
