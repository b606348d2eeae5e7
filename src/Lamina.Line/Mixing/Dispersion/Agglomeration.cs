namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// Agglomeration, dn(v)/dt = 1/2 int_0^v K(v-w, w) n(v-w) n(w) dw - n(v) int_0^inf K(v, w) n(w) dw (Smoluchowski 1916), on the pivots of a <see cref="BreakagePopulation"/> by the
/// fixed pivot technique: what two agglomerates make is shared between the pivots beside it so that number and volume are kept. Pairs that would leave the grid do not meet.
/// Fourth-order Runge-Kutta with steps in which no class loses more than a fiftieth.
/// </summary>
public sealed class Agglomeration
{
    private const double Loss = 0.02;
    private readonly double[] _kernel, _upper;   // [i * count + j], j <= i: collisions per time and pair, and the share of what they make that goes to the pivot above it
    private readonly int[] _place;               // the pivot below it; -1 where the pair does not meet
    private readonly int _count;

    /// <summary>Tabulates the pairs of a grid.</summary>
    /// <param name="pivots">volumes, increasing</param>
    /// <param name="kernel">K of two pivots by their indices, symmetric and not negative; in units of one over number and time</param>
    public Agglomeration(ReadOnlySpan<double> pivots, Func<int, int, double> kernel)
    {
        _count = pivots.Length;
        (_kernel, _upper, _place) = (new double[_count * _count], new double[_count * _count], new int[_count * _count]);
        for (var i = 0; i < _count; i++)
            for (var j = 0; j <= i; j++)
            {
                var volume = pivots[i] + pivots[j];
                var k = i;
                while (k < _count - 1 && pivots[k + 1] <= volume) k++;
                var at = i * _count + j;
                _place[at] = k == _count - 1 ? -1 : k;
                if (_place[at] < 0) continue;
                // Where a small one joins a large one only the small volume counts: a difference of the large ones would lose it.
                _upper[at] = (k == i ? pivots[j] : volume - pivots[k]) / (pivots[k + 1] - pivots[k]);
                _kernel[at] = kernel(i, j);
            }
    }

    /// <summary>Lets a population agglomerate for a while.</summary>
    /// <param name="number">number at each pivot</param>
    /// <param name="duration">not negative [s]</param>
    public void Advance(Span<double> number, double duration)
    {
        if (number.Length != _count) throw new ArgumentException($"{number.Length} numbers for {_count} pivots");
        double[] first = new double[_count], second = new double[_count], third = new double[_count], fourth = new double[_count], at = new double[_count];
        for (var left = duration; left > 0;)
        {
            var fastest = Rates(number, first);
            if (fastest == 0) return;
            var step = Math.Min(left, Loss / fastest);
            for (var i = 0; i < _count; i++) at[i] = number[i] + 0.5 * step * first[i];
            Rates(at, second);
            for (var i = 0; i < _count; i++) at[i] = number[i] + 0.5 * step * second[i];
            Rates(at, third);
            for (var i = 0; i < _count; i++) at[i] = number[i] + step * third[i];
            Rates(at, fourth);
            for (var i = 0; i < _count; i++) number[i] += step / 6 * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]);
            left -= step;
        }
    }

    /// <summary>Rates of change; returns the fastest relative loss of any class.</summary>
    private double Rates(ReadOnlySpan<double> number, double[] rates)
    {
        Array.Clear(rates);
        double fastest = 0;
        for (var i = 0; i < _count; i++)
        {
            double loss = 0;
            for (var j = 0; j <= i; j++)
            {
                var at = i * _count + j;
                var k = _place[at];
                if (k < 0) continue;
                // A class meets itself half as often, and loses two.
                var meetings = (i == j ? 0.5 : 1) * _kernel[at] * number[i] * number[j];
                rates[j] -= meetings;
                rates[k + 1] += _upper[at] * meetings;
                // A large one that takes up a small one mostly stays in its class: written so, its many meetings are no fast rate.
                if (k == i) rates[i] -= _upper[at] * meetings;
                else
                {
                    rates[i] -= meetings;
                    rates[k] += (1 - _upper[at]) * meetings;
                }
                loss += _kernel[at] * number[j] * (k == i ? _upper[at] : 1);
            }
            for (var j = i + 1; j < _count; j++)
                if (_place[j * _count + i] >= 0) loss += _kernel[j * _count + i] * number[j];
            fastest = Math.Max(fastest, loss);
        }
        return fastest;
    }
}
