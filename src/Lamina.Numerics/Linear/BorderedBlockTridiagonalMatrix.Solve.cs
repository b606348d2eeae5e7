using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lamina.Numerics.Linear;

public sealed partial class BorderedBlockTridiagonalMatrix
{
    /// <inheritdoc/>
    public bool TryFactor(double gamma)
    {
        int m = _block, g = _globals, mm = m * m, mg = m * g;
        _gamma = gamma;
        for (var cell = 0; cell < _cells; cell++)
        {
            // Pivot block: I - gamma D - (-gamma L) W of the cell before.
            var pivot = _pivotBlocks.AsSpan(cell * mm, mm);
            var diagonal = _diagonal.AsSpan(cell * mm, mm);
            for (var k = 0; k < mm; k++) pivot[k] = -gamma * diagonal[k];
            for (var i = 0; i < m; i++) pivot[i * m + i] += 1;
            var response = _response.AsSpan(cell * mg, mg);
            var toGlobals = _toGlobals.AsSpan(cell * mg, mg);
            for (var k = 0; k < mg; k++) response[k] = -gamma * toGlobals[k];
            if (cell > 0)
            {
                var lower = _lower.AsSpan(cell * mm, mm);
                AddProduct(gamma, lower, _substitute.AsSpan((cell - 1) * mm, mm), m, m, pivot);
                if (g > 0) AddProduct(gamma, lower, _response.AsSpan((cell - 1) * mg, mg), m, g, response);
            }
            var pivots = _pivots.AsSpan(cell * m, m);
            if (!SmallLu.TryFactor(pivot, pivots, m)) return false;
            if (cell + 1 < _cells)
            {
                var substitute = _substitute.AsSpan(cell * mm, mm);
                var upper = _upper.AsSpan(cell * mm, mm);
                for (var k = 0; k < mm; k++) substitute[k] = -gamma * upper[k];
                SolveRows(pivot, pivots, m, substitute, m);
            }
            if (g > 0) SolveRows(pivot, pivots, m, response, g);
        }
        if (g == 0) return true;

        for (var cell = _cells - 2; cell >= 0; cell--)
            AddProduct(-1, _substitute.AsSpan(cell * mm, mm), _response.AsSpan((cell + 1) * mg, mg), m, g, _response.AsSpan(cell * mg, mg));
        // Schur complement: I - gamma G - (-gamma R) (A^-1 C).
        for (var b = 0; b < g; b++)
            for (var k = 0; k < g; k++)
            {
                var sum = _corner[b * g + k];
                for (var s = 0; s < _borderCells.Length; s++)
                {
                    var row = (b * _borderCells.Length + s) * m;
                    var response = _borderCells[s] * mg + k;
                    for (var j = 0; j < m; j++) sum -= _rows[row + j] * _response[response + j * g];
                }
                _schur[b * g + k] = (b == k ? 1 : 0) - gamma * sum;
            }
        return SmallLu.TryFactor(_schur, _schurPivots, g);
    }

    /// <inheritdoc/>
    public void Solve(Span<double> rightHandSide)
    {
        int m = _block, g = _globals, mm = m * m, cellsEnd = _cells * m;
        var x = rightHandSide[..Count];
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var lower0 = ref MemoryMarshal.GetArrayDataReference(_lower);
        ref var substitute0 = ref MemoryMarshal.GetArrayDataReference(_substitute);
        ReadOnlySpan<double> pivotBlocks = _pivotBlocks;
        ReadOnlySpan<int> pivots = _pivots;
        for (var cell = 0; cell < _cells; cell++)
        {
            if (cell > 0)
                for (var i = 0; i < m; i++)
                {
                    ref var row = ref Unsafe.Add(ref lower0, cell * mm + i * m);
                    ref var before = ref Unsafe.Add(ref x0, (cell - 1) * m);
                    var sum = 0.0;
                    for (var j = 0; j < m; j++) sum += Unsafe.Add(ref row, j) * Unsafe.Add(ref before, j);
                    Unsafe.Add(ref x0, cell * m + i) += _gamma * sum;
                }
            SmallLu.Solve(pivotBlocks.Slice(cell * mm, mm), pivots.Slice(cell * m, m), m, x.Slice(cell * m, m));
        }
        for (var cell = _cells - 2; cell >= 0; cell--)
            for (var i = 0; i < m; i++)
            {
                ref var row = ref Unsafe.Add(ref substitute0, cell * mm + i * m);
                ref var after = ref Unsafe.Add(ref x0, (cell + 1) * m);
                var sum = 0.0;
                for (var j = 0; j < m; j++) sum += Unsafe.Add(ref row, j) * Unsafe.Add(ref after, j);
                Unsafe.Add(ref x0, cell * m + i) -= sum;
            }
        if (g > 0)
        {
            for (var b = 0; b < g; b++) x[cellsEnd + b] += _gamma * RowTimes(b, x);
            SmallLu.Solve(_schur, _schurPivots, g, x.Slice(cellsEnd, g));
            for (var i = 0; i < cellsEnd; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < g; k++) sum += _response[i * g + k] * x[cellsEnd + k];
                x[i] -= sum;
            }
        }
        for (var b = g; b < g + _quadratures; b++)
        {
            var sum = RowTimes(b, x);
            for (var k = 0; k < g; k++) sum += _corner[b * g + k] * x[cellsEnd + k];
            x[cellsEnd + b] += _gamma * sum;
        }
    }

    private double RowTimes(int border, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var s = 0; s < _borderCells.Length; s++)
        {
            var row = (border * _borderCells.Length + s) * _block;
            var cell = _borderCells[s] * _block;
            for (var j = 0; j < _block; j++) sum += _rows[row + j] * x[cell + j];
        }
        return sum;
    }

    /// <summary>target += scale * a * b; a is m x m, b and target are m x width, all row-major.</summary>
    private static void AddProduct(double scale, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int m, int width, Span<double> target)
    {
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var t0 = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < m; i++)
            for (var k = 0; k < m; k++)
            {
                // Blocks of transport problems are often mostly zero off the diagonal.
                var factor = Unsafe.Add(ref a0, i * m + k);
                if (factor == 0) continue;
                factor *= scale;
                ref var source = ref Unsafe.Add(ref b0, k * width);
                ref var row = ref Unsafe.Add(ref t0, i * width);
                for (var j = 0; j < width; j++) Unsafe.Add(ref row, j) += factor * Unsafe.Add(ref source, j);
            }
    }

    /// <summary>rows = (factored block)^-1 rows, for a row-major block of m rows.</summary>
    private static void SolveRows(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivots, int m, Span<double> rows, int width)
    {
        ref var a = ref MemoryMarshal.GetReference(factors);
        ref var r = ref MemoryMarshal.GetReference(rows);
        for (var i = 0; i < m; i++)
        {
            var p = pivots[i];
            ref var row = ref Unsafe.Add(ref r, i * width);
            if (p != i)
            {
                ref var other = ref Unsafe.Add(ref r, p * width);
                for (var j = 0; j < width; j++) (Unsafe.Add(ref row, j), Unsafe.Add(ref other, j)) = (Unsafe.Add(ref other, j), Unsafe.Add(ref row, j));
            }
            for (var k = 0; k < i; k++)
            {
                var multiplier = Unsafe.Add(ref a, i * m + k);
                if (multiplier == 0) continue;
                ref var source = ref Unsafe.Add(ref r, k * width);
                for (var j = 0; j < width; j++) Unsafe.Add(ref row, j) -= multiplier * Unsafe.Add(ref source, j);
            }
        }
        for (var i = m - 1; i >= 0; i--)
        {
            ref var row = ref Unsafe.Add(ref r, i * width);
            for (var k = i + 1; k < m; k++)
            {
                var factor = Unsafe.Add(ref a, i * m + k);
                if (factor == 0) continue;
                ref var source = ref Unsafe.Add(ref r, k * width);
                for (var j = 0; j < width; j++) Unsafe.Add(ref row, j) -= factor * Unsafe.Add(ref source, j);
            }
            var inverse = Unsafe.Add(ref a, i * m + i);
            for (var j = 0; j < width; j++) Unsafe.Add(ref row, j) *= inverse;
        }
    }
}
