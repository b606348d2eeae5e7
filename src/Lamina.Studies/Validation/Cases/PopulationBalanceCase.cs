using Lamina.Line.Mixing.Dispersion;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Binary breakage with S(v) = v from one size (Ziff and McGrady 1985).</summary>
public sealed class PopulationBalanceCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "population-balance";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Does the breakage solver keep volume and give the moments of the closed solution?";

    /// <inheritdoc/>
    public override string Source => "Ziff and McGrady 1985: M0 = 1 + t, M1 = 1, M2 = 2(t - 1 + exp(-t))/t^2";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
        [new() { Name = "t", Unit = "1", Default = "1", Description = "dimensionless time", Lowest = 1e-3, Highest = 100 }];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var t in new[] { 0.5, 1, 2, 5, 10 })
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var row in Rows(t)) yield return row with { Quantity = $"{row.Quantity}(t={t})" };
        }
        var (coarse, fine) = (Solve(1, 121).Moment(2) - SecondMoment(1), Solve(1, 241).Moment(2) - SecondMoment(1));
        yield return Gate("order_of_convergence", 2, Math.Log2(coarse / fine), 0.1);
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => Rows(point.Get("t"));

    private IEnumerable<ValidationRow> Rows(double t)
    {
        // Two grids: the second-order error of the fixed pivots is removed by extrapolation; what is left is below the tolerance.
        var (coarse, fine) = (Solve(t, 161), Solve(t, 321));
        yield return Relative("M0", 1 + t, Extrapolated(0), 0.005);
        yield return Gate("M1", 1, fine.Moment(1), 1e-10);
        yield return Relative("M2", SecondMoment(t), Extrapolated(2), 0.002);

        double Extrapolated(int order) => fine.Moment(order) + (fine.Moment(order) - coarse.Moment(order)) / 3;
    }

    private static double SecondMoment(double t) => 2 * (t - 1 + Math.Exp(-t)) / (t * t);

    private static BreakagePopulation Solve(double t, int count)
    {
        var population = new BreakagePopulation(1e-6, 1, count, new UniformBinary());
        population.Number[^1] = 1;
        population.Advance(t, population.Pivots);
        return population;
    }
}
