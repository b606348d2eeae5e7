using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>Turns a segmented phase into a coarser segmentation, for the removal of staircase bias by two levels.</summary>
internal static class Coarsening
{
    /// <summary>
    /// Blocks of 2 x 2 x 2 by majority; a block that is half full goes by the 4 x 4 x 4 voxels around it, and if those are half full too by the parity of its place.
    /// Needs even sizes.
    /// </summary>
    public static byte[] Majority(byte[] conducting, int nx, int ny, int nz)
    {
        int cx = nx / 2, cy = ny / 2, cz = nz / 2;
        var coarse = new byte[cx * cy * cz];
        ScheduledLoop.For(0, cz, z =>
        {
            for (var y = 0; y < cy; y++)
                for (var x = 0; x < cx; x++)
                {
                    var full = Count(x, y, z, 0, 2) - 4;
                    if (full == 0) full = Count(x, y, z, -1, 3) - 32;
                    if (full == 0) full = ((x + y + z) & 1) == 0 ? 1 : -1;
                    coarse[x + cx * (y + cy * z)] = full > 0 ? InletFlood.Waiting : InletFlood.Unreached;
                }
        });
        return coarse;

        int Count(int x, int y, int z, int from, int to)
        {
            var sum = 0;
            for (var k = from; k < to; k++)
                for (var j = from; j < to; j++)
                    for (var i = from; i < to; i++)
                        if (conducting[Math.Clamp(2 * x + i, 0, nx - 1) + nx * (Math.Clamp(2 * y + j, 0, ny - 1) + ny * Math.Clamp(2 * z + k, 0, nz - 1))] != 0) sum++;
            return sum;
        }
    }
}
