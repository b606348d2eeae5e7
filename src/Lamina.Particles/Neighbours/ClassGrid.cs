using Lamina.Particles.Sets;

namespace Lamina.Particles.Neighbours;

/// <summary>Cells over the box that hold the particles of one size class. One grid per class keeps cells small for small particles when sizes span 1:8 and more.</summary>
internal sealed class ClassGrid
{
    private double lowX, lowY, lowZ, overX, overY, overZ;
    private int[] start = [];
    private int[] cellOf = [];

    public int CellsX { get; private set; }
    public int CellsY { get; private set; }
    public int CellsZ { get; private set; }
    /// <summary>Largest reach (half the range) of a member.</summary>
    public double Reach { get; private set; }
    /// <summary>Members in order of cell; within a cell in order of place.</summary>
    public int[] Members { get; private set; } = [];
    public int Count { get; private set; }
    /// <summary>Centres and contact radii of the members in the order of <see cref="Members"/>; room for eight more behind the last, so that lanes may read beyond.</summary>
    public double[] X { get; private set; } = [];
    public double[] Y { get; private set; } = [];
    public double[] Z { get; private set; } = [];
    public double[] Radius { get; private set; } = [];
    /// <summary>Types of the members.</summary>
    public int[] Type { get; private set; } = [];

    /// <summary>Takes over the members of a class.</summary>
    /// <param name="p">the particles</param>
    /// <param name="box">the box</param>
    /// <param name="members">places of the members</param>
    /// <param name="reach">largest reach of a member [m]</param>
    /// <param name="memberOf">gets where in the order of <see cref="Members"/> each member is</param>
    public void Fill(ParticleSet p, in Box box, ReadOnlySpan<int> members, double reach, int[] memberOf)
    {
        Reach = reach;
        Count = members.Length;
        (lowX, var lengthX) = Extent(p.X, members, box.LowX, box.HighX, box.BoundaryX, reach);
        (lowY, var lengthY) = Extent(p.Y, members, box.LowY, box.HighY, box.BoundaryY, reach);
        (lowZ, var lengthZ) = Extent(p.Z, members, box.LowZ, box.HighZ, box.BoundaryZ, reach);
        // Rows of cells are searched as a whole: thin cells along x cut them to measure, wide ones across keep rows few and lanes full.
        (CellsX, CellsY, CellsZ) = (CellsAlong(lengthX, 0.5 * reach), CellsAlong(lengthY, 2 * reach), CellsAlong(lengthZ, 2 * reach));
        // A few cells per member are enough: an almost empty grid costs more than it saves.
        while ((long)CellsX * CellsY * CellsZ > 8L * members.Length + 64)
            (CellsX, CellsY, CellsZ) = ((CellsX + 1) / 2, (CellsY + 1) / 2, (CellsZ + 1) / 2);
        (overX, overY, overZ) = (CellsX / lengthX, CellsY / lengthY, CellsZ / lengthZ);
        var cells = CellsX * CellsY * CellsZ;
        if (start.Length < cells + 1) start = new int[cells + 1];
        else Array.Clear(start, 0, cells + 1);
        if (cellOf.Length < members.Length) cellOf = new int[members.Length];
        if (Members.Length < members.Length)
        {
            (Members, Type) = (new int[members.Length], new int[members.Length]);
            (X, Y, Z, Radius) = (Lanes(), Lanes(), Lanes(), Lanes());
            double[] Lanes() => new double[Members.Length + PairList.Lanes];
        }
        for (var k = 0; k < members.Length; k++)
        {
            var i = members[k];
            cellOf[k] = Cell(CellZ(p.Z[i]), CellY(p.Y[i]), CellX(p.X[i]));
            start[cellOf[k] + 1]++;
        }
        for (var c = 0; c < cells; c++) start[c + 1] += start[c];
        for (var k = members.Length - 1; k >= 0; k--) Members[--start[cellOf[k] + 1]] = members[k];
        // The loop above moved start[c + 1] back to the first member of c.
        for (var c = 0; c < cells; c++) start[c] = start[c + 1];
        start[cells] = members.Length;
        for (var m = 0; m < Count; m++)
        {
            var i = Members[m];
            (X[m], Y[m], Z[m], Radius[m], Type[m]) = (p.X[i], p.Y[i], p.Z[i], p.Radius[i], p.Type[i]);
            memberOf[i] = m;
        }
    }

    private static int CellsAlong(double length, double reach) => Math.Clamp((int)(length / reach), 1, 1024);

    private static (double Low, double Length) Extent(double[] x, ReadOnlySpan<int> members, double low, double high, Boundary boundary, double reach)
    {
        if (boundary == Boundary.Periodic) return (low, high - low);
        low = double.PositiveInfinity;
        high = double.NegativeInfinity;
        foreach (var i in members) { low = Math.Min(low, x[i]); high = Math.Max(high, x[i]); }
        return (low, Math.Max(high - low, reach));
    }

    /// <summary>The row of a particle.</summary>
    public (int Z, int Y) RowOf(double z, double y) => (CellZ(z), CellY(y));

    private int CellX(double x) => Math.Clamp((int)Math.Floor((x - lowX) * overX), 0, CellsX - 1);
    private int CellY(double y) => Math.Clamp((int)Math.Floor((y - lowY) * overY), 0, CellsY - 1);
    private int CellZ(double z) => Math.Clamp((int)Math.Floor((z - lowZ) * overZ), 0, CellsZ - 1);
    private int Cell(int z, int y, int x) => (z * CellsY + y) * CellsX + x;

    /// <summary>Cell numbers, not yet wrapped, from x - range to x + range; clamped where the axis does not repeat.</summary>
    public (int From, int To) RangeX(double x, double range, bool periodic) => Range((x - range - lowX) * overX, (x + range - lowX) * overX, CellsX, periodic);
    /// <summary>The same along y.</summary>
    public (int From, int To) RangeY(double y, double range, bool periodic) => Range((y - range - lowY) * overY, (y + range - lowY) * overY, CellsY, periodic);
    /// <summary>The same along z.</summary>
    public (int From, int To) RangeZ(double z, double range, bool periodic) => Range((z - range - lowZ) * overZ, (z + range - lowZ) * overZ, CellsZ, periodic);

    private static (int, int) Range(double from, double to, int cells, bool periodic)
    {
        var a = (int)Math.Floor(from);
        var b = (int)Math.Floor(to);
        return periodic ? (a, b) : (Math.Clamp(a, 0, cells - 1), Math.Clamp(b, 0, cells - 1));
    }

    /// <summary>The members of the cells from one to another along x, which lie one after the other: the first, and one past the last.</summary>
    public (int From, int To) MembersOf(int z, int y, int fromX, int toX) => (start[Cell(z, y, fromX)], start[Cell(z, y, toX) + 1]);
}
