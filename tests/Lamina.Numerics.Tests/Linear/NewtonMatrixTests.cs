using Lamina.Numerics.Linear;
using Lamina.Numerics.Random;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Linear;

public sealed class NewtonMatrixTests
{
    private static readonly string[] All = ["tri-1", "tri-2", "tri-3", "tri-8", "tri-9", "band-7-1-2", "band-9-3-0", "band-5-4-4", "dense-6",
        "block-1-1-0-0", "block-6-1-1-0", "block-7-2-0-1", "block-5-3-2-2", "block-4-4-1-3", "block-3-5-2-1", "block-10-6-3-2"];

    public static TheoryData<string> Shapes => [.. All];

    [Theory, MemberData(nameof(Shapes))]
    public void Solve_inverts_identity_minus_gamma_J(string shape)
    {
        var matrix = Make(shape);
        Fill(matrix, dominant: shape.StartsWith("tri"));
        foreach (var gamma in new[] { 0.0, 0.013, 0.7, 40.0 })
        {
            Assert.True(matrix.TryFactor(gamma));
            var x = Values(matrix.Count, 3);
            var b = new double[matrix.Count];
            matrix.Multiply(x, b);
            for (var i = 0; i < b.Length; i++) b[i] = x[i] - gamma * b[i];
            matrix.Solve(b);
            for (var i = 0; i < b.Length; i++) Close.Absolute(x[i], b[i], 1e-9, $"{shape}, gamma {gamma}, x{i}");
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Coloured_differences_of_a_linear_map_give_the_matrix_itself(string shape)
    {
        var matrix = Make(shape);
        Fill(matrix, dominant: false);
        var n = matrix.Count;
        var original = Columns(matrix);
        var increments = Values(n, 5);
        var all = new double[matrix.Colours][];
        for (var colour = 0; colour < matrix.Colours; colour++)
        {
            var x = new double[n];
            for (var j = 0; j < n; j++) if (matrix.ColumnColours[j] == colour) x[j] = increments[j];
            matrix.Multiply(x, all[colour] = new double[n]);
        }
        matrix.Clear();
        for (var colour = 0; colour < matrix.Colours; colour++) matrix.StoreDifferences(colour, all[colour], increments);
        var again = Columns(matrix);
        for (var j = 0; j < n; j++)
            for (var i = 0; i < n; i++) Close.Absolute(original[j][i], again[j][i], 1e-12, $"{shape} entry ({i}, {j})");
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Conserve_makes_weighted_column_sums_vanish_and_solutions_keep_them(string shape)
    {
        var matrix = Make(shape);
        Fill(matrix, dominant: false);
        var n = matrix.Count;
        var weights = Values(n, 7);
        for (var i = 0; i < n; i++) weights[i] = 1 + Math.Abs(weights[i]);
        matrix.Conserve(weights);
        foreach (var column in Columns(matrix))
            Close.Absolute(0, column.Select((v, i) => v * weights[i]).Sum(), 1e-13 * n);
        if (!matrix.TryFactor(0.2)) return;
        var b = Values(n, 11);
        var before = b.Select((v, i) => v * weights[i]).Sum();
        matrix.Solve(b);
        Close.Absolute(before, b.Select((v, i) => v * weights[i]).Sum(), 1e-12 * n * b.Max(Math.Abs));
    }

    [Fact]
    public void A_singular_matrix_is_reported_by_every_shape()
    {
        foreach (var shape in All)
        {
            var matrix = Make(shape);
            matrix.Clear();
            var n = matrix.Count;
            // J = identity on the first unknown and gamma = 1: a zero row.
            switch (matrix)
            {
                case TridiagonalMatrix t: t.Diagonal[0] = 1; break;
                case BandedMatrix b: b[0, 0] = 1; break;
                case DenseMatrix d: d[0, 0] = 1; break;
                case BorderedBlockTridiagonalMatrix k: k.Diagonal(0, 0, 0) = 1; break;
            }
            Assert.False(matrix.TryFactor(1), shape);
            Assert.True(matrix.TryFactor(0.5), shape);
        }
    }

    [Fact]
    public void Border_cells_that_would_share_a_colour_get_another_one()
    {
        // Cells 0 and 3 share a colour modulo three, and both are looked at by the same rows.
        var matrix = new BorderedBlockTridiagonalMatrix(4, 2, 1, 1, [0, 3]);
        Assert.Equal(4 * 2 + 1, matrix.Colours);
        Assert.Equal(3 * 2 + 1, new BorderedBlockTridiagonalMatrix(4, 2, 1, 1, [3]).Colours);
        Assert.Equal(-1, matrix.ColumnColours[^1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.FromCell(0, 1, 0));
    }

    private static INewtonMatrix Make(string shape)
    {
        var parts = shape.Split('-');
        var n = parts.Skip(1).Select(int.Parse).ToArray();
        return parts[0] switch
        {
            "tri" => new TridiagonalMatrix(n[0]),
            "band" => new BandedMatrix(n[0], n[1], n[2]),
            "dense" => new DenseMatrix(n[0]),
            _ => new BorderedBlockTridiagonalMatrix(n[0], n[1], n[2], n[3], n[0] == 1 ? [0] : [0, n[0] - 1]),
        };
    }

    private static void Fill(INewtonMatrix matrix, bool dominant)
    {
        for (var i = 0; i < matrix.Count; i++)
            for (var j = 0; j < matrix.Count; j++)
                try
                {
                    var value = Value(i, j, 1) + (i == j ? dominant ? -4 : -1.5 : 0);
                    switch (matrix)
                    {
                        case TridiagonalMatrix t when j == i: t.Diagonal[i] = value; break;
                        case TridiagonalMatrix t when j == i - 1: t.Lower[i] = value; break;
                        case TridiagonalMatrix t when j == i + 1: t.Upper[i] = value; break;
                        case BandedMatrix b: b[i, j] = value; break;
                        case DenseMatrix d: d[i, j] = value; break;
                        case BorderedBlockTridiagonalMatrix k: k.Entry(i, j) = value; break;
                    }
                }
                catch (ArgumentOutOfRangeException) { } // outside the pattern
    }

    private static double[][] Columns(INewtonMatrix matrix)
    {
        var columns = new double[matrix.Count][];
        for (var j = 0; j < matrix.Count; j++)
        {
            var unit = new double[matrix.Count];
            unit[j] = 1;
            matrix.Multiply(unit, columns[j] = new double[matrix.Count]);
        }
        return columns;
    }

    private static double[] Values(int n, uint stream) => Enumerable.Range(0, n).Select(i => Value(i, 0, stream)).ToArray();

    private static double Value(int i, int j, uint step) => 2 * new RandomStream(17, RandomStreams.Tests).Uniform(step, (ulong)(i * 1000 + j)) - 1;
}
