namespace Lamina.Transport.Tortuosity;

/// <summary>The few nodes of the coarsest level, solved by Cholesky's factors.</summary>
internal sealed unsafe class DirectSolver
{
    private readonly int count;
    // Lower triangle by rows, the reciprocal of the diagonal in its place; a node without conductance has 0 there.
    private readonly double[] factor;
    private readonly double[] work;

    public DirectSolver(ConductanceGraph graph)
    {
        count = graph.Count;
        factor = new double[count * count];
        work = new double[count];
        for (var i = 0; i < count; i++)
        {
            double diagonal = graph.Outer.Data[i];
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++)
            {
                diagonal += graph.Weight.Data[e];
                if (graph.Neighbour.Data[e] < i) factor[i * count + graph.Neighbour.Data[e]] = -graph.Weight.Data[e];
            }
            factor[i * count + i] = diagonal;
        }
        for (var i = 0; i < count; i++)
        {
            var row = factor.AsSpan(i * count, i + 1);
            var whole = row[i];
            for (var j = 0; j <= i; j++)
            {
                var other = factor.AsSpan(j * count, j + 1);
                var sum = row[j];
                for (var k = 0; k < j; k++) sum -= row[k] * other[k];
                if (j < i) row[j] = sum * other[j];
                else row[i] = sum > 1e-12 * whole ? 1 / Math.Sqrt(sum) : 0;
            }
        }
    }

    public void Solve(float* b, float* x)
    {
        for (var i = 0; i < count; i++)
        {
            var row = factor.AsSpan(i * count, i + 1);
            double sum = b[i];
            for (var k = 0; k < i; k++) sum -= row[k] * work[k];
            work[i] = sum * row[i];
        }
        for (var i = count - 1; i >= 0; i--)
        {
            var row = factor.AsSpan(i * count, i + 1);
            var value = work[i] * row[i];
            for (var k = 0; k < i; k++) work[k] -= row[k] * value;
            x[i] = (float)value;
        }
    }
}
