using Lamina.Voxels.Images;

namespace Lamina.Voxels.Labelling;

/// <summary>Connected components of a phase, numbered from 1 in the order in which their first voxels appear (x fastest, then y, then z).</summary>
public sealed class Components
{
    private readonly PhaseImage image;
    private readonly List<Run> runs;
    private readonly int[] runLabel;

    private Components(PhaseImage image, List<Run> runs, int[] runLabel, long[] sizes, byte[] touches)
    {
        this.image = image;
        this.runs = runs;
        this.runLabel = runLabel;
        Sizes = sizes;
        Touches = touches;
    }

    /// <summary>Number of components.</summary>
    public int Count => Sizes.Count;

    /// <summary>Voxels of each component; element i belongs to label i + 1.</summary>
    public IReadOnlyList<long> Sizes { get; }

    // Bits 0 and 1: first and last column, 2 and 3: row, 4 and 5: page.
    private byte[] Touches { get; }

    /// <summary>Voxels of the phase.</summary>
    public long Voxels => Sizes.Sum();

    /// <summary>Share of the phase's voxels in its largest component [-].</summary>
    public double LargestFraction => Count == 0 ? 0 : Sizes.Max() / (double)Voxels;

    /// <summary>Finds the components of one phase.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="connectivity">which neighbours hang together</param>
    public static Components Of(PhaseImage image, int phase, Connectivity connectivity = Connectivity.Faces)
    {
        ArgumentNullException.ThrowIfNull(image);
        if ((uint)phase >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {phase}: the image has {image.Phases.Count} phases");
        var grid = image.Grid;
        var runs = new List<Run>();
        var rowStart = new int[grid.Ny * grid.Nz + 1];
        var bounds = new int[grid.Nx + 1];
        for (var row = 0; row < grid.Ny * grid.Nz; row++)
        {
            rowStart[row] = runs.Count;
            var found = RowRuns.Find(image.Values.AsSpan(row * grid.Nx, grid.Nx), (byte)phase, bounds);
            for (var i = 0; i < found; i += 2) runs.Add(new Run(row, bounds[i], bounds[i + 1]));
        }
        rowStart[^1] = runs.Count;

        var parent = new int[runs.Count];
        for (var i = 0; i < parent.Length; i++) parent[i] = i;
        // A diagonal step in x comes with every step to another row that is allowed one more dimension.
        int straight = connectivity == Connectivity.Faces ? 0 : 1, oblique = connectivity == Connectivity.Corners ? 1 : 0;
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++)
            {
                var row = y + grid.Ny * z;
                if (y > 0) Join(row, row - 1, straight);
                if (z == 0) continue;
                Join(row, row - grid.Ny, straight);
                if (connectivity == Connectivity.Faces) continue;
                if (y > 0) Join(row, row - grid.Ny - 1, oblique);
                if (y < grid.Ny - 1) Join(row, row - grid.Ny + 1, oblique);
            }

        var label = new int[runs.Count];
        var sizes = new List<long>();
        var touches = new List<byte>();
        for (var i = 0; i < label.Length; i++)
        {
            // Roots are the earliest run of their component, so labels come out in raster order.
            var root = Find(i);
            if (root == i)
            {
                sizes.Add(0);
                touches.Add(0);
                label[i] = sizes.Count;
            }
            else label[i] = label[root];
            var run = runs[i];
            var (y, z) = (run.Row % grid.Ny, run.Row / grid.Ny);
            sizes[label[i] - 1] += run.End - run.Start;
            touches[label[i] - 1] |= (byte)((run.Start == 0 ? 1 : 0) | (run.End == grid.Nx ? 2 : 0) | (y == 0 ? 4 : 0) | (y == grid.Ny - 1 ? 8 : 0) | (z == 0 ? 16 : 0) | (z == grid.Nz - 1 ? 32 : 0));
        }
        return new Components(image, runs, label, [.. sizes], [.. touches]);

        void Join(int row, int other, int reach)
        {
            int i = rowStart[row], iEnd = rowStart[row + 1], j = rowStart[other], jEnd = rowStart[other + 1];
            while (i < iEnd && j < jEnd)
            {
                var (a, b) = (runs[i], runs[j]);
                if (a.Start < b.End + reach && b.Start < a.End + reach)
                {
                    var (ra, rb) = (Find(i), Find(j));
                    if (ra < rb) parent[rb] = ra; else parent[ra] = rb;
                }
                if (a.End < b.End) i++; else j++;
            }
        }

        int Find(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
    }

    /// <summary>Whether a component reaches both ends of the image along an axis.</summary>
    /// <param name="label">1 to <see cref="Count"/></param>
    /// <param name="axis">direction</param>
    public bool Percolates(int label, Axis axis)
    {
        var both = 3 << (2 * (int)axis);
        return (Touches[label - 1] & both) == both;
    }

    /// <summary>Share of the phase's voxels in components that reach both ends along an axis [-].</summary>
    /// <param name="axis">direction</param>
    public double PercolatingFraction(Axis axis)
    {
        long sum = 0;
        for (var label = 1; label <= Count; label++) if (Percolates(label, axis)) sum += Sizes[label - 1];
        return Count == 0 ? 0 : sum / (double)Voxels;
    }

    /// <summary>The labels as an image: 0 outside the phase.</summary>
    public VoxelImage<int> ToImage()
    {
        var labels = new VoxelImage<int>(image.Grid);
        for (var i = 0; i < runs.Count; i++)
            labels.Values.AsSpan(runs[i].Row * image.Grid.Nx + runs[i].Start, runs[i].End - runs[i].Start).Fill(runLabel[i]);
        return labels;
    }

    /// <summary>Sets the voxels of the components that touch one of the faces to 1, all others to 0. Bits 0 and 1 stand for the first and last column, 2 and 3 row, 4 and 5 page.</summary>
    internal void MarkTouching(int faces, byte[] target)
    {
        Array.Clear(target);
        for (var i = 0; i < runs.Count; i++)
            if ((Touches[runLabel[i] - 1] & faces) != 0) target.AsSpan(runs[i].Row * image.Grid.Nx + runs[i].Start, runs[i].End - runs[i].Start).Fill(1);
    }

    /// <summary>Voxels of one phase that follow each other in a row.</summary>
    private readonly record struct Run(int Row, int Start, int End);
}
