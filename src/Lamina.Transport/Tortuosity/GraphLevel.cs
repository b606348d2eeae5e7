namespace Lamina.Transport.Tortuosity;

/// <summary>
/// A coarse operator A x = D x - sum of g x over neighbours, D = sum of g + conductance to the outer faces, with the sweeps of Gauss and Seidel. Nodes are numbered colour by colour; nodes
/// of one colour are not neighbours, or lie in one piece of work in the order in which they are swept, so that every sweep gives the same bits for any number of threads.
/// </summary>
internal sealed unsafe class GraphLevel : IDisposable
{
    private readonly Planes planes;
    // Nodes between which the work is cut, colour by colour.
    private readonly int[][] cuts;
    // Whether no two nodes of the first colour are neighbours.
    private readonly bool apart;
    private readonly IntBuffer start, neighbour;
    // The upper half of a float: eight significant bits do for a preconditioner, the same for both directions of an edge.
    private readonly ShortBuffer weight;
    private readonly FloatBuffer inverse;
    // Entry at which the neighbours of higher number begin.
    // Null with two colours: then all neighbours of the first are higher, all of the second lower.
    private readonly IntBuffer? middle;

    /// <summary>Takes a graph over and disposes of it.</summary>
    /// <param name="graph">rows in rising order of neighbours</param>
    /// <param name="cuts">for each colour the nodes between which its work is cut</param>
    /// <param name="planes">threads</param>
    /// <param name="cancellation">stops while conductances are stored</param>
    public GraphLevel(ConductanceGraph graph, int[][] cuts, Planes planes, CancellationToken cancellation)
    {
        this.cuts = cuts;
        this.planes = planes;
        Count = graph.Count;
        (start, neighbour) = graph.TakeRows();
        weight = new(start.Data[Count]);
        inverse = new(Count);
        using var splits = new IntBuffer(Count);
        try
        {
            apart = Store(graph, splits, cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            graph.Dispose();
        }
        if (!apart || cuts.Length != 2)
        {
            middle = new(Count);
            new ReadOnlySpan<int>(splits.Data, Count).CopyTo(new Span<int>(middle.Data, Count));
        }
    }

    /// <summary>Stores conductances and sums, and where each node's neighbours of higher number begin; false where the first colour holds neighbours.</summary>
    private bool Store(ConductanceGraph graph, IntBuffer splits, CancellationToken cancellation)
    {
        const int Often = 1 << 16;
        var firstColour = cuts[0][^1];
        var alone = true;
        for (var i = 0; i < Count; i++)
        {
            if (i % Often == 0) cancellation.ThrowIfCancellationRequested();
            double diagonal = graph.Outer.Data[i];
            var split = start.Data[i];
            for (var e = start.Data[i]; e < start.Data[i + 1]; e++)
            {
                weight.Data[e] = (ushort)((BitConverter.SingleToUInt32Bits(graph.Weight.Data[e]) + 0x8000) >> 16);
                diagonal += Float(weight.Data[e]);
                if (neighbour.Data[e] < i) split = e + 1;
                if (i < firstColour && neighbour.Data[e] < firstColour) alone = false;
            }
            splits.Data[i] = split;
            inverse.Data[i] = diagonal > 0 ? (float)(1 / diagonal) : 0;
        }
        return alone;
    }

    public int Count { get; }

    /// <summary>A forward sweep from zero.</summary>
    public void SweepFromZero(float* b, float* x)
    {
        for (var c = 0; c < cuts.Length; c++)
        {
            var mid = Middle(c);
            For(cuts[c], (from, to) =>
            {
                var own = b;
                var target = x;
                float* inv = inverse.Data;
                int* first = start.Data, end = mid;
                for (var i = from; i < to; i++) target[i] = (own[i] + Pull(target, first[i], end[i])) * inv[i];
            });
        }
    }

    /// <summary>What a sweep from zero has left over: b - A x has no other part.</summary>
    public void ResidualAfterSweep(float* x, float* residual)
    {
        for (var c = 0; c < cuts.Length; c++)
        {
            var mid = Middle(c);
            For(cuts[c], (from, to) =>
            {
                var source = x;
                var target = residual;
                int* begin = mid, end = start.Data + 1;
                for (var i = from; i < to; i++) target[i] = Pull(source, begin[i], end[i]);
            });
        }
    }

    /// <summary>A backward sweep.</summary>
    public void SweepBack(float* b, float* x)
    {
        for (var c = cuts.Length - 1; c >= 0; c--)
            For(cuts[c], (from, to) =>
            {
                var own = b;
                var target = x;
                float* inv = inverse.Data;
                var first = start.Data;
                for (var i = to - 1; i >= from; i--) target[i] = (own[i] + Pull(target, first[i], first[i + 1])) * inv[i];
            });
    }

    /// <summary>y = A x where a backward sweep with the right-hand side b has just given x: what was swept last fulfils its equations. Returns x . y.</summary>
    public double ApplyAfterSweep(float* b, float* x, float* y)
    {
        var dot = 0.0;
        for (var c = 0; c < cuts.Length; c++)
        {
            var swept = c == 0 && apart;
            dot += Sum(cuts[c], (from, to) =>
            {
                float* own = b, source = x, target = y;
                var sum = 0.0;
                for (var i = from; i < to; i++)
                {
                    var image = swept ? Fulfilled(own, i) : Image(source, i);
                    target[i] = image;
                    sum += (double)image * source[i];
                }
                return sum;
            });
        }
        return dot;
    }

    /// <summary>x . A x and other . A x where a backward sweep with the right-hand side b has just given x.</summary>
    public (double Own, double Mixed) EnergiesAfterSweep(float* b, float* x, float* other)
    {
        double own = 0, mixed = 0;
        for (var c = 0; c < cuts.Length; c++)
        {
            var colour = cuts[c];
            var swept = c == 0 && apart;
            var parts = new double[colour.Length];
            own += planes.Sum(colour.Length - 1, PerPiece(colour), piece =>
            {
                float* right = b, source = x, second = other;
                double sumOwn = 0, sumMixed = 0;
                int from = colour[piece], to = colour[piece + 1];
                for (var i = from; i < to; i++)
                {
                    double image = swept ? Fulfilled(right, i) : Image(source, i);
                    sumOwn += image * source[i];
                    sumMixed += image * second[i];
                }
                parts[piece] = sumMixed;
                return sumOwn;
            });
            foreach (var part in parts) mixed += part;
        }
        return (own, mixed);
    }

    public double Dot(float* a, float* b)
    {
        var total = 0.0;
        foreach (var colour in cuts)
            total += Sum(colour, (from, to) =>
            {
                float* first = a, second = b;
                var dot = 0.0;
                for (var i = from; i < to; i++) dot += (double)first[i] * second[i];
                return dot;
            });
        return total;
    }

    /// <summary>target += factor * source.</summary>
    public void Add(float factor, float* source, float* target) => For((from, to) =>
    {
        float* added = source, sum = target;
        for (var i = from; i < to; i++) sum[i] += factor * added[i];
    });

    /// <summary>target = a * target + b * source.</summary>
    public void Combine(float a, float* target, float b, float* source) => For((from, to) =>
    {
        float* added = source, sum = target;
        for (var i = from; i < to; i++) sum[i] = a * sum[i] + b * added[i];
    });

    /// <summary>target += correction of each node's group.</summary>
    public void AddOfGroups(float* correction, int* group, float* target) => For((from, to) =>
    {
        float* added = correction, sum = target;
        var of = group;
        for (var i = from; i < to; i++) sum[i] += added[of[i]];
    });

    /// <summary>Runs over all nodes in pieces that do not depend on the threads.</summary>
    public void For(Action<int, int> body) => For(cuts, body);

    public void Dispose()
    {
        foreach (var buffer in new[] { start, neighbour, middle }) buffer?.Dispose();
        inverse.Dispose();
        weight.Dispose();
    }

    /// <summary>Sum of g x over the entries of a row; two sums at a time, since each waits for its last addition.</summary>
    private float Pull(float* x, int from, int to)
    {
        var other = neighbour.Data;
        var g = weight.Data;
        float even = 0, odd = 0;
        var e = from;
        for (; e < to - 1; e += 2)
        {
            even += Float(g[e]) * x[other[e]];
            odd += Float(g[e + 1]) * x[other[e + 1]];
        }
        if (e < to) even += Float(g[e]) * x[other[e]];
        return even + odd;
    }

    /// <summary>Row i of A x.</summary>
    private float Image(float* x, int i) => inverse.Data[i] > 0 ? x[i] / inverse.Data[i] - Pull(x, start.Data[i], start.Data[i + 1]) : 0;

    private int* Middle(int colour) => middle is not null ? middle.Data : colour == 0 ? start.Data : start.Data + 1;

    private static float Float(ushort upperHalf) => BitConverter.UInt32BitsToSingle((uint)upperHalf << 16);

    private float Fulfilled(float* b, int i) => inverse.Data[i] > 0 ? b[i] : 0;

    private double Sum(int[] colour, Func<int, int, double> body) => planes.Sum(colour.Length - 1, PerPiece(colour), i => body(colour[i], colour[i + 1]));

    private void For(int[][] colours, Action<int, int> body)
    {
        foreach (var colour in colours) For(colour, body);
    }

    private void For(int[] colour, Action<int, int> body) => planes.For(colour.Length - 1, PerPiece(colour), i => body(colour[i], colour[i + 1]));

    private static long PerPiece(int[] colour) => (colour[^1] - colour[0]) / Math.Max(1, colour.Length - 1);
}
