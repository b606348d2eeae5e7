using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Order of convergence of the stiff integrator.</summary>
internal sealed class IntegratorOrderCase : ValidationCase
{
    public override string Name => "integrator-order";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Question => "Does every formula of the stiff integrator converge with its order?";

    public override string Source => "Prothero and Robinson 1974 type problem with a known solution; steps of fixed size halved";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
        [new() { Name = "order", Unit = "1", Default = "3", Lowest = 1, Highest = 5, Description = "order of the formula" }];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        for (var order = 1; order <= 5; order++) yield return Gate($"observed order of formula {order}", order, Observed(order), 0.1);
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var order = (int)point.Get("order");
        yield return Gate("observed_order", order, Observed(order), 0.1);
    }

    private static double Observed(int order)
    {
        var steps = order >= 4 ? 80 : 320;
        return Math.Log2(Error(order, steps) / Error(order, 2 * steps));
    }

    // Summed over several ends: at a single one the leading term may happen to vanish.
    private static double Error(int order, int steps)
    {
        var sum = 0.0;
        foreach (var part in (double[])[0.25, 0.5, 0.75, 1])
        {
            var integrator = new StiffIntegrator(new KnownSolution(), new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-13 });
            integrator.TakeFixedSteps(0, 2.0 / steps, order, (int)(part * steps), (t, y) => (y[0], y[1]) = (Math.Cos(t), Math.Sin(2 * t)));
            sum += Math.Abs(integrator.State[0] - Math.Cos(2 * part)) + Math.Abs(integrator.State[1] - Math.Sin(4 * part));
        }
        return sum;
    }

    // y = (cos t, sin 2t) with a nonlinear coupling that vanishes on the solution.
    private sealed class KnownSolution : IStiffSystem
    {
        public int Count => 2;

        public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
        {
            var (a, b) = (state[0] - Math.Cos(time), state[1] - Math.Sin(2 * time));
            rates[0] = -3 * a + a * b - Math.Sin(time);
            rates[1] = -2 * b + a * a + 2 * Math.Cos(2 * time);
        }
    }
}
