using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Learning.Calibration;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Calibration;

/// <summary>What an experiment that could be made would read, and how every reading would move with every parameter.</summary>
internal static class CandidateReadings
{
    // Readings of a curve and of a profile; a logger takes more, but neighbours are not independent of the model's own error.
    private const int Times = 40, Heights = 20;

    // Half-width of the difference, in widths of the range: large against the noise of a run, small against the range.
    private const double Step = 0.02;

    /// <summary>One candidate per quantity that can be measured, with its sensitivities at the estimates (before any fit: at the recipe's values).</summary>
    public static IEnumerable<ExperimentCandidate> Of(
        string name, RecipeEvaluator evaluator, Variable[] variables, CalibratedValue[] parameters, FitResult? fit, IReadOnlyList<string> measures, int threads, CancellationToken cancellation)
    {
        double[] centre = [.. parameters.Select((p, j) => Math.Clamp(fit is not null ? p.Parameter.Coordinate(fit.Estimates[j].Value) : p.Parameter.Start is { } start ? p.Parameter.Coordinate(start) : 0.5, Step, 1 - Step))];
        EvaluatedPoint At(double[] z) => evaluator.At(variables, [.. z.Select((c, j) => parameters[j].Parameter.At(c))], cancellation);
        var middle = At(centre);
        if (!middle.Solved) throw new InputException(FaultKind.Inconsistent, $"--candidate {name}: this experiment has no result: {middle.Failure}", "check what it changes");
        var readings = FilmReadings.Of(middle);

        var points = new EvaluatedPoint[2 * parameters.Length];
        Parallel.For(0, points.Length, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads, CancellationToken = cancellation }, k =>
        {
            var z = (double[])centre.Clone();
            z[k / 2] += k % 2 == 0 ? Step : -Step;
            points[k] = At(z);
        });
        foreach (var (quantity, deviation) in Measures(readings, measures))
        {
            var places = Places(quantity, readings, middle, out var axis);
            var columns = new double[parameters.Length][];
            for (var j = 0; j < parameters.Length; j++)
            {
                var above = Read(points[2 * j], quantity, axis, places);
                var below = Read(points[2 * j + 1], quantity, axis, places);
                columns[j] = [.. above.Zip(below, (a, b) => double.IsFinite(a - b) ? (a - b) / (2 * Step) / deviation : 0)];
            }
            yield return new ExperimentCandidate { Name = $"{name}: {quantity}", Sensitivities = columns };
        }
    }

    private static double[] Read(EvaluatedPoint point, string quantity, MeasuredAxis axis, double[] places)
    {
        if (!point.Solved) return [.. places.Select(_ => double.NaN)];
        if (axis == MeasuredAxis.Run) return [point.Of(quantity) ?? double.NaN];
        var readings = FilmReadings.Of(point);
        return [.. places.Select(p => readings?.Read(quantity, axis, p) ?? double.NaN)];
    }

    private static IEnumerable<(string Quantity, double Deviation)> Measures(FilmReadings? readings, IReadOnlyList<string> measures)
    {
        if (measures.Count > 0) return measures.Select(m => MeasuredData.Split(m, "--measure")).Select(m => (m.Name, Deviation: m.Deviation.Value));
        if (readings is null) throw new InputException(FaultKind.Usage, "what the experiments measure is not said", "add --measure \"QUANTITY: deviation\"");
        // Usual instruments: a thermocouple or pyrometer, a balance, a laser sensor, elemental maps of a cross section.
        return [("film_temperature", 0.5), ("mass", 5e-4), ("thickness", 1e-6), .. readings.Profiles.Where(p => p.EndsWith("_over_mean", StringComparison.Ordinal)).Select(p => (p, 0.05))];
    }

    private static double[] Places(string quantity, FilmReadings? readings, EvaluatedPoint middle, out MeasuredAxis axis)
    {
        if (readings is not null && readings.Curves.Any(c => c.Name == quantity))
        {
            axis = MeasuredAxis.Time;
            var end = Math.Min(readings.EndTime, 1.2 * (middle.Of("drying_time") ?? readings.EndTime));
            return [.. Enumerable.Range(1, Times).Select(i => end * i / Times)];
        }
        if (readings is not null && readings.Profiles.Contains(quantity))
        {
            axis = MeasuredAxis.RelativeHeight;
            return [.. Enumerable.Range(0, Heights).Select(i => (i + 0.5) / Heights)];
        }
        axis = MeasuredAxis.Run;
        if (middle.Find(quantity) is null)
            throw new InputException(FaultKind.NotFound, $"--measure {quantity}: it is no curve, profile or output of this recipe",
                readings is null ? null : $"{(Nearest.To(quantity, readings.Curves.Select(c => c.Name).Concat(readings.Profiles)) is { } near ? $"did you mean {near}? " : "")}curves are {string.Join(", ", readings.Curves.Select(c => c.Name))}; profiles {string.Join(", ", readings.Profiles)}");
        return [0];
    }
}
