using MathNet.Numerics.Distributions;

namespace Lamina.Learning.Sampling;

/// <summary>
/// What is known of one uncertain input, as the inverse of its cumulative distribution: a point of the unit cube becomes a sample, so that any design
/// (Sobol', Latin hypercube) serves any input. Immutable.
/// </summary>
public abstract record Distribution
{
    /// <summary>Mean [unit of the input].</summary>
    public abstract double Mean { get; }

    /// <summary>Standard deviation [unit of the input].</summary>
    public abstract double StandardDeviation { get; }

    /// <summary>Lowest value that can come out, minus infinity where there is none [unit of the input].</summary>
    public abstract double Lowest { get; }

    /// <summary>Highest value that can come out, infinity where there is none [unit of the input].</summary>
    public abstract double Highest { get; }

    /// <summary>The value below which a sample lies with the given probability.</summary>
    /// <param name="probability">strictly between 0 and 1 [-]</param>
    public abstract double Quantile(double probability);

    /// <summary>The probability of a sample below a value [-].</summary>
    /// <param name="value">the value [unit of the input]</param>
    public abstract double Cumulative(double value);

    /// <summary>Normal distribution.</summary>
    /// <param name="mean">mean</param>
    /// <param name="sd">standard deviation, above 0</param>
    public static Distribution Normal(double mean, double sd) => new NormalDistribution(mean, sd);

    /// <summary>Every value of a range alike.</summary>
    /// <param name="low">lower end</param>
    /// <param name="high">upper end, above the lower one</param>
    public static Distribution Uniform(double low, double high) => new UniformDistribution(low, high);

    /// <summary>Every order of magnitude of a positive range alike: for constants known only within factors.</summary>
    /// <param name="low">lower end, above 0</param>
    /// <param name="high">upper end</param>
    public static Distribution LogUniform(double low, double high) => new LogUniformDistribution(low, high);

    /// <summary>A positive quantity whose logarithm is normal.</summary>
    /// <param name="median">median, above 0</param>
    /// <param name="logDeviation">standard deviation of the natural logarithm, above 0 [-]</param>
    public static Distribution LogNormal(double median, double logDeviation) => new LogNormalDistribution(median, logDeviation);

    /// <summary>The same distribution cut off outside a range and scaled up inside it.</summary>
    /// <param name="low">lower end; minus infinity leaves it open</param>
    /// <param name="high">upper end; infinity leaves it open</param>
    /// <exception cref="ArgumentException">the range holds next to no probability</exception>
    public Distribution Within(double low, double high) => low <= Lowest && high >= Highest ? this : new TruncatedDistribution(this, low, high);

    private protected static double Positive(double value, string name) => double.IsFinite(value) && value > 0
        ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number above 0.");

    private protected static double Finite(double value, string name) => double.IsFinite(value)
        ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number.");

    private protected static double Above(double low, double high) => Finite(high, nameof(high)) > low
        ? high : throw new ArgumentOutOfRangeException(nameof(high), high, $"The upper end lies above the lower end {low:R}.");

    private sealed record NormalDistribution(double Centre, double Sd) : Distribution
    {
        private readonly Normal _law = new(Finite(Centre, nameof(Centre)), Positive(Sd, nameof(Sd)));
        public override double Mean => Centre;
        public override double StandardDeviation => Sd;
        public override double Lowest => double.NegativeInfinity;
        public override double Highest => double.PositiveInfinity;
        public override double Quantile(double probability) => _law.InverseCumulativeDistribution(probability);
        public override double Cumulative(double value) => _law.CumulativeDistribution(value);
    }

    private sealed record UniformDistribution(double Low, double High) : Distribution
    {
        private readonly double _width = Above(Finite(Low, nameof(Low)), High) - Low;
        public override double Mean => Low + _width / 2;
        public override double StandardDeviation => _width / Math.Sqrt(12);
        public override double Lowest => Low;
        public override double Highest => High;
        public override double Quantile(double probability) => Math.Clamp(Low + probability * _width, Low, High);
        public override double Cumulative(double value) => Math.Clamp((value - Low) / _width, 0, 1);
    }

    private sealed record LogUniformDistribution(double Low, double High) : Distribution
    {
        private readonly double _log = Math.Log(Above(Positive(Low, nameof(Low)), High) / Low);
        public override double Mean => (High - Low) / _log;
        public override double StandardDeviation => Math.Sqrt(Math.Max(0, (High * High - Low * Low) / (2 * _log) - Mean * Mean));
        public override double Lowest => Low;
        public override double Highest => High;
        public override double Quantile(double probability) => Math.Clamp(Low * Math.Exp(probability * _log), Low, High);
        public override double Cumulative(double value) => value <= Low ? 0 : Math.Min(1, Math.Log(value / Low) / _log);
    }

    private sealed record LogNormalDistribution(double Median, double LogDeviation) : Distribution
    {
        private readonly LogNormal _law = new(Math.Log(Positive(Median, nameof(Median))), Positive(LogDeviation, nameof(LogDeviation)));
        public override double Mean => _law.Mean;
        public override double StandardDeviation => _law.StdDev;
        public override double Lowest => 0;
        public override double Highest => double.PositiveInfinity;
        public override double Quantile(double probability) => _law.InverseCumulativeDistribution(probability);
        public override double Cumulative(double value) => value <= 0 ? 0 : _law.CumulativeDistribution(value);
    }

    private sealed record TruncatedDistribution : Distribution
    {
        // Moments by the midpoint rule in probability: smooth inside, and the ends are finite or far out.
        private const int Moments = 4096;
        private readonly Distribution _whole;
        private readonly double _below, _share;

        public TruncatedDistribution(Distribution whole, double low, double high)
        {
            _whole = whole;
            Lowest = Math.Max(low, whole.Lowest);
            Highest = Math.Min(high, whole.Highest);
            _below = whole.Cumulative(Lowest);
            _share = whole.Cumulative(Highest) - _below;
            if (!(_share > 1e-9))
                throw new ArgumentException($"Between {low:G6} and {high:G6} lies next to nothing of a distribution of mean {whole.Mean:G6} and standard deviation {whole.StandardDeviation:G6}.");
            double sum = 0, squares = 0;
            for (var i = 0; i < Moments; i++) sum += Quantile((i + 0.5) / Moments);
            Mean = sum / Moments;
            for (var i = 0; i < Moments; i++)
            {
                var d = Quantile((i + 0.5) / Moments) - Mean;
                squares += d * d;
            }
            StandardDeviation = Math.Sqrt(squares / Moments);
        }

        public override double Mean { get; }
        public override double StandardDeviation { get; }
        public override double Lowest { get; }
        public override double Highest { get; }
        public override double Quantile(double probability) => Math.Clamp(_whole.Quantile(Math.Clamp(_below + probability * _share, 1e-300, 1 - 1e-16)), Lowest, Highest);
        public override double Cumulative(double value) => value <= Lowest ? 0 : value >= Highest ? 1 : Math.Clamp((_whole.Cumulative(value) - _below) / _share, 0, 1);
    }
}
