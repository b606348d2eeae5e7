namespace Lamina.Numerics.Linear;

/// <summary>Banded <see cref="INewtonMatrix"/>, LU with partial pivoting within the band (Golub and Van Loan, Matrix Computations, 4.3).</summary>
public sealed class BandedMatrix : INewtonMatrix
{
    private readonly int _below, _above, _width;
    private readonly double[] _jacobian, _factors;
    private readonly int[] _pivots, _colours;

    /// <summary>Takes memory for the band and for the fill-in of pivoting.</summary>
    /// <param name="count">rows and columns</param>
    /// <param name="below">diagonals below the main one</param>
    /// <param name="above">diagonals above the main one</param>
    public BandedMatrix(int count, int below, int above)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(below);
        ArgumentOutOfRangeException.ThrowIfNegative(above);
        Count = count;
        _below = Math.Min(below, count - 1);
        _above = Math.Min(above, count - 1);
        // Row i holds columns i - below .. i + above + below: pivoting brings rows from below up, and with them their right ends.
        _width = 2 * _below + _above + 1;
        _jacobian = new double[count * _width];
        _factors = new double[count * _width];
        _pivots = new int[count];
        _colours = new int[count];
        for (var i = 0; i < count; i++) _colours[i] = i % (_below + _above + 1);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Colours => Math.Min(_below + _above + 1, Count);

    /// <inheritdoc/>
    public ReadOnlySpan<int> ColumnColours => _colours;

    /// <summary>One entry of J; the column must lie within the band.</summary>
    /// <param name="row">row</param>
    /// <param name="column">column</param>
    public ref double this[int row, int column]
    {
        get
        {
            if (column < row - _below || column > row + _above)
                throw new ArgumentOutOfRangeException(nameof(column), $"entry ({row}, {column}) lies outside the band ({_below} below, {_above} above)");
            return ref _jacobian[Index(row, column)];
        }
    }

    /// <inheritdoc/>
    public void Clear() => Array.Clear(_jacobian);

    /// <inheritdoc/>
    public void StoreDifferences(int colour, ReadOnlySpan<double> differences, ReadOnlySpan<double> increments)
    {
        for (var j = colour; j < Count; j += _below + _above + 1)
        {
            var inverse = 1 / increments[j];
            for (var i = Math.Max(0, j - _above); i <= Math.Min(Count - 1, j + _below); i++) _jacobian[Index(i, j)] = differences[i] * inverse;
        }
    }

    /// <inheritdoc/>
    public void Conserve(ReadOnlySpan<double> weights)
    {
        for (var j = 0; j < Count; j++)
        {
            var correction = new ColumnCorrection();
            for (var i = Math.Max(0, j - _above); i <= Math.Min(Count - 1, j + _below); i++) correction.See(weights[i], _jacobian[Index(i, j)], i);
            if (correction.Row >= 0) _jacobian[Index(correction.Row, j)] -= correction.Amount;
        }
    }

    /// <inheritdoc/>
    public bool TryFactor(double gamma)
    {
        for (var k = 0; k < _factors.Length; k++) _factors[k] = -gamma * _jacobian[k];
        for (var i = 0; i < Count; i++) _factors[Index(i, i)] += 1;
        for (var k = 0; k < Count; k++)
        {
            var lastRow = Math.Min(Count - 1, k + _below);
            var lastColumn = Math.Min(Count - 1, k + _below + _above);
            var p = k;
            for (var i = k + 1; i <= lastRow; i++)
                if (Math.Abs(_factors[Index(i, k)]) > Math.Abs(_factors[Index(p, k)])) p = i;
            var pivot = _factors[Index(p, k)];
            if (pivot == 0 || !double.IsFinite(pivot)) return false;
            _pivots[k] = p;
            if (p != k)
                for (var j = k; j <= lastColumn; j++)
                    (_factors[Index(k, j)], _factors[Index(p, j)]) = (_factors[Index(p, j)], _factors[Index(k, j)]);
            var inverse = 1 / pivot;
            _factors[Index(k, k)] = inverse;
            for (var i = k + 1; i <= lastRow; i++)
            {
                var multiplier = _factors[Index(i, k)] * inverse;
                _factors[Index(i, k)] = multiplier;
                if (multiplier == 0) continue;
                var target = _factors.AsSpan(Index(i, k + 1 <= lastColumn ? k + 1 : k), lastColumn - k);
                var source = _factors.AsSpan(Index(k, k + 1 <= lastColumn ? k + 1 : k), lastColumn - k);
                for (var j = 0; j < target.Length; j++) target[j] -= multiplier * source[j];
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public void Solve(Span<double> rightHandSide)
    {
        var x = rightHandSide[..Count];
        for (var k = 0; k < Count; k++)
        {
            var p = _pivots[k];
            if (p != k) (x[k], x[p]) = (x[p], x[k]);
            var value = x[k];
            for (var i = k + 1; i <= Math.Min(Count - 1, k + _below); i++) x[i] -= _factors[Index(i, k)] * value;
        }
        for (var i = Count - 1; i >= 0; i--)
        {
            var value = x[i];
            for (var j = i + 1; j <= Math.Min(Count - 1, i + _below + _above); j++) value -= _factors[Index(i, j)] * x[j];
            x[i] = value * _factors[Index(i, i)];
        }
    }

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<double> x, Span<double> product)
    {
        for (var i = 0; i < Count; i++)
        {
            var sum = 0.0;
            for (var j = Math.Max(0, i - _below); j <= Math.Min(Count - 1, i + _above); j++) sum += _jacobian[Index(i, j)] * x[j];
            product[i] = sum;
        }
    }

    private int Index(int row, int column) => row * _width + column - row + _below;
}
