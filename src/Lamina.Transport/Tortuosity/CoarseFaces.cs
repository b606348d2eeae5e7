using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Conductances between blocks of 2 x 2 x 2 cells: half the sum of the faces that cross from block to block. The sum is what piecewise constant interpolation gives (Galerkin);
/// it takes the gradient over one fine cell where the blocks' centres are two apart, hence the half, without which coarse corrections come out half as large as they should.
/// Blocks whose cells do not hang together conduct all the same: that costs iterations, never accuracy. Periodic sides are closed on coarse levels.
/// </summary>
internal sealed unsafe class CoarseFaces : IDisposable
{
    private CoarseFaces(int nx, int ny, int nz)
    {
        Nx = nx;
        Ny = ny;
        Nz = nz;
        var count = (long)nx * ny * nz;
        X = new(count);
        Y = new(count);
        Z = new(count);
        Inlet = new((long)nx * ny);
        Outlet = new((long)nx * ny);
    }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    /// <summary>From each block to the next along x, y and z.</summary>
    public FloatBuffer X { get; }

    public FloatBuffer Y { get; }

    public FloatBuffer Z { get; }

    /// <summary>From the first and last plane of blocks to the outer faces.</summary>
    public FloatBuffer Inlet { get; }

    public FloatBuffer Outlet { get; }

    /// <summary>Blocks of the finest cells.</summary>
    public static CoarseFaces Create<TLaw>(byte[] active, TLaw law, int nx, int ny, int nz) where TLaw : struct, IFaceLaw
    {
        var coarse = new CoarseFaces((nx + 1) / 2, (ny + 1) / 2, (nz + 1) / 2);
        var page = nx * ny;
        ScheduledLoop.For(0, coarse.Nz, cz =>
        {
            for (var z = 2 * cz; z < Math.Min(2 * cz + 2, nz); z++)
                for (var y = 0; y < ny; y++)
                {
                    var row = coarse.Nx * ((y >> 1) + coarse.Ny * cz);
                    var crossY = (y & 1) != 0 && y < ny - 1;
                    var crossZ = (z & 1) != 0 && z < nz - 1;
                    for (var x = 0; x < nx; x++)
                    {
                        var cell = x + nx * (y + ny * z);
                        if (active[cell] == 0) continue;
                        var block = row + (x >> 1);
                        if ((x & 1) != 0 && x < nx - 1 && active[cell + 1] != 0) coarse.X.Data[block] += (float)(0.5 * law.Face(cell, cell + 1));
                        if (crossY && active[cell + nx] != 0) coarse.Y.Data[block] += (float)(0.5 * law.Face(cell, cell + nx));
                        if (crossZ && active[cell + page] != 0) coarse.Z.Data[block] += (float)(0.5 * law.Face(cell, cell + page));
                        if (z == 0) coarse.Inlet.Data[block] += (float)(0.5 * law.Boundary(cell));
                        if (z == nz - 1) coarse.Outlet.Data[block - coarse.Nx * coarse.Ny * cz] += (float)(0.5 * law.Boundary(cell));
                    }
                }
        });
        return coarse;
    }

    /// <summary>Blocks of these blocks.</summary>
    public CoarseFaces Coarsen()
    {
        var coarse = new CoarseFaces((Nx + 1) / 2, (Ny + 1) / 2, (Nz + 1) / 2);
        for (var z = 0; z < Nz; z++)
            for (var y = 0; y < Ny; y++)
                for (var x = 0; x < Nx; x++)
                {
                    var cell = x + Nx * (y + Ny * z);
                    var block = (x >> 1) + coarse.Nx * ((y >> 1) + coarse.Ny * (z >> 1));
                    if ((x & 1) != 0) coarse.X.Data[block] += 0.5f * X.Data[cell];
                    if ((y & 1) != 0) coarse.Y.Data[block] += 0.5f * Y.Data[cell];
                    if ((z & 1) != 0) coarse.Z.Data[block] += 0.5f * Z.Data[cell];
                    var flat = x + Nx * y;
                    if (z == 0) coarse.Inlet.Data[(x >> 1) + coarse.Nx * (y >> 1)] += 0.5f * Inlet.Data[flat];
                    if (z == Nz - 1) coarse.Outlet.Data[(x >> 1) + coarse.Nx * (y >> 1)] += 0.5f * Outlet.Data[flat];
                }
        return coarse;
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { X, Y, Z, Inlet, Outlet }) buffer.Dispose();
    }
}
