namespace Lamina.Numerics.Linear;

/// <summary>
/// A Jacobian J with a known pattern, and the factors of the iteration matrix I - gamma J. J and its factors are kept apart, so that a changed gamma
/// needs no new Jacobian. All memory is taken at construction. Not thread-safe.
/// </summary>
public interface INewtonMatrix
{
    /// <summary>Number of rows and of columns.</summary>
    int Count { get; }

    /// <summary>Number of colours: columns of one colour share no row, so that one pair of rates gives them all.</summary>
    int Colours { get; }

    /// <summary>Colour of each column, 0 to <see cref="Colours"/> - 1, or -1 for a column that is zero by the pattern.</summary>
    ReadOnlySpan<int> ColumnColours { get; }

    /// <summary>Sets J to zero.</summary>
    void Clear();

    /// <summary>Stores the columns of one colour from differences of rates.</summary>
    /// <param name="colour">whose columns were perturbed</param>
    /// <param name="differences">f(y + increments of this colour) - f(y)</param>
    /// <param name="increments">increment of each unknown</param>
    void StoreDifferences(int colour, ReadOnlySpan<double> differences, ReadOnlySpan<double> increments);

    /// <summary>Makes w'J = 0 to rounding, by changing in each column the entry of largest weighted size. Meant for the truncation of finite differences.</summary>
    /// <param name="weights">w, one per row</param>
    void Conserve(ReadOnlySpan<double> weights);

    /// <summary>Factors I - gamma J.</summary>
    /// <param name="gamma">scaled step [s, or the system's unit]</param>
    /// <returns>false if the matrix is singular or not finite</returns>
    bool TryFactor(double gamma);

    /// <summary>Solves (I - gamma J) x = b in place.</summary>
    /// <param name="rightHandSide">b on entry, x on return</param>
    void Solve(Span<double> rightHandSide);

    /// <summary>Writes J x, for tests and for checks of a Jacobian.</summary>
    /// <param name="x">vector</param>
    /// <param name="product">receives J x</param>
    void Multiply(ReadOnlySpan<double> x, Span<double> product);
}
