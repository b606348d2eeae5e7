using Lamina.Learning.Optimisation;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Known global minima against the constrained search.</summary>
public sealed class GlobalMinimaCase : ValidationCase
{
    private static readonly double[][] A3 = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]];
    private static readonly double[][] P3 = [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]];
    private static readonly double[][] A6 = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];
    private static readonly double[][] P6 =
        [[0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991], [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381]];

    private static readonly double[] Weights = [1, 1.2, 3, 3.2];

    /// <inheritdoc/>
    public override string Name => "global-minima";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Does the optimiser find the global minima of Branin and Hartmann?";

    /// <inheritdoc/>
    public override string Source => "Branin 1972 and Hartmann 1973 as in Dixon and Szego 1978; minima recomputed to all digits";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        yield return Gate("branin", 0.39788735772973816, Minimum(2, Branin, cancellation), 1e-5);
        yield return Gate("hartmann-3", -3.8627797869493365, Minimum(3, x => Hartmann(x, A3, P3), cancellation), 1e-5);
        yield return Gate("hartmann-6", -3.322368011391339, Minimum(6, x => Hartmann(x, A6, P6), cancellation), 1e-5);
    }

    private static double? Minimum(int dimensions, Func<IReadOnlyList<double>, double> function, CancellationToken cancellation) => ConstrainedSearch.Minimise(new ConstrainedProblem
    {
        Dimensions = dimensions, Constraints = 0, Evaluate = (x, _) => new Trial { Point = [.. x], Goal = function(x), Margins = [] },
    }, new SearchOptions { GlobalPoints = 64 * dimensions, Refinements = 4, DifferenceStep = 1e-3, Tolerance = 1e-8 }, null, cancellation).Best?.Goal;

    private static double Branin(IReadOnlyList<double> u)
    {
        double x = -5 + 15 * u[0], y = 15 * u[1];
        return Math.Pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6, 2) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
    }

    private static double Hartmann(IReadOnlyList<double> x, double[][] a, double[][] p)
    {
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
        {
            var inner = 0.0;
            for (var j = 0; j < x.Count; j++) inner += a[i][j] * (x[j] - p[i][j]) * (x[j] - p[i][j]);
            sum -= Weights[i] * Math.Exp(-inner);
        }
        return sum;
    }
}
