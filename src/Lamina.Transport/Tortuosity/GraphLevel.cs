using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// A coarse operator A x = D x - sum of g x over neighbours, D = sum of g + conductance to the outer faces, with the sweeps of Gauss and Seidel. Nodes are numbered colour by colour and no
/// two of one colour are neighbours, so that they may be swept in any order, eight at a time and on any number of threads, with the same bits.
/// </summary>
internal sealed unsafe class GraphLevel : IDisposable
{
    private const int Lanes = SlicedRows.Lanes;

    private readonly Planes planes;
    // Nodes between which the work is cut, first slice of each piece, and first piece of each colour.
    private readonly int[] pieces, slices, colours;
    private readonly SlicedRows lower, higher;
    // Some numbers more than nodes, so that the last eight can be read at once; as all vectors that are given.
    private readonly FloatBuffer inverse, outer;

    /// <summary>Takes a graph over and disposes of it.</summary>
    /// <param name="graph">rows in rising order of neighbours; no two nodes of one colour are neighbours</param>
    /// <param name="cuts">for each colour the nodes between which its work is cut</param>
    /// <param name="planes">threads</param>
    /// <param name="cancellation">stops while conductances are stored</param>
    public GraphLevel(ConductanceGraph graph, int[][] cuts, Planes planes, CancellationToken cancellation)
    {
        using var old = graph;
        this.planes = planes;
        Count = graph.Count;
        var (ends, firsts, starts) = (new List<int> { 0 }, new List<int> { 0 }, new List<int> { 0 });
        foreach (var cut in cuts)
        {
            for (var p = 1; p < cut.Length; p++)
            {
                firsts.Add(firsts[^1] + SlicedRows.Slices(cut[p - 1], cut[p]));
                ends.Add(cut[p]);
            }
            starts.Add(ends.Count - 1);
        }
        (pieces, slices, colours) = ([.. ends], [.. firsts], [.. starts]);
        inverse = Vector();
        outer = Vector();
        lower = higher = null!;
        try
        {
            for (var i = 0; i < Count; i++)
            {
                if (i % 65536 == 0) cancellation.ThrowIfCancellationRequested();
                double diagonal = outer.Data[i] = graph.Outer.Data[i];
                for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++) diagonal += SlicedRows.Stored(graph.Weight.Data[e]);
                inverse.Data[i] = diagonal > 0 ? (float)(1 / diagonal) : 0;
            }
            lower = new(graph, pieces, higher: false, cancellation);
            higher = new(graph, pieces, higher: true, cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Count { get; }

    /// <summary>A vector for this level.</summary>
    public FloatBuffer Vector() => new(Count + (long)Lanes);

    /// <summary>A forward sweep from zero.</summary>
    public void SweepFromZero(float* b, float* x)
    {
        for (var c = 0; c < colours.Length - 1; c++) For(c, piece => Sweep(piece, b, x, back: false));
    }

    /// <summary>What a sweep from zero has left over: b - A x has no other part.</summary>
    public void ResidualAfterSweep(float* x, float* residual) => For(piece => SumOfHigher(piece, x, residual));

    /// <summary>A backward sweep.</summary>
    public void SweepBack(float* b, float* x)
    {
        for (var c = colours.Length - 2; c >= 0; c--) For(c, piece => Sweep(piece, b, x, back: true));
    }

    /// <summary>y = A x where a backward sweep with the right-hand side b has just given x: what was swept last fulfils its equations. Returns x . y.</summary>
    public double ApplyAfterSweep(float* b, float* x, float* y) => Sum(piece => Apply(piece, b, x, y));

    /// <summary>x . A x and other . A x where a backward sweep with the right-hand side b has just given x.</summary>
    public (double Own, double Mixed) EnergiesAfterSweep(float* b, float* x, float* other)
    {
        var parts = new double[pieces.Length];
        var own = Sum(piece =>
        {
            var (ownPart, mixedPart) = Energies(piece, b, x, other);
            parts[piece] = mixedPart;
            return ownPart;
        });
        var mixed = 0.0;
        foreach (var part in parts) mixed += part;
        return (own, mixed);
    }

    public double Dot(float* a, float* b) => Sum(piece => Dot(piece, a, b));

    /// <summary>target += factor * source.</summary>
    public void Add(float factor, float* source, float* target) => Combine(1, target, factor, source);

    /// <summary>target = a * target + b * source.</summary>
    public void Combine(float a, float* target, float b, float* source) => For(piece => Combine(pieces[piece], pieces[piece + 1], a, target, b, source));

    /// <summary>target += correction of each node's group.</summary>
    public void AddOfGroups(float* correction, int* group, float* target) => For(piece => AddOfGroups(pieces[piece], pieces[piece + 1], correction, group, target));

    public void Dispose()
    {
        inverse.Dispose();
        outer.Dispose();
        lower?.Dispose();
        higher?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sweep(int piece, float* b, float* x, bool back)
    {
        var slice = slices[piece];
        for (var i = pieces[piece]; i < pieces[piece + 1]; i += Lanes, slice++)
        {
            var sum = lower.Add(Vector256<float>.Zero, slice, x);
            if (back) sum = higher.Add(sum, slice, x);
            Store((Vector256.Load(b + i) + sum) * Vector256.Load(inverse.Data + i), x, i, pieces[piece + 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumOfHigher(int piece, float* x, float* target)
    {
        var slice = slices[piece];
        for (var i = pieces[piece]; i < pieces[piece + 1]; i += Lanes, slice++) Store(higher.Add(Vector256<float>.Zero, slice, x), target, i, pieces[piece + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Apply(int piece, float* b, float* x, float* y)
    {
        var slice = slices[piece];
        var dot = Vector512<double>.Zero;
        for (var i = pieces[piece]; i < pieces[piece + 1]; i += Lanes, slice++)
        {
            var image = Image(piece, slice, i, b, x);
            Store(image, y, i, pieces[piece + 1]);
            dot = AddProduct(dot, image, Vector256.Load(x + i), i, pieces[piece + 1]);
        }
        return InOrder(dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Own, double Mixed) Energies(int piece, float* b, float* x, float* other)
    {
        var slice = slices[piece];
        Vector512<double> own = Vector512<double>.Zero, mixed = Vector512<double>.Zero;
        for (var i = pieces[piece]; i < pieces[piece + 1]; i += Lanes, slice++)
        {
            var image = Image(piece, slice, i, b, x);
            own = AddProduct(own, image, Vector256.Load(x + i), i, pieces[piece + 1]);
            mixed = AddProduct(mixed, image, Vector256.Load(other + i), i, pieces[piece + 1]);
        }
        return (InOrder(own), InOrder(mixed));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Dot(int piece, float* a, float* b)
    {
        var dot = Vector512<double>.Zero;
        for (var i = pieces[piece]; i < pieces[piece + 1]; i += Lanes) dot = AddProduct(dot, Vector256.Load(a + i), Vector256.Load(b + i), i, pieces[piece + 1]);
        return InOrder(dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(int from, int to, float a, float* target, float b, float* source)
    {
        for (var i = from; i < to; i += Lanes) Store(Vector256.Create(a) * Vector256.Load(target + i) + Vector256.Create(b) * Vector256.Load(source + i), target, i, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOfGroups(int from, int to, float* correction, int* group, float* target)
    {
        for (var i = from; i < to; i++) target[i] += correction[group[i]];
    }

    /// <summary>Rows of A x; those of the first colour, which was swept last, are b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Image(int piece, int slice, int i, float* b, float* x)
    {
        var inv = Vector256.Load(inverse.Data + i);
        var conducts = Vector256.GreaterThan(inv, Vector256<float>.Zero);
        if (piece < colours[1]) return Vector256.ConditionalSelect(conducts, Vector256.Load(b + i), Vector256<float>.Zero);
        // Drops keep what sums of values would lose where good conductors float among poor ones.
        var own = Vector256.Load(x + i);
        return higher.AddDrops(lower.AddDrops(Vector256.Load(outer.Data + i) * own, slice, own, x), slice, own, x) & conducts;
    }

    // The last slice of a piece may be filled in part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> values, float* target, int i, int end)
    {
        if (i + Lanes <= end) Vector256.Store(values, target + i);
        else
            for (var lane = 0; i + lane < end; lane++) target[i + lane] = values.GetElement(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AddProduct(Vector512<double> sum, Vector256<float> a, Vector256<float> b, int i, int end)
    {
        if (i + Lanes > end)
        {
            var counts = Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(end - i)).AsSingle();
            (a, b) = (a & counts, b & counts);
        }
        var (aLow, aHigh) = Vector256.Widen(a);
        var (bLow, bHigh) = Vector256.Widen(b);
        return sum + Vector512.Create(aLow, aHigh) * Vector512.Create(bLow, bHigh);
    }

    private static double InOrder(Vector512<double> sum)
    {
        var total = 0.0;
        for (var i = 0; i < Lanes; i++) total += sum.GetElement(i);
        return total;
    }

    // The nodes of one colour, piece by piece.
    private void For(int colour, Action<int> body)
    {
        var from = colours[colour];
        planes.For(colours[colour + 1] - from, PerPiece(from, colours[colour + 1]), place => body(from + place));
    }

    private void For(Action<int> body) => planes.For(pieces.Length - 1, PerPiece(0, pieces.Length - 1), body);

    private double Sum(Func<int, double> body) => planes.Sum(pieces.Length - 1, PerPiece(0, pieces.Length - 1), body);

    private long PerPiece(int from, int to) => (pieces[to] - pieces[from]) / Math.Max(1, to - from);
}
