namespace Lamina.Learning.Sensitivity;

/// <summary>
/// Derivatives of a model at a point, by central differences over a falling sequence of steps with Richardson's extrapolation (Ridders, Adv. Eng. Softw. 4, 75
/// (1982)): the step need not be known beforehand, since truncation at large steps and noise of an adaptive solver at small ones both show as disagreement,
/// and the estimate that agrees best is taken. One-sided where a bound is near. No complex arithmetic, so any model will do.
/// </summary>
public static class LocalSensitivity
{
    // Falling by a factor of 2 costs one more evaluation pair per halving; five pairs span a factor of 16 in step and 10^6 in truncation error.
    private const int Steps = 5;
    private const double Fall = 2;

    /// <summary>Derivatives of all outputs with respect to all inputs.</summary>
    /// <param name="model">the model</param>
    /// <param name="at">the point</param>
    /// <param name="firstSteps">largest step per input, a few per cent of the scale on which the model bends</param>
    /// <param name="lower">lowest values allowed</param>
    /// <param name="upper">highest values allowed</param>
    /// <param name="outputs">outputs</param>
    /// <param name="threads">most threads; 0 for all cores</param>
    /// <param name="cancellation">stops it between evaluations</param>
    /// <returns>derivatives by output, then input</returns>
    public static Derivative[][] Run(
        VectorFunction model, double[] at, double[] firstSteps, double[] lower, double[] upper, int outputs, int threads = 0, CancellationToken cancellation = default)
    {
        var inputs = at.Length;
        if (firstSteps.Length != inputs || lower.Length != inputs || upper.Length != inputs) throw new ArgumentException("Point, steps and bounds differ in length.", nameof(firstSteps));
        var centre = new double[outputs];
        if (!model(at, centre)) Array.Fill(centre, double.NaN);
        var differences = new double[inputs][][];
        var steps = new double[inputs][];
        var oneSided = new bool[inputs];
        for (var i = 0; i < inputs; i++) (steps[i], oneSided[i]) = Choose(at[i], firstSteps[i], lower[i], upper[i], i);

        // Every evaluation has its own slot: the result does not depend on the number of threads.
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads, CancellationToken = cancellation };
        for (var i = 0; i < inputs; i++) differences[i] = new double[Steps][];
        Parallel.For(0, inputs * Steps, options, k =>
        {
            var (i, s) = (k / Steps, k % Steps);
            differences[i][s] = Quotient(model, at, i, steps[i][s], oneSided[i], centre, outputs);
        });

        var result = new Derivative[outputs][];
        for (var o = 0; o < outputs; o++)
        {
            result[o] = new Derivative[inputs];
            for (var i = 0; i < inputs; i++) result[o][i] = Extrapolate([.. differences[i].Select(d => d[o])], steps[i], oneSided[i] ? 1 : 2);
        }
        return result;
    }

    private static (double[] Steps, bool OneSided) Choose(double x, double first, double low, double high, int input)
    {
        if (!(first > 0) || !double.IsFinite(first)) throw new ArgumentException($"The step of input {input} is a finite number above 0, not {first:R}.");
        if (!(x >= low && x <= high)) throw new ArgumentException($"Input {input} at {x:R} lies outside {low:R} to {high:R}.");
        var near = Math.Min(x - low, high - x);
        var far = Math.Max(x - low, high - x);
        // Close to a bound a central step would be lost in noise.
        var oneSided = near < first / 16;
        var step = Math.Min(first, oneSided ? far : near);
        if (!(step > 0)) throw new ArgumentException($"Input {input} has no room between its bounds {low:R} and {high:R}.");
        var sign = oneSided && high - x < x - low ? -1 : 1;
        var steps = new double[Steps];
        for (var s = 0; s < Steps; s++)
        {
            // The step that the sum x + h really makes.
            steps[s] = x + sign * step - x;
            step /= Fall;
        }
        return (steps, oneSided);
    }

    private static double[] Quotient(VectorFunction model, double[] at, int input, double step, bool oneSided, double[] centre, int outputs)
    {
        var (above, below, point) = (new double[outputs], new double[outputs], (double[])at.Clone());
        point[input] = at[input] + step;
        if (!model(point, above)) Array.Fill(above, double.NaN);
        if (oneSided)
        {
            for (var o = 0; o < outputs; o++) above[o] = (above[o] - centre[o]) / step;
            return above;
        }
        point[input] = at[input] - step;
        if (!model(point, below)) Array.Fill(below, double.NaN);
        for (var o = 0; o < outputs; o++) above[o] = (above[o] - below[o]) / (2 * step);
        return above;
    }

    // Neville's table over the quotients that have a value; order 2 (or 1) per column. Each entry is judged by its distance to its two parents.
    private static Derivative Extrapolate(double[] quotients, double[] steps, int order)
    {
        var kept = Enumerable.Range(0, Steps).Where(s => double.IsFinite(quotients[s])).ToArray();
        if (kept.Length == 0) return new Derivative { Value = double.NaN, Error = double.NaN, Step = double.NaN };
        if (kept.Length == 1) return new Derivative { Value = quotients[kept[0]], Error = Math.Abs(quotients[kept[0]]), Step = Math.Abs(steps[kept[0]]) };
        var table = kept.Select(s => quotients[s]).ToArray();
        var best = new Derivative { Value = table[^1], Error = double.PositiveInfinity, Step = Math.Abs(steps[kept[^1]]) };
        var previous = (double[])table.Clone();
        for (var column = 1; column < table.Length; column++)
        {
            var next = new double[table.Length - column];
            for (var row = 0; row < next.Length; row++)
            {
                var ratio = Math.Pow(Math.Abs(steps[kept[row]] / steps[kept[row + column]]), order);
                // Expansion in h^2 (or h): after k columns the leading error is of order (column) * order.
                next[row] = previous[row + 1] + (previous[row + 1] - previous[row]) / (ratio - 1);
                var error = Math.Max(Math.Abs(next[row] - previous[row + 1]), Math.Abs(next[row] - previous[row]));
                if (error < best.Error) best = new Derivative { Value = next[row], Error = error, Step = Math.Abs(steps[kept[row + column]]) };
            }
            previous = next;
        }
        return best;
    }
}
