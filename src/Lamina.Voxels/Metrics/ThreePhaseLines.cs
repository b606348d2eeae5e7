using System.Numerics;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Lines where three phases meet. Edges of the voxel lattice whose four voxels hold all three run in steps, and where two surfaces meet at a sharp angle several edges stand side by side
/// for one line. So the length is taken from sections: in each plane between voxel centres the three phases turn around a meeting point one way or the other (A, B, C clockwise or
/// counter-clockwise); neighbouring points whose turns cancel are the staircase's doing. A line of random direction crosses planes of the three directions 3/2 times per length.
/// </summary>
public sealed record ThreePhaseLines
{
    // Bits of the three phases; other phases have bit 8, which no combination asks for.
    private const byte All = 7;

    /// <summary>Lattice edges with all three phases around them over the number of voxels [-].</summary>
    public required double EdgesPerVoxel { get; init; }

    /// <summary>Length per volume, 2/3 of the meeting points that remain in the sections of all three directions [1/m2].</summary>
    public required double LengthPerVolume { get; init; }

    /// <summary>Measures the lines of three phases.</summary>
    /// <param name="image">at most 32 phases, cubic voxels</param>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    /// <param name="c">a third phase position</param>
    public static ThreePhaseLines Of(PhaseImage image, int a, int b, int c)
    {
        var bits = Bits(image, a, b, c);
        var grid = image.Grid;
        var edge = grid.RequireCubic();
        long edges = 0, points = 0;
        var parts = new (long Edges, long Points)[3];
        // One direction of the sections each; each walks through the pages once, with two of them in memory.
        ScheduledLoop.For(0, 3, direction => parts[direction] = new Sections(grid, (Axis)direction).Count(image, bits));
        foreach (var part in parts) (edges, points) = (edges + part.Edges, points + part.Points);
        return new ThreePhaseLines { EdgesPerVoxel = edges / (double)grid.Count, LengthPerVolume = points / (double)grid.Count / (edge * edge) * 2 / 3 };
    }

    /// <summary>The plain reference: every section by itself, its neighbouring points gathered by a flood.</summary>
    internal static ThreePhaseLines OfPlainly(PhaseImage image, int a, int b, int c)
    {
        var bits = Bits(image, a, b, c);
        var grid = image.Grid;
        long edges = 0, points = 0;
        foreach (var normal in Enum.GetValues<Axis>())
        {
            var (u, v) = normal switch { Axis.X => (Axis.Y, Axis.Z), Axis.Y => (Axis.X, Axis.Z), _ => (Axis.X, Axis.Y) };
            int nu = grid.Size(u) - 1, nv = grid.Size(v) - 1, su = Stride(grid, u), sv = Stride(grid, v);
            for (var n = 0; n < grid.Size(normal); n++)
            {
                var turns = new Dictionary<(int, int), int>();
                for (var j = 0; j < nv; j++)
                    for (var i = 0; i < nu; i++)
                    {
                        var at = n * Stride(grid, normal) + i * su + j * sv;
                        byte p = bits[image.Values[at]], q = bits[image.Values[at + su]], r = bits[image.Values[at + su + sv]], s = bits[image.Values[at + sv]];
                        if (((p | q | r | s) & All) == All) turns[(i, j)] = Turn(p, q, r, s);
                    }
                edges += turns.Count;
                while (turns.Count > 0)
                {
                    var sum = 0;
                    var open = new Stack<(int, int)>([turns.Keys.First()]);
                    while (open.TryPop(out var at))
                    {
                        if (!turns.Remove(at, out var turn)) continue;
                        sum += turn;
                        foreach (var (du, dv) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) }) open.Push((at.Item1 + du, at.Item2 + dv));
                    }
                    points += Math.Abs(sum);
                }
            }
        }
        var edge = grid.RequireCubic();
        return new ThreePhaseLines { EdgesPerVoxel = edges / (double)grid.Count, LengthPerVolume = points / (double)grid.Count / (edge * edge) * 2 / 3 };
    }

    private static byte[] Bits(PhaseImage image, int a, int b, int c)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (a == b || b == c || a == c || Math.Max(a, Math.Max(b, c)) >= image.Phases.Count || Math.Min(a, Math.Min(b, c)) < 0) throw new ArgumentException($"phases {a}, {b} and {c}: give three different positions below {image.Phases.Count}");
        if (image.Phases.Count > 32) throw new ArgumentException($"lines between {image.Phases.Count} phases: at most 32");
        image.Grid.RequireCubic();
        var bits = new byte[256];
        Array.Fill(bits, (byte)8);
        (bits[a], bits[b], bits[c]) = (1, 2, 4);
        return bits;
    }

    private static int Stride(VoxelGrid grid, Axis axis) => axis switch { Axis.X => 1, Axis.Y => grid.Nx, _ => grid.PageCount };

    /// <summary>How often the three phases turn around a point, one way positive: 1, -1, or 0 where one of them lies on both sides. Other phases are passed over.</summary>
    private static int Turn(byte p, byte q, byte r, byte s)
    {
        var sum = 0;
        var first = -1;
        var last = -1;
        foreach (var bit in (ReadOnlySpan<byte>)[p, q, r, s])
        {
            if (bit == 8) continue;
            var phase = BitOperations.TrailingZeroCount(bit);
            if (first < 0) first = phase;
            else sum += Step(last, phase);
            last = phase;
        }
        return (sum + Step(last, first)) / 3;

        static int Step(int from, int to) => ((to - from + 3) % 3) switch { 1 => 1, 2 => -1, _ => 0 };
    }

    /// <summary>The sections of one direction, counted page by page.</summary>
    private sealed class Sections
    {
        private readonly VoxelGrid grid;
        private readonly Axis normal;

        // Group of the meeting point whose lowest voxel is (x, y), on the page before and on this one; 0 for none.
        private int[] before, now;

        // Groups of this page; those that reach no further are added up.
        private readonly List<int> parent = [0], turn = [0];
        private long points;

        public Sections(VoxelGrid grid, Axis normal)
        {
            this.grid = grid;
            this.normal = normal;
            (before, now) = (new int[grid.PageCount], new int[grid.PageCount]);
        }

        public (long Edges, long Points) Count(PhaseImage image, byte[] bits)
        {
            int nx = grid.Nx, ny = grid.Ny, page = grid.PageCount;
            byte[] low = new byte[page + 64], high = new byte[page + 64];
            long edges = 0;
            // Steps to the two neighbours that make a square with a voxel, as (x, y) and whether they go to the next page.
            var (alongX, alongY) = (normal != Axis.X, normal != Axis.Y);
            int width = nx - (alongX ? 1 : 0), height = ny - (alongY ? 1 : 0);
            Map(image, bits, 0, high);
            for (var z = 0; z < grid.Nz; z++)
            {
                (low, high) = (high, low);
                if (z + 1 < grid.Nz) Map(image, bits, z + 1, high);
                else if (normal != Axis.Z) break;
                now.AsSpan().Clear();
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x += 64)
                    {
                        var at = x + nx * y;
                        var (first, second) = normal switch { Axis.Z => (1, nx), Axis.Y => (1, 0), _ => (nx, 0) };
                        var corners = Load(low, at) | Load(low, at + first) | (normal == Axis.Z ? Load(low, at + second) | Load(low, at + first + second) : Load(high, at) | Load(high, at + first));
                        var found = Vector512.Equals(corners & Vector512.Create(All), Vector512.Create(All)).ExtractMostSignificantBits();
                        if (width - x < 64) found &= (1UL << (width - x)) - 1;
                        edges += BitOperations.PopCount(found);
                        for (; found != 0; found &= found - 1)
                        {
                            var i = at + BitOperations.TrailingZeroCount(found);
                            var (r, s) = normal == Axis.Z ? (low[i + first + second], low[i + second]) : (high[i + first], high[i]);
                            Add(i, Turn(low[i], low[i + first], r, s), alongX && i % nx > 0, alongY && i >= nx, z > 0 && normal != Axis.Z);
                        }
                    }
                EndPage();
            }
            foreach (var sum in turn) points += Math.Abs(sum);
            return (edges, points);
        }

        private static void Map(PhaseImage image, byte[] bits, int z, byte[] target)
        {
            using var page = image.Pages(z, 1);
            var source = page.Values;
            for (var i = 0; i < source.Length; i++) target[i] = bits[source[i]];
        }

        private static Vector512<byte> Load(byte[] row, int at) => Vector512.LoadUnsafe(ref row[at]);

        /// <summary>A meeting point, joined to its neighbours in the section.</summary>
        private void Add(int i, int turns, bool left, bool front, bool below)
        {
            var own = parent.Count;
            parent.Add(own);
            turn.Add(turns);
            now[i] = own;
            if (left && now[i - 1] != 0) Join(own, now[i - 1]);
            if (front && now[i - grid.Nx] != 0) Join(own, now[i - grid.Nx]);
            if (below && before[i] != 0) Join(own, before[i]);
        }

        private void Join(int a, int b)
        {
            (a, b) = (Find(a), Find(b));
            if (a == b) return;
            var (root, leaf) = a < b ? (a, b) : (b, a);
            parent[leaf] = root;
            turn[root] += turn[leaf];
            turn[leaf] = 0;
        }

        private int Find(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }

        /// <summary>Groups that this page holds go on under new numbers; the others are finished.</summary>
        private void EndPage()
        {
            var renumbered = new int[parent.Count];
            List<int> kept = [0];
            for (var i = 0; i < now.Length; i++)
            {
                if (now[i] == 0) continue;
                var root = Find(now[i]);
                if (renumbered[root] == 0)
                {
                    renumbered[root] = kept.Count;
                    kept.Add(turn[root]);
                    turn[root] = 0;
                }
                now[i] = renumbered[root];
            }
            foreach (var sum in turn) points += Math.Abs(sum);
            parent.Clear();
            turn.Clear();
            for (var i = 0; i < kept.Count; i++) parent.Add(i);
            turn.AddRange(kept);
            (before, now) = (now, before);
        }
    }
}
