namespace Lamina.Numerics.Linear;

/// <summary>
/// Tridiagonal <see cref="INewtonMatrix"/>, factored without pivoting, which is stable for the diagonally dominant matrices of diffusion and upwind
/// transport; a vanishing pivot is reported, not survived (use <see cref="BandedMatrix"/> then).
/// Elimination runs from both ends to the middle: two independent chains halve the latency that bounds a tridiagonal solve.
/// </summary>
public sealed class TridiagonalMatrix : INewtonMatrix
{
    private readonly double[] _lower, _diagonal, _upper;

    // Rows above the middle: multiplier of the row before; rows below it: multiplier of the row after; both for the first sweep.
    private readonly double[] _eliminate;

    // Coefficient of the neighbour nearer to the middle, divided by the pivot, for the second sweep.
    private readonly double[] _substitute;
    private readonly double[] _inversePivot;
    private readonly int[] _colours;
    private double _middleBefore, _middleAfter;

    /// <summary>Takes memory for n rows.</summary>
    /// <param name="count">rows and columns</param>
    public TridiagonalMatrix(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _lower = new double[count];
        _diagonal = new double[count];
        _upper = new double[count];
        _eliminate = new double[count];
        _substitute = new double[count];
        _inversePivot = new double[count];
        _colours = new int[count];
        for (var i = 0; i < count; i++) _colours[i] = i % 3;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Colours => Math.Min(3, Count);

    /// <inheritdoc/>
    public ReadOnlySpan<int> ColumnColours => _colours;

    /// <summary>J[i, i-1] at index i; index 0 is not used.</summary>
    public Span<double> Lower => _lower;

    /// <summary>J[i, i].</summary>
    public Span<double> Diagonal => _diagonal;

    /// <summary>J[i, i+1] at index i; the last index is not used.</summary>
    public Span<double> Upper => _upper;

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_lower);
        Array.Clear(_diagonal);
        Array.Clear(_upper);
    }

    /// <inheritdoc/>
    public void StoreDifferences(int colour, ReadOnlySpan<double> differences, ReadOnlySpan<double> increments)
    {
        for (var j = colour; j < Count; j += 3)
        {
            var inverse = 1 / increments[j];
            if (j > 0) _upper[j - 1] = differences[j - 1] * inverse;
            _diagonal[j] = differences[j] * inverse;
            if (j + 1 < Count) _lower[j + 1] = differences[j + 1] * inverse;
        }
    }

    /// <inheritdoc/>
    public void Conserve(ReadOnlySpan<double> weights)
    {
        for (var j = 0; j < Count; j++)
        {
            var correction = new ColumnCorrection();
            if (j > 0) correction.See(weights[j - 1], _upper[j - 1], j - 1);
            correction.See(weights[j], _diagonal[j], j);
            if (j + 1 < Count) correction.See(weights[j + 1], _lower[j + 1], j + 1);
            if (correction.Row < 0) continue;
            if (correction.Row == j) _diagonal[j] -= correction.Amount;
            else if (correction.Row < j) _upper[j - 1] -= correction.Amount;
            else _lower[j + 1] -= correction.Amount;
        }
    }

    /// <inheritdoc/>
    public bool TryFactor(double gamma)
    {
        var n = Count;
        var middle = n / 2;
        ReadOnlySpan<double> lower = _lower.AsSpan(0, n), diagonal = _diagonal.AsSpan(0, n), upper = _upper.AsSpan(0, n);
        Span<double> eliminate = _eliminate.AsSpan(0, n), substitute = _substitute.AsSpan(0, n), inversePivot = _inversePivot.AsSpan(0, n);

        // Sums of absolute inverse pivots turn infinite or NaN as soon as one pivot fails: one check at the end instead of one per row.
        double size = 0, above = 0, below = 0;
        for (var i = 0; i < middle; i++)
        {
            // above = substitute of row i-1: pivot_i = b_i - a_i * (c_{i-1} / pivot_{i-1}).
            var before = -gamma * lower[i];
            var inverse = 1 / (1 - gamma * diagonal[i] - before * above);
            inversePivot[i] = inverse;
            eliminate[i] = before;
            above = -gamma * upper[i] * inverse;
            substitute[i] = above;
            size += Math.Abs(inverse);

            var k = n - 1 - i;
            if (k <= middle) continue;
            var after = -gamma * upper[k];
            inverse = 1 / (1 - gamma * diagonal[k] - after * below);
            inversePivot[k] = inverse;
            eliminate[k] = after;
            below = -gamma * lower[k] * inverse;
            substitute[k] = below;
            size += Math.Abs(inverse);
        }
        _middleBefore = middle > 0 ? -gamma * lower[middle] : 0;
        _middleAfter = middle + 1 < n ? -gamma * upper[middle] : 0;
        var last = 1 / (1 - gamma * diagonal[middle] - _middleBefore * above - _middleAfter * below);
        inversePivot[middle] = last;
        for (var i = 0; i < n; i++) if (i != middle) eliminate[i] *= inversePivot[i];
        return double.IsFinite(size + Math.Abs(last));
    }

    /// <inheritdoc/>
    public void Solve(Span<double> rightHandSide)
    {
        var n = Count;
        var middle = n / 2;
        var x = rightHandSide[..n];
        ReadOnlySpan<double> eliminate = _eliminate.AsSpan(0, n), substitute = _substitute.AsSpan(0, n), inversePivot = _inversePivot.AsSpan(0, n);

        // First sweep: x_i = b_i / pivot_i - (a_i / pivot_i) x_{i-1}, the products off the chain of dependence.
        double above = 0, below = 0;
        var paired = n - 1 - middle;
        for (var i = 0; i < paired; i++)
        {
            above = Math.FusedMultiplyAdd(-eliminate[i], above, x[i] * inversePivot[i]);
            x[i] = above;
            var k = n - 1 - i;
            below = Math.FusedMultiplyAdd(-eliminate[k], below, x[k] * inversePivot[k]);
            x[k] = below;
        }
        for (var i = paired; i < middle; i++)
        {
            above = Math.FusedMultiplyAdd(-eliminate[i], above, x[i] * inversePivot[i]);
            x[i] = above;
        }

        double up, down;
        up = down = (x[middle] - _middleBefore * above - _middleAfter * below) * inversePivot[middle];
        x[middle] = up;
        var odd = middle - paired;
        if (odd == 1)
        {
            up = Math.FusedMultiplyAdd(-substitute[middle - 1], up, x[middle - 1]);
            x[middle - 1] = up;
        }
        for (var i = 1; i <= paired; i++)
        {
            var j = middle - odd - i;
            up = Math.FusedMultiplyAdd(-substitute[j], up, x[j]);
            x[j] = up;
            var k = middle + i;
            down = Math.FusedMultiplyAdd(-substitute[k], down, x[k]);
            x[k] = down;
        }
    }

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<double> x, Span<double> product)
    {
        for (var i = 0; i < Count; i++)
        {
            var sum = _diagonal[i] * x[i];
            if (i > 0) sum += _lower[i] * x[i - 1];
            if (i + 1 < Count) sum += _upper[i] * x[i + 1];
            product[i] = sum;
        }
    }
}
