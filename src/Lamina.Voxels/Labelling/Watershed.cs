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
        var distance = Distances.DistanceTransform.Of(image, phase);
        var values = distance.Values;
        for (var i = 0; i < values.Length; i++) values[i] = float.IsFinite(values[i]) ? values[i] / edge : 4096;
        var height = sigma > 0 ? Filters.GaussianFilter.Apply(distance, sigma) : distance;
        var level = new int[grid.Count];
        var highest = 0;
        for (var i = 0; i < level.Length; i++)
            if (image.Values[i] == phase) highest = Math.Max(highest, level[i] = 1 + (int)(height.Values[i] * 256));
        var top = WindowMaximum(level, grid, separation);
        var labels = new VoxelImage<int>(grid);

        // Plateaus of maxima that hang together (26 neighbours) are one seed.
        var seeds = new byte[grid.Count];
        for (var i = 0; i < seeds.Length; i++) seeds[i] = level[i] > 0 && level[i] == top[i] ? (byte)1 : (byte)0;
        var plateaus = Components.Of(new PhaseImage(grid, seeds, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]), 1, Connectivity.Corners).ToImage().Values;

        // One queue per height, linked through an array: heights only fall along the way, or stay when a higher voxel is reached from below.
        var next = new int[grid.Count];
        var first = new int[highest + 1];
        var last = new int[highest + 1];
        Array.Fill(first, -1);
        void Push(int voxel, int at)
        {
            next[voxel] = -1;
            if (first[at] < 0) first[at] = voxel; else next[last[at]] = voxel;
            last[at] = voxel;
        }
        for (var i = 0; i < plateaus.Length; i++)
            if (plateaus[i] > 0)
            {
                labels.Values[i] = plateaus[i];
                Push(i, level[i]);
            }
        for (var at = highest; at > 0; at--)
            while (first[at] >= 0)
            {
                var voxel = first[at];
                first[at] = next[voxel];
                int x = voxel % grid.Nx, y = voxel / grid.Nx % grid.Ny, z = voxel / grid.PageCount;
                if (x > 0) Reach(voxel - 1);
                if (x < grid.Nx - 1) Reach(voxel + 1);
                if (y > 0) Reach(voxel - grid.Nx);
                if (y < grid.Ny - 1) Reach(voxel + grid.Nx);
                if (z > 0) Reach(voxel - grid.PageCount);
                if (z < grid.Nz - 1) Reach(voxel + grid.PageCount);

                void Reach(int neighbour)
                {
                    if (level[neighbour] == 0 || labels.Values[neighbour] != 0) return;
                    labels.Values[neighbour] = labels.Values[voxel];
                    Push(neighbour, Math.Min(level[neighbour], at));
                }
            }
        return WithSeedless(image, phase, labels);
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

    /// <summary>Largest value within a cube of 2 r + 1 voxels, along one axis after the other.</summary>
    private static int[] WindowMaximum(int[] values, VoxelGrid grid, int r)
    {
        var (from, to) = (values, new int[values.Length]);
        foreach (var (stride, size) in new[] { (1, grid.Nx), (grid.Nx, grid.Ny), (grid.PageCount, grid.Nz) })
        {
            var (source, target) = (from, to);
            Parallel.For(0, grid.Nz, z =>
            {
                for (var i = z * grid.PageCount; i < (z + 1) * grid.PageCount; i++)
                {
                    var at = i / stride % size;
                    var most = source[i];
                    for (var k = Math.Max(-r, -at); k <= r && at + k < size; k++) most = Math.Max(most, source[i + k * stride]);
                    target[i] = most;
                }
            });
            (from, to) = (target, ReferenceEquals(source, values) ? new int[values.Length] : source);
        }
        return from;
    }
}
