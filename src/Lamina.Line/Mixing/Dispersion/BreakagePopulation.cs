namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// Breakage of agglomerates, dn(v)/dt = int_v^inf S(w) b(v|w) n(w) dw - S(v) n(v), on a geometric grid by the fixed pivot technique (Kumar and Ramkrishna 1996):
/// a fragment between two pivots is shared so that number and volume are kept; below the smallest pivot volume is kept.
/// Between two changes of S the system is linear with constant non-negative coefficients and is advanced by uniformisation,
/// exp(A t) = sum_k Poisson(k; L t) P^k with P = I + A/L: numbers stay non-negative and volume is kept at any step length.
/// </summary>
public sealed class BreakagePopulation
{
    private readonly double[] _pivots;
    private readonly double[][] _fragments;   // [j][i]: particles that appear at pivot i when one at pivot j breaks, i <= j; one row per parent, as it is read
    private readonly double[] _number;

    /// <summary>Builds the grid and the fragment table.</summary>
    /// <param name="smallest">volume of the smallest pivot [m3]</param>
    /// <param name="largest">volume of the largest pivot [m3]</param>
    /// <param name="count">number of pivots, at least 2; neighbours differ by (largest/smallest)^(1/(count-1)) [-]</param>
    /// <param name="daughter">fragment distribution</param>
    /// <exception cref="ArgumentException">sizes not positive and increasing, or fewer than two pivots</exception>
    public BreakagePopulation(double smallest, double largest, int count, IDaughterLaw daughter)
    {
        if (!(smallest > 0 && largest > smallest) || count < 2)
            throw new ArgumentException($"a size grid needs 0 < smallest < largest and two pivots or more; got {smallest:G4}, {largest:G4}, {count}");
        _pivots = new double[count];
        var ratio = Math.Pow(largest / smallest, 1.0 / (count - 1));
        for (var i = 0; i < count; i++) _pivots[i] = i == count - 1 ? largest : smallest * Math.Pow(ratio, i);
        _number = new double[count];
        _fragments = FragmentTable(_pivots, daughter);
    }

    private BreakagePopulation(BreakagePopulation other)
    {
        (_pivots, _fragments) = (other._pivots, other._fragments);
        _number = [.. other._number];
    }

    /// <summary>An independent copy; grid and fragment table are shared, they never change.</summary>
    public BreakagePopulation Copy() => new(this);

    /// <summary>Volumes of the pivots, increasing [m3].</summary>
    public ReadOnlySpan<double> Pivots => _pivots;

    /// <summary>Number of agglomerates at each pivot [1/m3 or any number unit].</summary>
    public Span<double> Number => _number;

    /// <summary>Moment sum_i v_i^k N_i; k = 1 is the total volume, kept by breakage.</summary>
    /// <param name="order">k</param>
    public double Moment(int order)
    {
        double sum = 0;
        for (var i = 0; i < _pivots.Length; i++) sum += Math.Pow(_pivots[i], order) * _number[i];
        return sum;
    }

    /// <summary>Advances the population with constant breakage rates.</summary>
    /// <param name="duration">not negative [s]</param>
    /// <param name="breakageRates">S at each pivot, not negative; the smallest pivot does not break [1/s]</param>
    public void Advance(double duration, ReadOnlySpan<double> breakageRates)
    {
        if (breakageRates.Length != _pivots.Length) throw new ArgumentException($"{breakageRates.Length} rates for {_pivots.Length} pivots");
        double fastest = 0;
        for (var i = 1; i < breakageRates.Length; i++)
        {
            if (!(breakageRates[i] >= 0)) throw new ArgumentException($"breakage rate {breakageRates[i]} 1/s at pivot {i} is not a non-negative number");
            fastest = Math.Max(fastest, breakageRates[i]);
        }
        if (fastest == 0 || duration == 0) return;

        // Pieces with L t <= 32 keep the Poisson weights far from underflow.
        var pieces = (int)Math.Ceiling(fastest * duration / 32);
        var load = fastest * duration / pieces;
        var power = new double[_number.Length];
        var next = new double[_number.Length];
        var sum = new double[_number.Length];
        for (var piece = 0; piece < pieces; piece++)
        {
            _number.CopyTo(power, 0);
            var weight = Math.Exp(-load);
            double spent = weight;
            for (var i = 0; i < sum.Length; i++) sum[i] = weight * power[i];
            for (var k = 1; 1 - spent > 1e-15 && k < 400; k++)
            {
                Step(power, next, breakageRates, fastest);
                (power, next) = (next, power);
                weight *= load / k;
                spent += weight;
                for (var i = 0; i < sum.Length; i++) sum[i] += weight * power[i];
            }
            // The weights sum to 1 within rounding; dividing by their sum keeps volume exactly.
            for (var i = 0; i < sum.Length; i++) _number[i] = sum[i] / spent;
        }
    }

    /// <summary>
    /// What leaves a stirred stage that is fed with this population: n = n_in + tau (birth - S n). Fragments are never larger than their parent, so the
    /// system is triangular and solved exactly, largest class first; volume is kept to rounding.
    /// </summary>
    /// <param name="residence">mean residence time, not negative [s]</param>
    /// <param name="breakageRates">S at each pivot, not negative; the smallest pivot does not break [1/s]</param>
    public void PassStirredStage(double residence, ReadOnlySpan<double> breakageRates)
    {
        if (breakageRates.Length != _pivots.Length) throw new ArgumentException($"{breakageRates.Length} rates for {_pivots.Length} pivots");
        if (!(residence >= 0)) throw new ArgumentOutOfRangeException(nameof(residence), residence, "a residence time is not negative");
        for (var j = _number.Length - 1; j >= 1; j--)
        {
            if (!(breakageRates[j] >= 0)) throw new ArgumentException($"breakage rate {breakageRates[j]} 1/s at pivot {j} is not a non-negative number");
            var broken = residence * breakageRates[j];
            _number[j] /= 1 + broken * (1 - _fragments[j][j]);
            for (var i = 0; i < j; i++) _number[i] += broken * _number[j] * _fragments[j][i];
        }
    }

    /// <summary>next = P x: a share S/L of each class breaks into its fragments.</summary>
    private void Step(double[] x, double[] next, ReadOnlySpan<double> rates, double fastest)
    {
        for (var i = 0; i < x.Length; i++) next[i] = i == 0 ? x[0] : x[i] * (1 - rates[i] / fastest);
        for (var j = 1; j < x.Length; j++)
        {
            var broken = x[j] * rates[j] / fastest;
            if (broken == 0) continue;
            var fragments = _fragments[j].AsSpan(0, j + 1);
            var into = next.AsSpan(0, j + 1);
            for (var i = 0; i < fragments.Length; i++) into[i] += broken * fragments[i];
        }
    }

    /// <summary>Shares of the hat function of each pivot in the fragments of each parent, from the cumulative number F and volume G: int (v - a)/(b - a) b dv = [G - a F]/(b - a).</summary>
    private static double[][] FragmentTable(double[] x, IDaughterLaw daughter)
    {
        var table = new double[x.Length][];
        table[0] = [0];
        for (var j = 1; j < x.Length; j++)
        {
            table[j] = new double[j + 1];
            for (var i = 0; i <= j; i++)
            {
                var rising = i == 0
                    ? daughter.VolumeBelow(x[0], x[j]) / x[0]                         // everything below the grid, at its volume
                    : (Volume(i - 1, i) - x[i - 1] * Count(i - 1, i)) / (x[i] - x[i - 1]);
                var falling = i == j ? 0 : (x[i + 1] * Count(i, i + 1) - Volume(i, i + 1)) / (x[i + 1] - x[i]);
                table[j][i] = rising + falling;

                double Count(int a, int b) => daughter.NumberBelow(x[b], x[j]) - daughter.NumberBelow(x[a], x[j]);
                double Volume(int a, int b) => daughter.VolumeBelow(x[b], x[j]) - daughter.VolumeBelow(x[a], x[j]);
            }
        }
        return table;
    }
}
