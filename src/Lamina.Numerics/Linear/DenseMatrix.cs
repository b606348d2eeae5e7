namespace Lamina.Numerics.Linear;

/// <summary>Dense <see cref="INewtonMatrix"/>, LU with partial pivoting; for small systems and as the plain reference of the structured ones.</summary>
public sealed class DenseMatrix : INewtonMatrix
{
    private readonly double[] _jacobian, _factors;
    private readonly int[] _pivots, _colours;

    /// <summary>Takes memory for n x n entries, twice.</summary>
    /// <param name="count">rows and columns</param>
    public DenseMatrix(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _jacobian = new double[count * count];
        _factors = new double[count * count];
        _pivots = new int[count];
        _colours = new int[count];
        for (var i = 0; i < count; i++) _colours[i] = i;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Colours => Count;

    /// <inheritdoc/>
    public ReadOnlySpan<int> ColumnColours => _colours;

    /// <summary>One entry of J.</summary>
    /// <param name="row">row</param>
    /// <param name="column">column</param>
    public ref double this[int row, int column] => ref _jacobian[row * Count + column];

    /// <inheritdoc/>
    public void Clear() => Array.Clear(_jacobian);

    /// <inheritdoc/>
    public void StoreDifferences(int colour, ReadOnlySpan<double> differences, ReadOnlySpan<double> increments)
    {
        var inverse = 1 / increments[colour];
        for (var i = 0; i < Count; i++) this[i, colour] = differences[i] * inverse;
    }

    /// <inheritdoc/>
    public void Conserve(ReadOnlySpan<double> weights)
    {
        for (var j = 0; j < Count; j++)
        {
            var correction = new ColumnCorrection();
            for (var i = 0; i < Count; i++) correction.See(weights[i], this[i, j], i);
            if (correction.Row >= 0) this[correction.Row, j] -= correction.Amount;
        }
    }

    /// <inheritdoc/>
    public bool TryFactor(double gamma)
    {
        for (var k = 0; k < _factors.Length; k++) _factors[k] = -gamma * _jacobian[k];
        for (var i = 0; i < Count; i++) _factors[i * Count + i] += 1;
        return SmallLu.TryFactor(_factors, _pivots, Count);
    }

    /// <inheritdoc/>
    public void Solve(Span<double> rightHandSide) => SmallLu.Solve(_factors, _pivots, Count, rightHandSide);

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<double> x, Span<double> product)
    {
        for (var i = 0; i < Count; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < Count; j++) sum += this[i, j] * x[j];
            product[i] = sum;
        }
    }
}
