using Lamina.Line.Mixing.Dispersion;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Agglomeration with a constant kernel from one size (Smoluchowski 1916).</summary>
public sealed class AgglomerationCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "agglomeration";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Does the agglomeration solver keep volume and give the number of the closed solution?";

    /// <inheritdoc/>
    public override string Source => "Smoluchowski 1916, constant kernel: N = N_0/(1 + N_0 beta t/2); second moment M2(0) + beta M1^2 t";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "N0", Unit = "1", Default = "1", Description = "number at the start, each of volume 1", Lowest = 1e-6, Highest = 1e6 },
        new() { Name = "beta", Unit = "1", Default = "1", Description = "kernel", Lowest = 1e-9, Highest = 1e9 },
        new() { Name = "t", Unit = "1", Default = "2", Description = "time; N0 beta t at most 200", Lowest = 0, Highest = 1e9 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var t in new[] { 0.5, 2, 20 })
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var row in Rows(1, 1, t)) yield return row with { Quantity = $"{row.Quantity}(t={t})" };
        }
        yield return Gate("order_of_convergence", 2, Math.Log2(Error(61) / Error(121)), 0.1);
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (number, beta, t) = (point.Get("N0"), point.Get("beta"), point.Get("t"));
        if (number * beta * t > 200) throw new ArgumentException($"N0 beta t = {number * beta * t:G4}: the largest agglomerates would leave the size grid; keep it at 200 or below");
        return Rows(number, beta, t);
    }

    private IEnumerable<ValidationRow> Rows(double number, double beta, double t)
    {
        var at = Solve(number, beta, t, 121);
        yield return Relative("N", number / (1 + number * beta * t / 2), Moment(at, 0), 1e-6);
        yield return Relative("M1", number, Moment(at, 1), 1e-10);
    }

    private static (double[] Pivots, double[] Number) Solve(double number, double beta, double t, int count)
    {
        // From single particles to ten thousand of them.
        var pivots = Enumerable.Range(0, count).Select(i => Math.Pow(1e4, (double)i / (count - 1))).ToArray();
        var numbers = new double[count];
        numbers[0] = number;
        new Agglomeration(pivots, (_, _) => beta).Advance(numbers, t);
        return (pivots, numbers);
    }

    // Of the second moment, from sizes spread as exp(-v): from one size the makings are whole numbers, which meet the pivots by chance and not by an order.
    private static double Error(int count)
    {
        const double smallest = 1e-3, largest = 300, t = 2;
        var step = Math.Log(largest / smallest) / (count - 1);
        var pivots = Enumerable.Range(0, count).Select(i => smallest * Math.Exp(step * i)).ToArray();
        var numbers = pivots.Select(v => Math.Exp(-v) * v * step).ToArray();
        var (first, second) = (Moment((pivots, numbers), 1), Moment((pivots, numbers), 2));
        new Agglomeration(pivots, (_, _) => 1).Advance(numbers, t);
        return Moment((pivots, numbers), 2) - (second + first * first * t);
    }

    private static double Moment((double[] Pivots, double[] Number) at, int order) => at.Pivots.Select((v, i) => Math.Pow(v, order) * at.Number[i]).Sum();
}
