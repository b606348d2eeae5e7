using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>Some pages of an image with one bit per voxel and phase, rows filled up to whole words: counts over pairs of voxels become population counts of shifted rows.</summary>
internal sealed class PhaseBits
{
    private readonly int[] phases;
    private readonly ulong[][] bits;
    private int first, end;

    /// <summary>Room for pages.</summary>
    /// <param name="grid">sizes of the image</param>
    /// <param name="phases">positions of the phases that get bits</param>
    /// <param name="pages">the most pages held at once</param>
    public PhaseBits(VoxelGrid grid, int[] phases, int pages)
    {
        Grid = grid;
        this.phases = phases;
        Words = (grid.Nx + 63) / 64;
        bits = new ulong[phases.Length][];
        for (var p = 0; p < bits.Length; p++) bits[p] = new ulong[checked((long)Words * grid.Ny * pages)];
    }

    public VoxelGrid Grid { get; }

    public int Words { get; }

    /// <summary>How many pages go into some bytes; at least one.</summary>
    public static int PagesIn(long bytes, VoxelGrid grid, int phases) => (int)Math.Clamp(bytes / (8L * ((grid.Nx + 63) / 64) * grid.Ny * phases), 1, grid.Nz);

    /// <summary>Takes pages in place of those held before.</summary>
    public void Load(PhaseImage image, int firstPage, int endPage)
    {
        (first, end) = (firstPage, endPage);
        ScheduledLoop.For(firstPage, endPage, z =>
        {
            using var page = image.Pages(z, 1);
            for (var y = 0; y < Grid.Ny; y++) LoadRow(page.Row(y), Row(y, z));
        });
    }

    // The loops of this class run for tenths of a second in all: they are compiled at their best from the start.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LoadRow(ReadOnlySpan<byte> row, int at)
    {
        Span<byte> rest = stackalloc byte[64];
        for (var w = 0; w < Words; w++)
        {
            var part = row[(64 * w)..Math.Min(64 * w + 64, row.Length)];
            var own = part.Length == 64 ? ulong.MaxValue : (1UL << part.Length) - 1;
            part.CopyTo(rest);
            var vector = Vector512.Create<byte>(rest);
            for (var p = 0; p < bits.Length; p++) bits[p][at + w] = own & Vector512.Equals(vector, Vector512.Create((byte)phases[p])).ExtractMostSignificantBits();
        }
    }

    private int Row(int y, int z) => Words * (y + Grid.Ny * (z - first));

    /// <summary>A row of a page that is held.</summary>
    /// <param name="phase">which of the phases that have bits</param>
    /// <param name="y">row</param>
    /// <param name="z">page of the image</param>
    public ReadOnlySpan<ulong> RowOf(int phase, int y, int z) => bits[phase].AsSpan(Row(y, z), Words);

    /// <summary>Voxels v of one page in phase a whose neighbour v + (dx, dy, dz) is in phase b; none where its page is not held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long CountPairs(int a, int b, int z, int dx, int dy, int dz)
    {
        if (z + dz < first || z + dz >= end) return 0;
        long count = 0;
        for (var y = Math.Max(0, -dy); y < Grid.Ny - Math.Max(0, dy); y++)
        {
            var own = RowOf(a, y, z);
            var other = RowOf(b, y + dy, z + dz);
            if (dx == 0)
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(own[w] & other[w]);
            else if (dx > 0)
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(own[w] & ((other[w] >> 1) | (w + 1 < Words ? other[w + 1] << 63 : 0)));
            else
                for (var w = 0; w < Words; w++) count += BitOperations.PopCount(own[w] & ((other[w] << 1) | (w > 0 ? other[w - 1] >> 63 : 0)));
        }
        return count;
    }
}
