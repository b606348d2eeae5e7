using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Labelling;

/// <summary>
/// Watershed of a phase from its distance to the wall: every local maximum of the (smoothed) distance is a particle, and the particles grow downhill through faces until they meet.
/// Ties are defined: heights are cut to 1/256 voxel, higher voxels go first, voxels of one height in the order in which they were reached, seeds by place (x fastest).
/// </summary>
public static class Watershed
{
    /// <summary>Splits a phase into particles, numbered from 1 by the place of their first seed voxel; 0 outside the phase.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="phase">phase position</param>
    /// <param name="sigma">smoothing of the distance before maxima are taken, in voxels; 0 for none [-]</param>
    /// <param name="separation">a voxel is a seed where no voxel within this Chebyshev distance is higher, in voxels [-]</param>
    public static VoxelImage<int> Particles(PhaseImage image, int phase, double sigma = 1, int separation = 3)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(sigma >= 0)) throw new ArgumentException($"sigma {sigma} voxels: must be 0 or more");
        if (separation is < 1 or > 100) throw new ArgumentException($"separation {separation} voxels: must be 1 to 100");
        var grid = image.Grid;
        var edge = (float)grid.RequireCubic();
        // Levels stand in a grid with a margin of one voxel, where they are 0: a voxel's neighbours are looked at without asking for the image's faces. A voxel that has a label
        // needs its level no more: the label takes its place, with a minus.
        int px = grid.Nx + 2, page = px * (grid.Ny + 2);
        var level = new int[checked(page * (grid.Nz + 2))];
        int Padded(int x, int y, int z) => x + 1 + px * (y + 1) + page * (z + 1);
        var highest = Heights(image, phase, sigma, edge, (y, z, row) => row.CopyTo(level.AsSpan(Padded(0, y, z), grid.Nx)));
        var labels = Seeds(grid, level, px, page, separation);
        // One queue per height: heights only fall along the way, or stay when a higher voxel is reached from below.
        var queues = new LevelQueues(highest + 1);
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++)
            {
                var row = labels.Values.AsSpan(grid.Index(0, y, z), grid.Nx);
                for (var x = 0; x < row.Length; x++)
                {
                    if (row[x] == 0) continue;
                    var voxel = Padded(x, y, z);
                    queues.Add(level[voxel], voxel);
                    level[voxel] = -row[x];
                }
            }
        Flood(level, queues, highest, px, page);
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++)
            {
                var at = grid.Index(0, y, z);
                foreach (var height in level.AsSpan(Padded(0, y, z), grid.Nx)) labels.Values[at++] = height < 0 ? -height : 0;
            }
        return WithSeedless(image, phase, labels);
    }

    /// <summary>Lets the labels grow downhill through faces.</summary>
    private static unsafe void Flood(int[] level, LevelQueues queues, int highest, int px, int page)
    {
        // How many voxels ahead their neighbours are called from memory: waiting for them is most of the work.
        const int Ahead = 8;
        ReadOnlySpan<int> steps = [-1, 1, -px, px, -page, page];
        fixed (int* heights = level)
            for (var at = highest; at > 0; at--)
                for (var items = queues.Next(at); items.Length > 0; items = queues.Next(at))
                    for (var i = 0; i < items.Length; i++)
                    {
                        if (Sse.IsSupported && i + Ahead < items.Length)
                        {
                            var ahead = heights + items[i + Ahead];
                            Sse.Prefetch0(ahead);
                            Sse.Prefetch0(ahead - px);
                            Sse.Prefetch0(ahead + px);
                            Sse.Prefetch0(ahead - page);
                            Sse.Prefetch0(ahead + page);
                        }
                        var voxel = items[i];
                        var own = heights[voxel];
                        foreach (var step in steps)
                        {
                            var neighbour = voxel + step;
                            var height = heights[neighbour];
                            if (height <= 0) continue;
                            heights[neighbour] = own;
                            queues.Add(Math.Min(height, at), neighbour);
                        }
                    }
    }

    private delegate void RowTaker(int y, int z, ReadOnlySpan<int> levels);

    /// <summary>Hands out the heights of the phase, 1 + 256 times the smoothed distance in voxels, row by row; 0 outside it. Returns the highest.</summary>
    private static int Heights(PhaseImage image, int phase, double sigma, float edge, RowTaker take)
    {
        var grid = image.Grid;
        var distance = Distances.DistanceTransform.Of(image, phase);
        var values = distance.Values;
        ScheduledLoop.For(0, grid.Nz, z =>
        {
            foreach (ref var value in values.AsSpan(z * grid.PageCount, grid.PageCount)) value = float.IsFinite(value) ? value / edge : 4096;
        });
        var height = sigma > 0 ? Filters.GaussianFilter.Apply(distance, sigma) : distance;
        var highest = new int[grid.Nz];
        ScheduledLoop.For(0, grid.Nz, z =>
        {
            var row = new int[grid.Nx];
            for (var y = 0; y < grid.Ny; y++)
            {
                var at = grid.Index(0, y, z);
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = image.Values[at + x] == phase ? 1 + (int)(height.Values[at + x] * 256) : 0;
                    highest[z] = Math.Max(highest[z], row[x]);
                }
                take(y, z, row);
            }
        });
        return highest.Max();
    }

    /// <summary>Plateaus of maxima that hang together (26 neighbours), numbered in raster order.</summary>
    private static VoxelImage<int> Seeds(VoxelGrid grid, int[] level, int px, int page, int separation)
    {
        // Of the image's own size, so that windows end at its faces.
        var own = new int[grid.RequireArray()];
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++) level.AsSpan(1 + px * (y + 1) + page * (z + 1), grid.Nx).CopyTo(own.AsSpan(grid.Index(0, y, z)));
        var seeds = new byte[grid.RequireArray()];
        WindowMaximum(own, grid, separation, (y, z, top) =>
        {
            var at = grid.Index(0, y, z);
            var padded = 1 + px * (y + 1) + page * (z + 1);
            for (var x = 0; x < top.Length; x++) seeds[at + x] = level[padded + x] > 0 && level[padded + x] == top[x] ? (byte)1 : (byte)0;
        });
        return Components.Of(new PhaseImage(grid, seeds, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]), 1, Connectivity.Corners).ToImage();
    }

    /// <summary>Pieces that have no seed, because a higher voxel of another piece lies within the separation, are particles of their own.</summary>
    private static VoxelImage<int> WithSeedless(PhaseImage image, int phase, VoxelImage<int> labels)
    {
        var rest = new byte[labels.Values.Length];
        var any = false;
        var most = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            most = Math.Max(most, labels.Values[i]);
            if (image.Values[i] != phase || labels.Values[i] != 0) continue;
            rest[i] = 1;
            any = true;
        }
        if (!any) return labels;
        var pieces = Components.Of(new PhaseImage(image.Grid, rest, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]), 1).ToImage().Values;
        for (var i = 0; i < rest.Length; i++) if (pieces[i] > 0) labels.Values[i] = most + pieces[i];
        return labels;
    }

    /// <summary>Largest value within a cube of 2 r + 1 voxels, along one axis after the other; overwrites the values and hands out the last rows.</summary>
    private static void WindowMaximum(int[] values, VoxelGrid grid, int r, RowTaker take)
    {
        int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz;
        var planes = new Pool<int[]>(() => new int[nx * Math.Max(ny, nz)]);
        var lines = new Pool<int[]>(() => new int[nx + 2 * r]);
        ScheduledLoop.For(0, nz, z =>
        {
            var (plane, line) = (planes.Rent(), lines.Rent());
            for (var y = 0; y < ny; y++)
            {
                var row = values.AsSpan(grid.Index(0, y, z), nx);
                // Levels are 0 or more: zeros beyond the row change nothing.
                line.AsSpan().Clear();
                row.CopyTo(line.AsSpan(r));
                var target = plane.AsSpan(nx * y, nx);
                row.CopyTo(target);
                for (var k = 0; k <= 2 * r; k++) Raise(target, line.AsSpan(k, nx));
            }
            for (var y = 0; y < ny; y++)
            {
                var target = values.AsSpan(grid.Index(0, y, z), nx);
                for (var k = Math.Max(0, y - r); k <= Math.Min(ny - 1, y + r); k++) Raise(target, plane.AsSpan(nx * k, nx));
            }
            planes.Return(plane);
            lines.Return(line);
        });
        ScheduledLoop.For(0, ny, y =>
        {
            var (plane, line) = (planes.Rent(), lines.Rent());
            for (var z = 0; z < nz; z++) values.AsSpan(grid.Index(0, y, z), nx).CopyTo(plane.AsSpan(nx * z));
            for (var z = 0; z < nz; z++)
            {
                var target = line.AsSpan(0, nx);
                target.Clear();
                for (var k = Math.Max(0, z - r); k <= Math.Min(nz - 1, z + r); k++) Raise(target, plane.AsSpan(nx * k, nx));
                take(y, z, target);
            }
            planes.Return(plane);
            lines.Return(line);
        });
    }

    /// <summary>Takes the larger of both, element by element.</summary>
    private static void Raise(Span<int> target, ReadOnlySpan<int> other)
    {
        var x = 0;
        for (; x + 16 <= target.Length; x += 16) Vector512.Max(Vector512.Create<int>(target.Slice(x, 16)), Vector512.Create(other.Slice(x, 16))).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] = Math.Max(target[x], other[x]);
    }
}
