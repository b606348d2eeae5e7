using Lamina.Learning.Optimisation;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Optimisation;

/// <summary>Constrained search on problems whose answers are known.</summary>
public sealed class ConstrainedSearchTests
{
    private static ConstrainedProblem Problem(int n, Func<IReadOnlyList<double>, double> goal, params Func<IReadOnlyList<double>, double>[] margins) => new()
    {
        Dimensions = n,
        Constraints = margins.Length,
        Evaluate = (x, _) => new Trial { Point = x, Goal = goal(x), Margins = [.. margins.Select(m => m(x))] },
    };

    [Fact]
    public void A_quadratic_program_meets_its_optimality_conditions()
    {
        // min 1/2 x'Hx + c'x, x1 + x2 >= 2, x1 >= 0, x2 <= 1: by hand x = (1, 1) with multipliers (1, 0, 1).
        double[] x = [0, 0], z = new double[3];
        Assert.True(ConvexQuadraticProgram.Solve(new double[,] { { 1, 0 }, { 0, 1 } }, [0, -1], [[1, 1], [1, 0], [0, -1]], [2, 0, -1], x, z));
        Close.Absolute(1, x[0], 1e-8);
        Close.Absolute(1, x[1], 1e-8);
        Close.Absolute(1, z[0], 1e-7);
        Close.Absolute(0, z[1], 1e-7);
        Close.Absolute(1, z[2], 1e-7);
    }

    [Fact]
    public void Branin_is_brought_to_its_minimum()
    {
        var result = ConstrainedSearch.Minimise(Problem(2, p =>
        {
            double x = 15 * p[0] - 5, y = 15 * p[1];
            return Math.Pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6, 2) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;
        }), new SearchOptions { Tolerance = 1e-10 });
        Close.Relative(0.397887, result.Best!.Goal, 1e-4);
        Assert.Equal(SearchStatus.Converged, result.Status);
    }

    [Fact]
    public void Hartmann_in_six_dimensions_is_brought_to_its_minimum()
    {
        double[] alpha = [1, 1.2, 3, 3.2];
        double[][] a = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];
        double[][] p =
        [
            [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
            [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
        ];
        var result = ConstrainedSearch.Minimise(Problem(6, x => -Enumerable.Range(0, 4).Sum(i => alpha[i] * Math.Exp(-Enumerable.Range(0, 6).Sum(j => a[i][j] * Math.Pow(x[j] - p[i][j], 2))))),
            new SearchOptions { Refinements = 6, Tolerance = 1e-9, DifferenceStep = 1e-4 });
        Close.Relative(-3.32237, result.Best!.Goal, 1e-4);
    }

    [Fact]
    public void Derivatives_of_the_model_spare_evaluations_and_lead_to_the_same_answer()
    {
        var plain = Problem(6, x => -Enumerable.Range(0, 6).Sum(i => (i + 1) * x[i]), x => 1 - Enumerable.Range(0, 6).Sum(i => x[i] * x[i]) / 0.36);
        var asked = 0;
        var known = plain with
        {
            Slopes = (at, _) =>
            {
                asked++;
                return ([.. Enumerable.Range(0, 6).Select(i => -(i + 1.0))], [[.. at.Point.Select(x => -2 * x / 0.36)]]);
            },
        };
        var (a, b) = (ConstrainedSearch.Minimise(plain, new SearchOptions { Threads = 1 }), ConstrainedSearch.Minimise(known, new SearchOptions { Threads = 1 }));
        Close.Relative(-0.6 * Math.Sqrt(91), b.Best!.Goal, 1e-3);
        Close.Relative(a.Best!.Goal, b.Best.Goal, 1e-3);
        Assert.Equal(asked, b.Slopes);
        Assert.True(asked > 0 && b.Evaluations < a.Evaluations, $"{b.Evaluations} against {a.Evaluations}");
        // Where the model does not know them the search is the one without.
        var silent = ConstrainedSearch.Minimise(plain with { Slopes = (_, _) => null }, new SearchOptions { Threads = 1 });
        Assert.Equal(a.Evaluations, silent.Evaluations);
        Assert.Equal(a.Best.Goal, silent.Best!.Goal);
    }

    [Fact]
    public void Constraints_hold_and_their_multipliers_are_what_relaxing_them_gains()
    {
        // min -(x + 2y) within the circle (x/0.6)^2 + (y/0.6)^2 <= 1: x = .6/sqrt5, y = 1.2/sqrt5, goal -.6 sqrt5. Margin 1 - r^2/.36.
        double Goal(double radius2) => -Math.Sqrt(5 * radius2);
        var result = ConstrainedSearch.Minimise(Problem(2, x => -(x[0] + 2 * x[1]), x => 1 - (x[0] * x[0] + x[1] * x[1]) / 0.36), new SearchOptions { Tolerance = 1e-8 });
        Assert.True(result.Best!.IsFeasible);
        // Along the arc the goal is flat: the goal is found to the back-off, the place to the difference step.
        Close.Relative(Goal(0.36), result.Best.Goal, 2e-4);
        Close.Absolute(0.6 / Math.Sqrt(5), result.Best.Point[0], 0.01);
        // d goal/d margin: the limit relaxed by its whole, linearised.
        Close.Relative(-(Goal(0.36 * 1.001) - Goal(0.36)) / 0.001, result.Multipliers![0], 0.02);
    }

    [Fact]
    public void A_bound_that_binds_has_a_multiplier_and_is_met_exactly()
    {
        var result = ConstrainedSearch.Minimise(Problem(2, x => -3 * x[0] + Math.Pow(x[1] - 0.4, 2)), new SearchOptions { Tolerance = 1e-8 });
        Assert.Equal(1, result.Best!.Point[0]);
        Close.Absolute(0.4, result.Best.Point[1], 1e-3);
        Close.Relative(3, result.BoundMultipliers![0], 0.01);
        Close.Absolute(0, result.BoundMultipliers[1], 0.02);
    }

    [Fact]
    public void A_problem_without_a_feasible_point_says_so_and_breaks_its_constraints_least()
    {
        var result = ConstrainedSearch.Minimise(Problem(1, x => x[0], x => x[0] - 0.8, x => 0.2 - x[0]), new SearchOptions { Tolerance = 1e-8 });
        Assert.Equal(SearchStatus.Infeasible, result.Status);
        Close.Absolute(0.3, result.Best!.Breach, 0.01);
    }

    [Fact]
    public void Failed_points_are_gone_round()
    {
        var result = ConstrainedSearch.Minimise(new ConstrainedProblem
        {
            Dimensions = 2, Constraints = 0,
            Evaluate = (x, _) => x[0] > 0.7 ? Trial.Failed(x) : new Trial { Point = x, Goal = -x[0] + Math.Pow(x[1] - 0.3, 2), Margins = [] },
        });
        Assert.True(result.Best!.Point[0] is > 0.68 and <= 0.7, $"{result.Best.Point[0]}");
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        SearchResult At(int threads) => ConstrainedSearch.Minimise(
            Problem(3, x => -(x[0] + x[1] * x[2]), x => 1 - x[0] - x[1], x => 0.7 - x[2] * x[0]), new SearchOptions { Threads = threads });
        var (one, two) = (At(1), At(2));
        Assert.Equal(one.Evaluations, two.Evaluations);
        Close.SameBits([.. one.Best!.Point], [.. two.Best!.Point]);
    }

    [Fact]
    public void A_stopped_search_gives_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        var count = 0;
        var result = ConstrainedSearch.Minimise(new ConstrainedProblem
        {
            Dimensions = 2, Constraints = 0,
            Evaluate = (x, token) =>
            {
                if (Interlocked.Increment(ref count) == 12) stop.Cancel();
                token.ThrowIfCancellationRequested();
                return new Trial { Point = x, Goal = x[0] + x[1], Margins = [] };
            },
        }, new SearchOptions { Threads = 1 }, null, stop.Token);
        Assert.Equal(SearchStatus.Stopped, result.Status);
        Assert.Equal(11, result.Evaluations);
        Assert.NotNull(result.Best);
    }
}
