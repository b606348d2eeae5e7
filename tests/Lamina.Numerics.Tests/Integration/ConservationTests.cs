using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

public sealed class ConservationTests
{
    [Theory]
    [InlineData(20, 1, 1e-3)]
    [InlineData(20, 3, 1e-3)]
    [InlineData(60, 4, 1e-5)]
    [InlineData(40, 6, 1e-4)]
    public void Linear_invariants_are_kept_to_rounding_although_Newton_stops_early(int cells, int species, double tolerance)
    {
        var (problem, integrator) = Make(cells, species, tolerance);
        var y = problem.Initial();
        var before = Total(problem, y);
        integrator.Solve(0, y, 1.5, y);
        Assert.True(y[problem.Quadrature] > 0.5 * before, "much has left, or the test proves nothing");
        Close.Relative(before, Total(problem, y), 1e-12, "total");
    }

    [Fact]
    public void Without_conserving_differences_the_same_run_drifts_more()
    {
        var problem = new FilmLikeProblem(60, 4);
        var silent = new DelegateSystem(problem.Count, problem.Rates);
        var integrator = new StiffIntegrator(silent, new BorderedBlockTridiagonalMatrix(60, 4, 1, 1, [59]), Options(problem, 1e-3));
        var y = problem.Initial();
        var before = Total(problem, y);
        integrator.Solve(0, y, 1.5, y);
        var without = Math.Abs(Total(problem, y) / before - 1);

        var (_, conserving) = Make(60, 4, 1e-3);
        conserving.Solve(0, problem.Initial(), 1.5, y);
        var with = Math.Abs(Total(problem, y) / before - 1);
        Assert.True(with < 0.2 * without, $"with {with:G3}, without {without:G3}");
    }

    [Fact]
    public void The_structured_matrix_gives_the_result_of_the_dense_one_and_of_the_reference()
    {
        var (problem, integrator) = Make(6, 3, 1e-8);
        var structured = new double[problem.Count];
        integrator.Solve(0, problem.Initial(), 0.2, structured);
        var dense = new double[problem.Count];
        new StiffIntegrator(problem, new DenseMatrix(problem.Count), Options(problem, 1e-8)).Solve(0, problem.Initial(), 0.2, dense);
        var reference = RadauReference.Solve(problem, 0, problem.Initial(), 0.2, 400);
        for (var i = 0; i < problem.Count; i++)
        {
            Close.Relative(reference[i], structured[i], 2e-6, $"unknown {i}");
            Close.Relative(reference[i], dense[i], 2e-6, $"unknown {i}, dense");
        }
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(7, 3)]
    public void Nothing_is_allocated_by_runs_steps_events_and_restarts(int cells, int species)
    {
        var (problem, integrator) = Make(cells, species, 1e-5);
        var y = problem.Initial();
        var end = new double[problem.Count];
        void Run()
        {
            integrator.Start(0, y);
            for (var k = 1; k <= 10; k++)
            {
                integrator.StopTime = 0.1 * k;
                integrator.Advance(0.1 * k);
                integrator.Restart(integrator.State);
            }
            integrator.TrySolve(0, y, 1, end);
        }
        for (var warm = 0; warm < 40; warm++) Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_run_repeats_to_the_bit_on_the_same_object()
    {
        var (problem, integrator) = Make(10, 2, 1e-4);
        var (first, second) = (new double[problem.Count], new double[problem.Count]);
        integrator.Solve(0, problem.Initial(), 1, first);
        integrator.Solve(0, problem.Initial(), 0.37, second);
        integrator.Solve(0, problem.Initial(), 1, second);
        Close.SameBits(first, second);
    }

    private static (FilmLikeProblem, StiffIntegrator) Make(int cells, int species, double tolerance)
    {
        var problem = new FilmLikeProblem(cells, species);
        return (problem, new StiffIntegrator(problem, new BorderedBlockTridiagonalMatrix(cells, species, 1, 1, [cells - 1]), Options(problem, tolerance)));
    }

    private static StiffOptions Options(FilmLikeProblem problem, double tolerance)
    {
        var absolute = new double[problem.Count];
        Array.Fill(absolute, 0.01 * tolerance);
        absolute[problem.Quadrature] = double.PositiveInfinity;
        return new StiffOptions { RelativeTolerance = tolerance, AbsoluteTolerances = absolute };
    }

    private static double Total(FilmLikeProblem problem, double[] y) => y.Take(problem.Cells * problem.Species).Sum() + y[problem.Quadrature];
}
