using Lamina.Voxels.Images;

namespace Lamina.Voxels.Distances;

/// <summary>
/// Exact distances of an image part by part. A part is cut out with a margin; a distance found in it is that of the whole image where it is no longer than the way to what was cut off,
/// and where one is longer the part is taken again with a wider margin. The result does not depend on the size of the parts.
/// </summary>
public static class DistanceTiles
{
    /// <summary>Squared distances in whole voxels to the nearest voxel outside a phase, tile after tile.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="edge">edge of a tile in voxels</param>
    /// <param name="take">gets the first voxel (x, y, z) of each tile, its sizes, and its squared distances, x fastest; <see cref="int.MaxValue"/> / 4 where the image holds only the phase</param>
    /// <param name="memory">the most to take beside the image [B]</param>
    /// <param name="cancellation">stops between tiles</param>
    /// <returns>false where a tile with the margin that its distances need does not fit the memory: smaller tiles may; tiles before it have been given already</returns>
    public static bool Squared(PhaseImage image, int phase, int edge, Action<(int X, int Y, int Z), (int X, int Y, int Z), ReadOnlySpan<int>> take, double memory = double.PositiveInfinity, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(take);
        if (edge < 1) throw new ArgumentException($"tiles of {edge} voxels: at least 1");
        var grid = image.Grid;
        var margin = 16;
        int[] distance = [], core = [];
        byte[] values = [];
        foreach (var tile in Tiles(grid, edge))
        {
            cancellation.ThrowIfCancellationRequested();
            while (true)
            {
                var block = Block.Around(grid, tile, margin);
                if (distance.Length < block.Grid.Count)
                {
                    // Room for the largest block with this margin, so that arrays do not grow tile by tile.
                    long Across(int length) => Math.Min(length, edge + 2L * margin);
                    var room = Across(grid.Nx) * Across(grid.Ny) * Across(grid.Nz);
                    if (room > Array.MaxLength || 5.0 * room + 4.0 * tile.Size.X * tile.Size.Y * tile.Size.Z > memory) return false;
                    if (distance.Length > 0 && double.IsFinite(memory))
                    {
                        // What had the smaller margin goes back to the system before the larger comes; only the aggressive mode does so at once.
                        (distance, values) = ([], []);
                        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    }
                    distance = new int[room];
                    if (image.IsPaged || room < grid.Count) values = new byte[room];
                }
                DistanceTransform.Squared(block.Grid, block.Cut(image, ref values), (byte)phase, distance, DistanceTransform.Infinite);
                var squared = block.Core(distance, tile, ref core);
                // What was cut off is at least margin + 1 away.
                var most = 0;
                foreach (var d in squared) most = Math.Max(most, d);
                if (!block.IsWhole(grid) && most > (margin + 1L) * (margin + 1))
                {
                    margin *= 2;
                    continue;
                }
                take(tile.First, tile.Size, squared);
                break;
            }
        }
        return true;
    }

    /// <summary>The tiles of an image, x fastest.</summary>
    internal static IEnumerable<Tile> Tiles(VoxelGrid grid, int edge)
    {
        for (var z = 0; z < grid.Nz; z += edge)
            for (var y = 0; y < grid.Ny; y += edge)
                for (var x = 0; x < grid.Nx; x += edge)
                    yield return new Tile((x, y, z), (Math.Min(edge, grid.Nx - x), Math.Min(edge, grid.Ny - y), Math.Min(edge, grid.Nz - z)));
    }
}
