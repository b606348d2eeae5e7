using Lamina.Numerics.Random;

namespace Lamina.Learning.Sensitivity;

/// <summary>
/// Sobol' indices of one output from its values on a <see cref="SobolDesign"/>. First order after Saltelli et al. (2010), table 2 (b), on centred values; total
/// after Jansen, Comput. Phys. Commun. 117, 35 (1999). Intervals by the bootstrap over rows; on Sobol' points it takes the rows for independent, which makes
/// the intervals too wide rather than too narrow.
/// </summary>
public static class SobolIndices
{
    /// <summary>Fewest rows that indices are computed from.</summary>
    public const int FewestRows = 16;

    /// <summary>Estimates the indices.</summary>
    /// <param name="values">one array per row: the output at A, B, AB_1, ..., AB_d; rows with a value that is not finite are left out [unit of the output]</param>
    /// <param name="seed">seed of the bootstrap</param>
    /// <param name="resamples">bootstrap samples</param>
    /// <param name="level">probability that an interval covers [-]</param>
    /// <returns>one per input; null where fewer than <see cref="FewestRows"/> rows are left or the output does not vary</returns>
    public static IReadOnlyList<SobolIndex>? Estimate(IReadOnlyList<double[]> values, ulong seed, int resamples = 500, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "The level lies between 0 and 1.");
        var rows = values.Where(r => Array.TrueForAll(r, double.IsFinite)).ToArray();
        if (rows.Length < FewestRows) return null;
        var inputs = rows[0].Length - 2;
        var centre = rows.Average(r => (r[0] + r[1]) / 2);
        var scale = rows.Max(r => Math.Max(Math.Abs(r[0] - centre), Math.Abs(r[1] - centre)));
        // Differences below the last digits of the values themselves are rounding, not variance.
        if (!(scale > 1e-13 * Math.Abs(centre))) return null;

        var terms = Terms(rows, centre, scale);
        var all = new int[rows.Length];
        Array.Fill(all, 1);
        var (first, total) = (new double[inputs], new double[inputs]);
        if (!Indices(terms, all, first, total)) return null;

        var (firsts, totals) = (new double[inputs][], new double[inputs][]);
        for (var i = 0; i < inputs; i++) (firsts[i], totals[i]) = (new double[resamples], new double[resamples]);
        var stream = new RandomStream(seed, RandomStreams.Learning);
        var counts = new int[rows.Length];
        var (f, t) = (new double[inputs], new double[inputs]);
        for (var sample = 0; sample < resamples; sample++)
        {
            Array.Clear(counts);
            for (var draw = 0; draw < rows.Length; draw++) counts[stream.Integer((uint)rows.Length, (uint)sample, (ulong)draw)]++;
            // All rows the same: not a sample that says anything.
            if (!Indices(terms, counts, f, t)) (f, t) = ([.. first], [.. total]);
            for (var i = 0; i < inputs; i++) (firsts[i][sample], totals[i][sample]) = (f[i], t[i]);
        }

        var indices = new SobolIndex[inputs];
        for (var i = 0; i < inputs; i++)
        {
            Array.Sort(firsts[i]);
            Array.Sort(totals[i]);
            indices[i] = new SobolIndex
            {
                First = first[i],
                FirstLow = Quantiles.OfSorted(firsts[i], (1 - level) / 2),
                FirstHigh = Quantiles.OfSorted(firsts[i], (1 + level) / 2),
                Total = total[i],
                TotalLow = Quantiles.OfSorted(totals[i], (1 - level) / 2),
                TotalHigh = Quantiles.OfSorted(totals[i], (1 + level) / 2),
            };
        }
        return indices;
    }

    // Per row: a, b, and for each input b (ab - a) and (a - ab)^2 / 2; the indices are ratios of sums of these.
    private static double[][] Terms(double[][] rows, double centre, double scale) => [.. rows.Select(r =>
    {
        var inputs = r.Length - 2;
        var (a, b) = ((r[0] - centre) / scale, (r[1] - centre) / scale);
        var terms = new double[2 + 2 * inputs];
        (terms[0], terms[1]) = (a, b);
        for (var i = 0; i < inputs; i++)
        {
            var ab = (r[2 + i] - centre) / scale;
            terms[2 + 2 * i] = b * (ab - a);
            terms[3 + 2 * i] = (a - ab) * (a - ab) / 2;
        }
        return terms;
    })];

    private static bool Indices(double[][] terms, int[] counts, double[] first, double[] total)
    {
        double sum = 0, squares = 0;
        Array.Clear(first);
        Array.Clear(total);
        for (var k = 0; k < terms.Length; k++)
        {
            double n = counts[k];
            if (n == 0) continue;
            var row = terms[k];
            sum += n * (row[0] + row[1]);
            squares += n * (row[0] * row[0] + row[1] * row[1]);
            for (var i = 0; i < first.Length; i++)
            {
                first[i] += n * row[2 + 2 * i];
                total[i] += n * row[3 + 2 * i];
            }
        }
        var mean = sum / (2 * terms.Length);
        var variance = squares / (2 * terms.Length) - mean * mean;
        if (!(variance > 1e-26)) return false;
        for (var i = 0; i < first.Length; i++)
        {
            first[i] /= terms.Length * variance;
            total[i] /= terms.Length * variance;
        }
        return true;
    }
}
