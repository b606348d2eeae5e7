namespace Lamina.Numerics.Linear;

/// <summary>
/// The Jacobian of a one-dimensional film with m unknowns per cell, g global unknowns that every cell feels (a temperature, say) and q quadratures
/// that feel cells and globals but are felt by nothing (integrated boundary fluxes). Order of the unknowns: cell 0 (m), cell 1 (m), ..., globals (g),
/// quadratures (q). Pattern: block tridiagonal among the cells, dense columns of the globals, dense corner, and rows of globals and quadratures
/// that reach the named border cells only. A global or quadrature that needs a sum over all cells should get that sum as a global of its own
/// (its rate is a boundary flux), so that its row stays short.
/// Solved by block LU of the cells, the globals through their Schur complement, quadratures by substitution; partial pivoting within blocks.
/// </summary>
public sealed partial class BorderedBlockTridiagonalMatrix : INewtonMatrix
{
    private readonly int _cells, _block, _globals, _quadratures, _colourCount;
    private readonly int[] _borderCells, _borderSlot, _colours;

    // J. Blocks row-major: [cell][row][column]; columns of the globals: [cell][row][global]; rows of globals and quadratures: [row][slot][column].
    private readonly double[] _lower, _diagonal, _upper, _toGlobals, _rows, _corner;

    // Factors. _pivotBlocks: LU of each eliminated diagonal block; _substitute: (pivot block)^-1 U; _response: A^-1 C; _schur: LU of the Schur complement.
    private readonly double[] _pivotBlocks, _substitute, _response, _schur;
    private readonly int[] _pivots, _schurPivots;
    private double _gamma;

    /// <summary>Takes all memory.</summary>
    /// <param name="cells">number of cells B, at least 1</param>
    /// <param name="block">unknowns per cell m, at least 1</param>
    /// <param name="globals">global unknowns g</param>
    /// <param name="quadratures">quadratures q</param>
    /// <param name="borderCells">the cells that globals and quadratures look at; finite differences need one colour each, so keep them few</param>
    public BorderedBlockTridiagonalMatrix(int cells, int block, int globals, int quadratures, ReadOnlySpan<int> borderCells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(globals);
        ArgumentOutOfRangeException.ThrowIfNegative(quadratures);
        (_cells, _block, _globals, _quadratures) = (cells, block, globals, quadratures);
        _borderSlot = new int[cells];
        Array.Fill(_borderSlot, -1);
        foreach (var cell in borderCells)
        {
            if (cell < 0 || cell >= cells) throw new ArgumentOutOfRangeException(nameof(borderCells), $"border cell {cell}: cells are 0 to {cells - 1}");
            _borderSlot[cell] = 0;
        }
        _borderCells = Enumerable.Range(0, cells).Where(c => _borderSlot[c] == 0).ToArray();
        for (var s = 0; s < _borderCells.Length; s++) _borderSlot[_borderCells[s]] = s;
        Count = cells * block + globals + quadratures;

        var square = cells * block * block;
        _lower = new double[square];
        _diagonal = new double[square];
        _upper = new double[square];
        _toGlobals = new double[cells * block * globals];
        _rows = new double[(globals + quadratures) * _borderCells.Length * block];
        _corner = new double[(globals + quadratures) * globals];
        _pivotBlocks = new double[square];
        _substitute = new double[square];
        _response = new double[cells * block * globals];
        _schur = new double[globals * globals];
        _pivots = new int[cells * block];
        _schurPivots = new int[globals];
        _colours = new int[Count];
        _colourCount = Colour();
    }

    /// <summary>Number of cells.</summary>
    public int Cells => _cells;

    /// <summary>Unknowns per cell.</summary>
    public int Block => _block;

    /// <summary>Global unknowns.</summary>
    public int Globals => _globals;

    /// <summary>Quadratures.</summary>
    public int Quadratures => _quadratures;

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Colours => _colourCount;

    /// <inheritdoc/>
    public ReadOnlySpan<int> ColumnColours => _colours;

    /// <summary>d(rate of unknown row of a cell) / d(unknown column of the same cell).</summary>
    /// <param name="cell">cell</param>
    /// <param name="row">unknown within the cell</param>
    /// <param name="column">unknown within the cell</param>
    public ref double Diagonal(int cell, int row, int column) => ref _diagonal[(cell * _block + row) * _block + column];

    /// <summary>d(rate of unknown row of a cell) / d(unknown column of the cell before).</summary>
    /// <param name="cell">cell, from 1</param>
    /// <param name="row">unknown within the cell</param>
    /// <param name="column">unknown within the cell before</param>
    public ref double Lower(int cell, int row, int column) => ref _lower[(cell * _block + row) * _block + column];

    /// <summary>d(rate of unknown row of a cell) / d(unknown column of the cell after).</summary>
    /// <param name="cell">cell, up to the last but one</param>
    /// <param name="row">unknown within the cell</param>
    /// <param name="column">unknown within the cell after</param>
    public ref double Upper(int cell, int row, int column) => ref _upper[(cell * _block + row) * _block + column];

    /// <summary>d(rate of unknown row of a cell) / d(global).</summary>
    /// <param name="cell">cell</param>
    /// <param name="row">unknown within the cell</param>
    /// <param name="global">which global</param>
    public ref double ToGlobal(int cell, int row, int global) => ref _toGlobals[(cell * _block + row) * _globals + global];

    /// <summary>d(rate of a global or quadrature) / d(unknown of a border cell).</summary>
    /// <param name="border">row: globals first, then quadratures</param>
    /// <param name="cell">one of the border cells</param>
    /// <param name="column">unknown within the cell</param>
    public ref double FromCell(int border, int cell, int column)
    {
        if (_borderSlot[cell] < 0) throw new ArgumentOutOfRangeException(nameof(cell), $"cell {cell} is not a border cell of this matrix");
        return ref _rows[(border * _borderCells.Length + _borderSlot[cell]) * _block + column];
    }

    /// <summary>d(rate of a global or quadrature) / d(global).</summary>
    /// <param name="border">row: globals first, then quadratures</param>
    /// <param name="global">which global</param>
    public ref double Corner(int border, int global) => ref _corner[border * _globals + global];

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_lower);
        Array.Clear(_diagonal);
        Array.Clear(_upper);
        Array.Clear(_toGlobals);
        Array.Clear(_rows);
        Array.Clear(_corner);
    }

    /// <inheritdoc/>
    public void StoreDifferences(int colour, ReadOnlySpan<double> differences, ReadOnlySpan<double> increments)
    {
        int m = _block, g = _globals, slots = _borderCells.Length, cellsEnd = _cells * m;
        if (colour >= _colourCount - g)
        {
            // The last colours are the globals, one each.
            var k = colour - (_colourCount - g);
            var inverse = 1 / increments[cellsEnd + k];
            for (var i = 0; i < cellsEnd; i++) _toGlobals[i * g + k] = differences[i] * inverse;
            for (var b = 0; b < g + _quadratures; b++) _corner[b * g + k] = differences[cellsEnd + b] * inverse;
            return;
        }
        for (var cell = 0; cell < _cells; cell++)
        {
            var j = colour - _colours[cell * m];
            if (j < 0 || j >= m) continue;
            var inverse = 1 / increments[cell * m + j];
            for (var i = 0; i < m; i++)
            {
                _diagonal[(cell * m + i) * m + j] = differences[cell * m + i] * inverse;
                if (cell > 0) _upper[((cell - 1) * m + i) * m + j] = differences[(cell - 1) * m + i] * inverse;
                if (cell + 1 < _cells) _lower[((cell + 1) * m + i) * m + j] = differences[(cell + 1) * m + i] * inverse;
            }
            if (_borderSlot[cell] is var slot && slot < 0) continue;
            for (var b = 0; b < g + _quadratures; b++) _rows[(b * slots + slot) * m + j] = differences[cellsEnd + b] * inverse;
        }
    }

    /// <inheritdoc/>
    public void Conserve(ReadOnlySpan<double> weights)
    {
        int m = _block, g = _globals, cellsEnd = _cells * m;
        for (var cell = 0; cell < _cells; cell++)
            for (var j = 0; j < m; j++)
            {
                var correction = new ColumnCorrection();
                for (var i = 0; i < m; i++)
                {
                    if (cell > 0) correction.See(weights[(cell - 1) * m + i], Upper(cell - 1, i, j), (cell - 1) * m + i);
                    correction.See(weights[cell * m + i], Diagonal(cell, i, j), cell * m + i);
                    if (cell + 1 < _cells) correction.See(weights[(cell + 1) * m + i], Lower(cell + 1, i, j), (cell + 1) * m + i);
                }
                if (_borderSlot[cell] >= 0)
                    for (var b = 0; b < g + _quadratures; b++) correction.See(weights[cellsEnd + b], FromCell(b, cell, j), cellsEnd + b);
                if (correction.Row >= 0) Entry(correction.Row, cell * m + j) -= correction.Amount;
            }
        for (var k = 0; k < g; k++)
        {
            var correction = new ColumnCorrection();
            for (var i = 0; i < cellsEnd; i++) correction.See(weights[i], _toGlobals[i * g + k], i);
            for (var b = 0; b < g + _quadratures; b++) correction.See(weights[cellsEnd + b], Corner(b, k), cellsEnd + b);
            if (correction.Row >= 0) Entry(correction.Row, cellsEnd + k) -= correction.Amount;
        }
    }

    /// <summary>One entry of J by row and column of the whole matrix; it must lie within the pattern.</summary>
    /// <param name="row">row</param>
    /// <param name="column">column</param>
    public ref double Entry(int row, int column)
    {
        int m = _block, cellsEnd = _cells * m;
        if (row >= 0 && row < Count && column >= 0 && column < cellsEnd + _globals)
        {
            var (rowCell, columnCell) = (row / m, column / m);
            if (row < cellsEnd && column < cellsEnd)
            {
                if (rowCell == columnCell) return ref Diagonal(rowCell, row % m, column % m);
                if (rowCell == columnCell + 1) return ref Lower(rowCell, row % m, column % m);
                if (rowCell + 1 == columnCell) return ref Upper(rowCell, row % m, column % m);
            }
            else if (row < cellsEnd) return ref ToGlobal(rowCell, row % m, column - cellsEnd);
            else if (column >= cellsEnd) return ref Corner(row - cellsEnd, column - cellsEnd);
            else if (_borderSlot[columnCell] >= 0) return ref FromCell(row - cellsEnd, columnCell, column % m);
        }
        throw new ArgumentOutOfRangeException(nameof(column), $"entry ({row}, {column}) lies outside the pattern");
    }

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<double> x, Span<double> product)
    {
        int m = _block, g = _globals, cellsEnd = _cells * m;
        for (var cell = 0; cell < _cells; cell++)
            for (var i = 0; i < m; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < m; j++)
                {
                    if (cell > 0) sum += Lower(cell, i, j) * x[(cell - 1) * m + j];
                    sum += Diagonal(cell, i, j) * x[cell * m + j];
                    if (cell + 1 < _cells) sum += Upper(cell, i, j) * x[(cell + 1) * m + j];
                }
                for (var k = 0; k < g; k++) sum += ToGlobal(cell, i, k) * x[cellsEnd + k];
                product[cell * m + i] = sum;
            }
        for (var b = 0; b < g + _quadratures; b++)
        {
            var sum = 0.0;
            foreach (var cell in _borderCells)
                for (var j = 0; j < m; j++) sum += FromCell(b, cell, j) * x[cell * m + j];
            for (var k = 0; k < g; k++) sum += Corner(b, k) * x[cellsEnd + k];
            product[cellsEnd + b] = sum;
        }
    }

    /// <summary>
    /// Colours of columns: cells within two of each other differ (block tridiagonal rows), and so do all border cells (their rows are shared).
    /// Quadratures are felt by nothing: their columns are zero and get colour -1.
    /// </summary>
    private int Colour()
    {
        var used = 0;
        var taken = new HashSet<int>();
        var cellColour = new int[_cells];
        for (var cell = 0; cell < _cells; cell++)
        {
            var colour = 0;
            while ((cell > 0 && cellColour[cell - 1] == colour) || (cell > 1 && cellColour[cell - 2] == colour) || (_borderSlot[cell] >= 0 && taken.Contains(colour))) colour++;
            cellColour[cell] = colour;
            if (_borderSlot[cell] >= 0) taken.Add(colour);
            used = Math.Max(used, colour + 1);
            for (var j = 0; j < _block; j++) _colours[cell * _block + j] = colour * _block + j;
        }
        for (var k = 0; k < _globals; k++) _colours[_cells * _block + k] = used * _block + k;
        for (var k = 0; k < _quadratures; k++) _colours[_cells * _block + _globals + k] = -1;
        return used * _block + _globals;
    }
}
