namespace Lamina.Particles.Slurry;

/// <summary>
/// A distribution of diameters, held as many narrow fractions by number, whatever it was given as: shares of diameters, a cumulative curve, a density, or a log-normal law; each by number or by volume.
/// <see cref="Cut"/> makes the few classes that a force field has types for; they keep the number and the volume of what they stand for.
/// </summary>
public sealed class SizeDistribution
{
    // Fractions per interval of a curve and per standard deviation of a law: the classes cut from them are several times wider.
    private const int PerInterval = 16, PerDeviation = 100;
    private readonly SizeFraction[] fractions;

    private SizeDistribution(IEnumerable<SizeFraction> given)
    {
        var kept = given.Where(f => f.Number > 0).OrderBy(f => f.Diameter).ToArray();
        var total = kept.Sum(f => f.Number);
        if (kept.Length == 0 || !(total > 0 && double.IsFinite(total))) throw new ArgumentException("the shares of all sizes are zero: give at least one above zero");
        fractions = [.. kept.Select(f => f with { Number = f.Number / total })];
    }

    /// <summary>The fractions, by rising diameter; their shares by number sum to one.</summary>
    public IReadOnlyList<SizeFraction> Fractions => fractions;

    /// <summary>Share of the particles, or of the volume, at each of some diameters.</summary>
    /// <param name="diameters">above zero, in any order [m]</param>
    /// <param name="shares">not negative; need not sum to one [-]</param>
    /// <param name="by">what shares count</param>
    /// <exception cref="ArgumentException">a diameter or a share cannot be</exception>
    public static SizeDistribution OfShares(ReadOnlySpan<double> diameters, ReadOnlySpan<double> shares, SizeShares by)
    {
        Check(diameters, shares, "share");
        var given = new SizeFraction[diameters.Length];
        for (var i = 0; i < given.Length; i++) given[i] = new(diameters[i], ByNumber(diameters[i], shares[i], by));
        return new(given);
    }

    /// <summary>A cumulative curve: the share at or below each diameter, straight in the logarithm of the diameter between them; what the first row holds lies at its diameter.</summary>
    /// <param name="diameters">rising [m]</param>
    /// <param name="shares">not falling; the last one stands for the whole [-]</param>
    /// <param name="by">what shares count</param>
    /// <exception cref="ArgumentException">fewer than two rows, or not rising</exception>
    public static SizeDistribution OfCumulative(ReadOnlySpan<double> diameters, ReadOnlySpan<double> shares, SizeShares by)
    {
        Check(diameters, shares, "cumulative share");
        CheckRising(diameters);
        List<SizeFraction> given = [new(diameters[0], ByNumber(diameters[0], shares[0], by))];
        for (var i = 1; i < diameters.Length; i++)
        {
            if (shares[i] < shares[i - 1]) throw new ArgumentException($"row {i + 1}: the cumulative share falls from {shares[i - 1]:G4} to {shares[i]:G4}: it must rise with the diameter");
            Spread(given, diameters[i - 1], diameters[i], shares[i] - shares[i - 1], by);
        }
        return new(given);
    }

    /// <summary>A density per length of diameter, straight between the points.</summary>
    /// <param name="diameters">rising [m]</param>
    /// <param name="density">not negative; need not be normalised [1/m]</param>
    /// <param name="by">what it is the density of</param>
    /// <exception cref="ArgumentException">fewer than two rows, or not rising</exception>
    public static SizeDistribution OfDensity(ReadOnlySpan<double> diameters, ReadOnlySpan<double> density, SizeShares by)
    {
        Check(diameters, density, "density");
        CheckRising(diameters);
        List<SizeFraction> given = [];
        for (var i = 1; i < diameters.Length; i++)
        {
            var ratio = Math.Pow(diameters[i] / diameters[i - 1], 1.0 / PerInterval);
            for (var k = 0; k < PerInterval; k++)
            {
                var (low, high) = (diameters[i - 1] * Math.Pow(ratio, k), diameters[i - 1] * Math.Pow(ratio, k + 1));
                var (middle, at) = (Math.Sqrt(low * high), (0.5 * (low + high) - diameters[i - 1]) / (diameters[i] - diameters[i - 1]));
                given.Add(new(middle, ByNumber(middle, (high - low) * (density[i - 1] + at * (density[i] - density[i - 1])), by)));
            }
        }
        return new(given);
    }

    /// <summary>A log-normal law, cut on both sides.</summary>
    /// <param name="median">median diameter, by what <paramref name="by"/> says [m]</param>
    /// <param name="sigma">standard deviation of the natural logarithm [-]</param>
    /// <param name="by">what the median divides into halves</param>
    /// <param name="cut">standard deviations on either side of the median that are kept [-]</param>
    public static SizeDistribution LogNormal(double median, double sigma, SizeShares by, double cut = 2.5)
    {
        if (!(median > 0 && sigma > 0 && cut > 0)) throw new ArgumentException($"median {median} m, sigma {sigma} and cut {cut} must be above zero");
        var count = (int)Math.Ceiling(2 * cut * PerDeviation);
        return new(Enumerable.Range(0, count).Select(k =>
        {
            // A hundred to the standard deviation: the density at the middle is the share within 1e-5.
            var u = -cut + 2 * cut * (k + 0.5) / count;
            var d = median * Math.Exp(u * sigma);
            return new SizeFraction(d, ByNumber(d, Math.Exp(-0.5 * u * u), by));
        }));
    }

    /// <summary>Without its tails.</summary>
    /// <param name="low">share that is left out at the small end [-]</param>
    /// <param name="high">share below which is kept [-]</param>
    /// <param name="by">what these shares count</param>
    public SizeDistribution Trimmed(double low, double high, SizeShares by)
    {
        var weights = Weights(by);
        var below = 0.0;
        List<SizeFraction> kept = [];
        for (var i = 0; i < weights.Length; i++)
        {
            var middle = below + 0.5 * weights[i];
            if (middle >= low && middle <= high) kept.Add(fractions[i]);
            below += weights[i];
        }
        return new(kept);
    }

    /// <summary>Classes of equal width in the logarithm of the diameter; empty ones are left out. Each keeps number and volume of its fractions: its diameter is that of their mean volume.</summary>
    /// <param name="classes">at most so many; fewer diameters than that are left as they are [-]</param>
    public IReadOnlyList<SizeFraction> Cut(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (fractions.Length <= classes) return fractions;
        var (first, range) = (Math.Log(fractions[0].Diameter), Math.Log(fractions[^1].Diameter / fractions[0].Diameter));
        var number = new double[classes];
        var volume = new double[classes];
        foreach (var f in fractions)
        {
            var k = Math.Min(classes - 1, (int)(classes * (Math.Log(f.Diameter) - first) / range));
            number[k] += f.Number;
            volume[k] += f.Volume;
        }
        return [.. Enumerable.Range(0, classes).Where(k => number[k] > 0).Select(k => new SizeFraction(Math.Cbrt(6 / Math.PI * volume[k] / number[k]), number[k]))];
    }

    /// <summary>Diameter below which a share lies, straight in the logarithm between the middles of the fractions [m].</summary>
    /// <param name="share">0 to 1 [-]</param>
    /// <param name="by">what it counts</param>
    public double Quantile(double share, SizeShares by)
    {
        var weights = Weights(by);
        double below = 0, before = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var middle = below + 0.5 * weights[i];
            if (middle >= share)
                return i == 0 ? fractions[0].Diameter : fractions[i - 1].Diameter * Math.Pow(fractions[i].Diameter / fractions[i - 1].Diameter, (share - before) / (middle - before));
            (before, below) = (middle, below + weights[i]);
        }
        return fractions[^1].Diameter;
    }

    /// <summary>Share of what is at or below a diameter [-].</summary>
    /// <param name="diameter">the diameter [m]</param>
    /// <param name="by">what it counts</param>
    public double Below(double diameter, SizeShares by) => Weights(by).Zip(fractions, (w, f) => f.Diameter <= diameter ? w : 0).Sum();

    private double[] Weights(SizeShares by)
    {
        double[] weights = [.. fractions.Select(f => by == SizeShares.Number ? f.Number : f.Volume)];
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    private static void Spread(List<SizeFraction> given, double low, double high, double share, SizeShares by)
    {
        for (var k = 0; k < PerInterval; k++)
        {
            var d = low * Math.Pow(high / low, (k + 0.5) / PerInterval);
            given.Add(new(d, ByNumber(d, share / PerInterval, by)));
        }
    }

    // Diameters in micrometres keep the cube away from the smallest numbers.
    private static double ByNumber(double diameter, double share, SizeShares by) => by == SizeShares.Number ? share : share / Math.Pow(diameter * 1e6, 3);

    private static void Check(ReadOnlySpan<double> diameters, ReadOnlySpan<double> values, string what)
    {
        if (diameters.Length != values.Length) throw new ArgumentException($"{diameters.Length} diameters but {values.Length} values");
        for (var i = 0; i < values.Length; i++)
        {
            if (!(diameters[i] > 0 && double.IsFinite(diameters[i]))) throw new ArgumentException($"row {i + 1}: the diameter is {diameters[i] * 1e6:G4} um: it must be above zero");
            if (!(values[i] >= 0 && double.IsFinite(values[i]))) throw new ArgumentException($"row {i + 1}: the {what} is {values[i]:G4}: it must not be negative");
        }
    }

    private static void CheckRising(ReadOnlySpan<double> diameters)
    {
        if (diameters.Length < 2) throw new ArgumentException("a curve needs at least two rows");
        for (var i = 1; i < diameters.Length; i++)
            if (!(diameters[i] > diameters[i - 1])) throw new ArgumentException($"row {i + 1}: diameters must rise ({diameters[i - 1] * 1e6:G4} um, then {diameters[i] * 1e6:G4} um)");
    }
}
