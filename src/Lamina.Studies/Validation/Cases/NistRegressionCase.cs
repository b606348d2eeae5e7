using Lamina.Learning.Calibration;
using Lamina.Studies.Validation.Data;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Nonlinear regression against certified values.</summary>
public sealed class NistRegressionCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "nist-regression";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Does calibration find the certified estimates and standard deviations of NIST's nonlinear sets from their far starts?";

    /// <inheritdoc/>
    public override string Source => "NIST Statistical Reference Datasets, nonlinear regression: Misra1a, Hahn1, MGH09, Thurber (certified to 11 digits)";

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var name in (string[])["Misra1a", "Hahn1", "MGH09", "Thurber"])
        {
            using var stream = typeof(NistRegressionCase).Assembly.GetManifestResourceStream($"Lamina.Studies.Validation.Data.{name}.dat")!;
            using var reader = new StreamReader(stream);
            var set = StrdSet.Parse(name, reader.ReadToEnd());
            var n = set.Certified.Length;
            double[] lower = [.. Enumerable.Repeat(double.NegativeInfinity, n)], upper = [.. Enumerable.Repeat(double.PositiveInfinity, n)];
            var found = LevenbergMarquardt.Solve(set.Residuals, set.Y.Length, set.Starts[0], lower, upper, null, cancellation);
            yield return Relative($"{name}: sum of squares", set.SumOfSquares, found.SumOfSquares, 1e-9);

            // Deviations through the same path as a calibration, on ranges of 40 certified deviations around the certified values.
            var fit = Fit.Run(new FitProblem
            {
                Parameters = [.. Enumerable.Range(0, n).Select(j => new FitParameter { Name = $"b{j + 1}", Low = found.Point[j] - 20 * set.Deviations[j], High = found.Point[j] + 20 * set.Deviations[j], Start = found.Point[j] })],
                Series = [new FitSeries { Name = "y", Values = set.Y }],
                Model = (b, y) =>
                {
                    set.Residuals(b, y);
                    for (var i = 0; i < y.Length; i++) y[i] = set.Y[i] - y[i];
                    return true;
                },
            }, new FitSettings { Profiles = false, Widen = false, Trials = 1, Searches = 1 }, null, cancellation);
            for (var j = 0; j < n; j++)
            {
                yield return Relative($"{name}: b{j + 1}", set.Certified[j], found.Point[j], 1e-6);
                yield return Relative($"{name}: sd of b{j + 1}", set.Deviations[j], fit.Estimates[j].StandardDeviation, 1e-4);
            }
        }
    }
}
