using Lamina.Voxels.Images;

namespace Lamina.Voxels.Labelling;

/// <summary>Sizes and reach of the connected components of a phase, page by page: memory for two pages only, where <see cref="Components"/> keeps all of them to give labels.</summary>
public sealed record ComponentSummary
{
    /// <summary>Number of components.</summary>
    public required long Count { get; init; }

    /// <summary>Voxels of the phase.</summary>
    public required long Voxels { get; init; }

    /// <summary>Voxels of the largest component.</summary>
    public required long Largest { get; init; }

    /// <summary>Voxels in components that reach both ends along x, y and z.</summary>
    public required IReadOnlyList<long> Percolating { get; init; }

    /// <summary>Share of the phase's voxels in its largest component [-].</summary>
    public double LargestFraction => Voxels == 0 ? 0 : Largest / (double)Voxels;

    /// <summary>Share of the phase's voxels in components that reach both ends along an axis [-].</summary>
    /// <param name="axis">direction</param>
    public double PercolatingFraction(Axis axis) => Voxels == 0 ? 0 : Percolating[(int)axis] / (double)Voxels;

    /// <summary>Finds the components of one phase.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">phase position</param>
    /// <param name="connectivity">which neighbours hang together</param>
    /// <param name="cancellation">stops between pages</param>
    public static ComponentSummary Of(PhaseImage image, int phase, Connectivity connectivity = Connectivity.Faces, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if ((uint)phase >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {phase}: the image has {image.Phases.Count} phases");
        var grid = image.Grid;
        int straight = connectivity == Connectivity.Faces ? 0 : 1, oblique = connectivity == Connectivity.Corners ? 1 : 0;
        // Runs of the page before and of this page, each with its component; components are numbered anew on every page.
        List<(int Start, int End, int Id)> before = [], now = [];
        int[] beforeRow = new int[grid.Ny + 1], nowRow = new int[grid.Ny + 1];
        var parent = new List<int>();
        var bounds = new int[grid.Nx + 1];
        var sizes = new List<long>();
        var touches = new List<byte>();
        long count = 0, voxels = 0, largest = 0;
        long[] percolating = [0, 0, 0];
        for (var z = 0; z < grid.Nz; z++)
        {
            cancellation.ThrowIfCancellationRequested();
            now.Clear();
            using var page = image.Pages(z, 1);
            for (var y = 0; y < grid.Ny; y++)
            {
                nowRow[y] = now.Count;
                var ends = (y == 0 ? 4 : 0) | (y == grid.Ny - 1 ? 8 : 0) | (z == 0 ? 16 : 0) | (z == grid.Nz - 1 ? 32 : 0);
                var found = RowRuns.Find(page.Row(y), (byte)phase, bounds);
                for (var i = 0; i < found; i += 2)
                {
                    var (start, end) = (bounds[i], bounds[i + 1]);
                    now.Add((start, end, parent.Count));
                    parent.Add(parent.Count);
                    sizes.Add(end - start);
                    touches.Add((byte)(ends | (start == 0 ? 1 : 0) | (end == grid.Nx ? 2 : 0)));
                    voxels += end - start;
                }
            }
            nowRow[grid.Ny] = now.Count;
            for (var y = 0; y < grid.Ny; y++)
            {
                if (y > 0) Join(now, nowRow, y, now, nowRow, y - 1, straight);
                if (z == 0) continue;
                Join(now, nowRow, y, before, beforeRow, y, straight);
                if (connectivity == Connectivity.Faces) continue;
                if (y > 0) Join(now, nowRow, y, before, beforeRow, y - 1, oblique);
                if (y < grid.Ny - 1) Join(now, nowRow, y, before, beforeRow, y + 1, oblique);
            }
            // Components that reach into this page go on under new numbers; the others are finished.
            for (var i = parent.Count - 1; i >= 0; i--)
            {
                var root = Find(i);
                if (root == i) continue;
                sizes[root] += sizes[i];
                touches[root] |= touches[i];
            }
            var renumbered = new Dictionary<int, int>();
            List<long> keptSizes = [];
            List<byte> keptTouches = [];
            for (var r = 0; r < now.Count; r++)
            {
                var root = Find(now[r].Id);
                if (!renumbered.TryGetValue(root, out var id))
                {
                    renumbered[root] = id = keptSizes.Count;
                    keptSizes.Add(sizes[root]);
                    keptTouches.Add(touches[root]);
                }
                now[r] = (now[r].Start, now[r].End, id);
            }
            for (var i = 0; i < parent.Count; i++) if (parent[i] == i && !renumbered.ContainsKey(i)) Finish(sizes[i], touches[i]);
            (sizes, touches) = (keptSizes, keptTouches);
            parent.Clear();
            for (var i = 0; i < sizes.Count; i++) parent.Add(i);
            (before, now) = (now, before);
            (beforeRow, nowRow) = (nowRow, beforeRow);
        }
        for (var i = 0; i < sizes.Count; i++) Finish(sizes[i], touches[i]);
        return new ComponentSummary { Count = count, Voxels = voxels, Largest = largest, Percolating = percolating };

        void Finish(long size, byte touch)
        {
            count++;
            largest = Math.Max(largest, size);
            for (var axis = 0; axis < 3; axis++) if ((touch >> (2 * axis) & 3) == 3) percolating[axis] += size;
        }

        void Join(List<(int Start, int End, int Id)> runs, int[] rows, int row, List<(int Start, int End, int Id)> others, int[] otherRows, int other, int reach)
        {
            int i = rows[row], iEnd = rows[row + 1], j = otherRows[other], jEnd = otherRows[other + 1];
            while (i < iEnd && j < jEnd)
            {
                var (a, b) = (runs[i], others[j]);
                if (a.Start < b.End + reach && b.Start < a.End + reach)
                {
                    var (ra, rb) = (Find(a.Id), Find(b.Id));
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
}
