using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Parallel;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>
/// Surface areas from the smoothed phases: each phase's indicator is averaged with weights (1, 12, 38, 12, 1)/64 along each axis and its surface at one half is cut through the cubes
/// between voxel centres, six tetrahedra each (marching cubes without its ambiguous cases). Where several phases meet a piece of surface belongs to the neighbour that is strongest
/// in the cube; the area of a pair is the mean of both sides. Films of one voxel survive the smoothing, single voxels and threads of one voxel do not.
/// </summary>
public sealed class SmoothedSurface
{
    private readonly double[,] area;
    private readonly double volume;

    private SmoothedSurface(double[,] area, double volume)
    {
        this.area = area;
        this.volume = volume;
    }

    /// <summary>Area between two phases per volume [1/m].</summary>
    /// <param name="a">phase position</param>
    /// <param name="b">another phase position</param>
    public double Between(int a, int b) => a == b ? throw new ArgumentException($"phase {a} has no interface with itself") : 0.5 * (area[a, b] + area[b, a]) / volume;

    /// <summary>Area of a phase to all others per volume [1/m].</summary>
    /// <param name="phase">phase position</param>
    public double Of(int phase)
    {
        var sum = 0.0;
        for (var other = 0; other < area.GetLength(0); other++) sum += area[phase, other];
        return sum / volume;
    }

    /// <summary>Measures all phases.</summary>
    /// <param name="image">at most 32 phases, cubic voxels, at least 2 along every axis</param>
    /// <param name="memory">the most to take beside the image, by fewer threads where it is little; at least <see cref="LeastBytes"/> are taken [B]</param>
    public static SmoothedSurface Measure(PhaseImage image, double memory = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var edge = grid.RequireCubic();
        var phases = image.Phases.Count;
        if (phases > 32) throw new ArgumentException($"surfaces of {phases} phases: at most 32");
        if (Math.Min(grid.Nx, Math.Min(grid.Ny, grid.Nz)) < 2) throw new ArgumentException($"an image of {grid.Nx} x {grid.Ny} x {grid.Nz} voxels has no cubes between voxel centres: every side needs 2");
        // Slabs bound the memory; sums are kept per page and added in order, so that slabs and threads do not show.
        var workers = (int)Math.Clamp(memory / LeastBytes(image), 1, Environment.ProcessorCount);
        var thick = (int)Math.Clamp((Math.Min(1 << 25, memory / sizeof(float)) / workers / grid.PageCount - 6 - Fields(phases)) / (Fields(phases) + 1), 1, 32);
        var layers = grid.Nz - 1;
        var perPage = new double[layers][,];
        // As many slabs as workers and no more: each worker keeps its own and takes the next part that nobody has.
        var taken = -1;
        ScheduledLoop.For(0, workers, _ =>
        {
            Slab? slab = null;
            for (var number = Interlocked.Increment(ref taken); number < (layers + thick - 1) / thick; number = Interlocked.Increment(ref taken))
            {
                slab ??= new Slab(Fields(phases), grid, thick);
                var first = number * thick;
                var count = Math.Min(thick, layers - first);
                for (var p = 0; p < Fields(phases); p++) slab.Smooth(image, p, first, count + 1);
                for (var k = 0; k < count; k++) perPage[first + k] = Page(slab.Fields, grid, k, phases);
            }
        });
        var area = new double[phases, phases];
        foreach (var page in perPage)
            for (var a = 0; a < phases; a++)
                for (var b = 0; b < phases; b++) area[a, b] += page[a, b];
        // In voxels: the cubes between centres are the volume.
        return new SmoothedSurface(area, (double)(grid.Nx - 1) * (grid.Ny - 1) * layers * edge);
    }

    /// <summary>Memory of one thread that holds one page of cubes at a time [B].</summary>
    /// <param name="image">the phases</param>
    public static double LeastBytes(PhaseImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return sizeof(float) * (7.0 + 2 * Fields(image.Phases.Count)) * image.Grid.PageCount;
    }

    /// <summary>The plain reference: the whole image smoothed one voxel at a time, one page of cubes after the other.</summary>
    internal static SmoothedSurface MeasurePlainly(PhaseImage image)
    {
        var grid = image.Grid;
        var phases = image.Phases.Count;
        var fields = Enumerable.Range(0, phases).Select(p => SmoothPlainly(image, p)).ToArray();
        var area = new double[phases, phases];
        for (var k = 0; k < grid.Nz - 1; k++)
        {
            var page = Page(fields, grid, k, phases);
            for (var a = 0; a < phases; a++)
                for (var b = 0; b < phases; b++) area[a, b] += page[a, b];
        }
        return new SmoothedSurface(area, (double)(grid.Nx - 1) * (grid.Ny - 1) * (grid.Nz - 1) * grid.RequireCubic());
    }

    private static float[] SmoothPlainly(PhaseImage image, int phase)
    {
        var grid = image.Grid;
        float[] weights = [1 / 64f, 12 / 64f, 38 / 64f, 12 / 64f, 1 / 64f];
        var values = Array.ConvertAll(image.Values, v => v == phase ? 1f : 0f);
        foreach (var (stride, size) in new[] { (1, grid.Nx), (grid.Nx, grid.Ny), (grid.PageCount, grid.Nz) })
        {
            var from = values;
            values = new float[from.Length];
            for (var i = 0; i < from.Length; i++)
            {
                var at = i / stride % size;
                for (var k = -2; k <= 2; k++) values[i] += weights[k + 2] * from[i + (Math.Clamp(at + k, 0, size - 1) - at) * stride];
            }
        }
        return values;
    }

    // Of two phases each is what the other is not: one surface, seen from either side.
    private static int Fields(int phases) => phases == 2 ? 1 : phases;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[,] Page(float[][] fields, VoxelGrid grid, int k, int phases)
    {
        var sums = new double[phases * phases];
        int nx = grid.Nx, ny = grid.Ny, page = nx * ny, words = (nx + 63) / 64;
        // Of a row on both pages: bits of the columns where the phase is above one half on any of them, and on both. Most cubes are wholly in or out and need no more than that.
        ulong[] any = new ulong[phases * words], both = new ulong[phases * words], nextAny = new ulong[phases * words], nextBoth = new ulong[phases * words];
        Inside(0, nextAny, nextBoth);
        // Cubes wait until there are as many as lanes; corner i of the cube in lane l is v[l + Lanes * i].
        var v = new double[8 * Lanes];
        var pair = new int[Lanes];
        var waiting = 0;
        var table = logits.Value;
        for (var y = 0; y < ny - 1; y++)
        {
            (any, both, nextAny, nextBoth) = (nextAny, nextBoth, any, both);
            Inside(y + 1, nextAny, nextBoth);
            for (var p = 0; p < Fields(phases); p++)
            {
                var f = fields[p];
                for (var w = 0; w < words; w++)
                {
                    [MethodImpl(MethodImplOptions.AggressiveInlining)]
                    ulong Columns(ulong[] rows, ulong[] nextRows, bool or)
                    {
                        var here = or ? rows[p * words + w] | nextRows[p * words + w] : rows[p * words + w] & nextRows[p * words + w];
                        var following = w + 1 == words ? 0 : or ? rows[p * words + w + 1] | nextRows[p * words + w + 1] : rows[p * words + w + 1] & nextRows[p * words + w + 1];
                        var right = here >> 1 | following << 63;
                        return or ? here | right : here & right;
                    }
                    var cut = Columns(any, nextAny, true) & ~Columns(both, nextBoth, false);
                    // The last column begins no cube.
                    if (nx - 1 - 64 * w < 64) cut &= (1UL << Math.Max(0, nx - 1 - 64 * w)) - 1;
                    for (; cut != 0; cut &= cut - 1)
                    {
                        var at = 64 * w + BitOperations.TrailingZeroCount(cut) + nx * y + page * k;
                        var other = phases == 2 ? 1 : -1;
                        var most = -1f;
                        for (var q = 0; q < Fields(phases); q++)
                        {
                            if (q == p) continue;
                            var g = fields[q];
                            var sum = g[at] + g[at + 1] + g[at + nx] + g[at + nx + 1] + (g[at + page] + g[at + page + 1] + g[at + page + nx] + g[at + page + nx + 1]);
                            if (sum > most) (most, other) = (sum, q);
                        }
                        if (other < 0) continue;
                        v[waiting] = table[(int)(f[at] * Steps)];
                        v[waiting + Lanes] = table[(int)(f[at + 1] * Steps)];
                        v[waiting + 2 * Lanes] = table[(int)(f[at + nx] * Steps)];
                        v[waiting + 3 * Lanes] = table[(int)(f[at + nx + 1] * Steps)];
                        v[waiting + 4 * Lanes] = table[(int)(f[at + page] * Steps)];
                        v[waiting + 5 * Lanes] = table[(int)(f[at + page + 1] * Steps)];
                        v[waiting + 6 * Lanes] = table[(int)(f[at + page + nx] * Steps)];
                        v[waiting + 7 * Lanes] = table[(int)(f[at + page + nx + 1] * Steps)];
                        pair[waiting++] = p * phases + other;
                        if (waiting == Lanes) Add();
                    }
                }
            }
        }
        Add();
        var area = new double[phases, phases];
        for (var p = 0; p < sums.Length; p++) area[p / phases, p % phases] = sums[p];
        if (phases == 2) area[1, 0] = area[0, 1];
        return area;

        void Add()
        {
            var areas = CubeAreas(v);
            for (var lane = 0; lane < waiting; lane++) sums[pair[lane]] += areas[lane];
            waiting = 0;
        }

        void Inside(int y, ulong[] anyOf, ulong[] bothOf)
        {
            for (var p = 0; p < Fields(phases); p++)
                for (var w = 0; w < words; w++)
                {
                    ulong low = Row(fields[p], nx * y + page * k, w), high = Row(fields[p], nx * y + page * (k + 1), w);
                    (anyOf[p * words + w], bothOf[p * words + w]) = (low | high, low & high);
                }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        ulong Row(float[] field, int start, int w)
        {
            ulong bits = 0;
            int x = 64 * w, end = Math.Min(nx, x + 64);
            for (; x + 16 <= end; x += 16) bits |= Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref field[start + x]), Vector512.Create(0.5f)).ExtractMostSignificantBits() << (x - 64 * w);
            for (; x < end; x++) if (field[start + x] >= 0.5f) bits |= 1UL << (x - 64 * w);
            return bits;
        }
    }

    // Cubes at a time.
    private const int Lanes = 8;

    // Smoothed indicators are whole multiples of this, and exact.
    private const int Steps = 64 * 64 * 64;

    // Across a wall the smoothed indicator rises like a sigmoid; its logit is nearly straight there, so that crossings found by straight lines lie on the wall whatever its slope.
    private static readonly Lazy<float[]> logits = new(() =>
    {
        var table = new float[Steps + 1];
        for (var i = 0; i <= Steps; i++)
        {
            var share = Math.Clamp(i / (float)Steps, 1e-3f, 1 - 1e-3f);
            table[i] = MathF.Log(share / (1 - share));
        }
        return table;
    });

    // Kuhn's six tetrahedra around the diagonal from corner 0 to corner 7; bit 0 of a corner is x, bit 1 y, bit 2 z.
    internal static ReadOnlySpan<byte> Tetrahedra => [0, 1, 3, 7, 0, 1, 5, 7, 0, 2, 3, 7, 0, 2, 6, 7, 0, 4, 5, 7, 0, 4, 6, 7];

    /// <summary>
    /// Areas of the surfaces at zero in eight unit cubes, one a lane. In a tetrahedron the values are a linear function f, and the area at zero is |grad f| times the volume per step of f, which is a quadratic
    /// B-spline whose knots are the four corners' values (Curry and Schoenberg 1966), times the tetrahedron's volume of 1/6. The corners of Kuhn's tetrahedra are one step along each axis apart, so that
    /// the gradient is the three differences along the way.
    /// </summary>
    /// <param name="v">corner i of the cube in lane l at l + 8 i; finite</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Vector512<double> CubeAreas(ReadOnlySpan<double> v)
    {
        var total = Vector512<double>.Zero;
        var zero = Vector512<double>.Zero;
        var first = Vector512.Create(v);
        var last = Vector512.Create(v[(7 * Lanes)..]);
        for (var t = 0; t < 24; t += 4)
        {
            Vector512<double> second = Vector512.Create(v[(Tetrahedra[t + 1] * Lanes)..]), third = Vector512.Create(v[(Tetrahedra[t + 2] * Lanes)..]);
            Vector512<double> dx = second - first, dy = third - second, dz = last - third;
            var slope = Vector512.Sqrt(dx * dx + dy * dy + dz * dz);
            // Corners by rising value, in five comparisons.
            Vector512<double> a = Vector512.Min(first, second), b = Vector512.Max(first, second), c = Vector512.Min(third, last), d = Vector512.Max(third, last);
            var lowest = Vector512.Min(a, c);
            var highest = Vector512.Max(b, d);
            Vector512<double> inner = Vector512.Max(a, c), outer = Vector512.Min(b, d);
            var lower = Vector512.Min(inner, outer);
            var upper = Vector512.Max(inner, outer);
            // Inside are corners at zero or above: one, two or three of them. The spline over the whole span of knots as one fraction, of terms of one sign; its divisor vanishes only in lanes that are not taken.
            Vector512<double> oneInside = Vector512.LessThan(upper, zero), threeInside = Vector512.GreaterThanOrEqual(lower, zero);
            var dividend = Vector512.ConditionalSelect(oneInside, highest * highest, Vector512.ConditionalSelect(threeInside, lowest * lowest, lowest * highest * (lower - upper) + lower * upper * (lowest - highest)));
            var divisor = Vector512.ConditionalSelect(oneInside, (highest - lower) * (highest - upper), Vector512.ConditionalSelect(threeInside, (lower - lowest) * (upper - lowest), (upper - lowest) * (highest - lower) * (upper - lower)));
            var cut = Vector512.LessThan(lowest, zero) & Vector512.GreaterThanOrEqual(highest, zero);
            total += Vector512.ConditionalSelect(cut, 0.5 * slope * dividend / (divisor * (highest - lowest)), zero);
        }
        return total;
    }

    /// <summary>Some pages of the smoothed phases, with the memory that smoothing takes.</summary>
    private sealed class Slab(int phases, VoxelGrid grid, int thick)
    {
        private readonly float[] flat = new float[(thick + 5) * grid.PageCount];
        private readonly float[] lines = new float[grid.PageCount];
        private readonly float[] row = new float[grid.Nx + 4];

        public float[][] Fields { get; } = [.. Enumerable.Range(0, phases).Select(_ => new float[(thick + 1) * grid.PageCount])];

        public void Smooth(PhaseImage image, int phase, int first, int pages)
        {
            int nx = grid.Nx, ny = grid.Ny, nz = grid.Nz, page = nx * ny;
            for (var k = 0; k < pages + 4; k++)
            {
                var z = Math.Clamp(first + k - 2, 0, nz - 1);
                using var rows = image.Pages(z, 1);
                for (var y = 0; y < ny; y++)
                {
                    var source = rows.Row(y);
                    for (var x = 0; x < nx; x++) row[x + 2] = source[x] == phase ? 1 : 0;
                    row[0] = row[1] = row[2];
                    row[nx + 2] = row[nx + 3] = row[nx + 1];
                    Blend(row, row.AsSpan(1), row.AsSpan(2), row.AsSpan(3), row.AsSpan(4), lines.AsSpan(y * nx, nx));
                }
                Span<float> Line(int y) => lines.AsSpan(Math.Clamp(y, 0, ny - 1) * nx, nx);
                for (var y = 0; y < ny; y++) Blend(Line(y - 2), Line(y - 1), Line(y), Line(y + 1), Line(y + 2), flat.AsSpan(k * page + y * nx, nx));
            }
            for (var k = 0; k < pages; k++)
            {
                Span<float> At(int offset) => flat.AsSpan((k + offset) * page, page);
                Blend(At(0), At(1), At(2), At(3), At(4), Fields[phase].AsSpan(k * page, page));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Blend(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d, ReadOnlySpan<float> e, Span<float> target)
        {
            var i = 0;
            for (; i + 8 <= target.Length; i += 8)
            {
                var sum = Vector256.Create(38 / 64f) * Vector256.Create(c.Slice(i, 8)) + Vector256.Create(12 / 64f) * (Vector256.Create(b.Slice(i, 8)) + Vector256.Create(d.Slice(i, 8)))
                    + Vector256.Create(1 / 64f) * (Vector256.Create(a.Slice(i, 8)) + Vector256.Create(e.Slice(i, 8)));
                sum.CopyTo(target.Slice(i, 8));
            }
            for (; i < target.Length; i++) target[i] = 38 / 64f * c[i] + 12 / 64f * (b[i] + d[i]) + 1 / 64f * (a[i] + e[i]);
        }
    }
}
