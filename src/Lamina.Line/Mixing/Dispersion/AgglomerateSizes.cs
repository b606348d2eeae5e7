using Lamina.Line.Laws;

namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// Carbon agglomerates while they are broken: their population by solid volume, their strength by size, and the room that they take up in the slurry.
/// Sizes run from the aggregate, which no mixer breaks, to well above what was filled in.
/// </summary>
public sealed class AgglomerateSizes
{
    // Ratio of neighbouring volumes 2^(1/3) or finer, as fixed pivots need.
    private const int Pivots = 97;
    private readonly StepConstants _constants;
    private readonly BreakagePopulation _population;
    private readonly double[] _diameters, _strength, _solidShare;
    private Agglomeration? _collisions;

    /// <summary>Fills in a log-normal distribution by volume.</summary>
    /// <param name="primary">diameter of the primary particles [m]</param>
    /// <param name="aggregate">diameter of the aggregates [m]</param>
    /// <param name="median">median diameter filled in, above the aggregate's [m]</param>
    /// <param name="spread">geometric standard deviation, above 1 [-]</param>
    /// <param name="constants">hamaker, separation, fractal_dimension, breakage_efficiency, critical_fragmentation, breakage_exponent, reagglomeration</param>
    public AgglomerateSizes(double primary, double aggregate, double median, double spread, StepConstants constants)
    {
        _constants = constants;
        var law = new RumpfStrength { PrimaryDiameter = primary, Hamaker = constants["hamaker"], Separation = constants["separation"] };
        var largest = Math.Max(median * Math.Pow(spread, 4), 8 * aggregate);
        _population = new BreakagePopulation(Cube(aggregate), Cube(largest), Pivots, new UniformBinary());
        _diameters = [.. _population.Pivots.ToArray().Select(Math.Cbrt)];
        _strength = [.. _diameters.Select(d => law.Strength(law.FractalPorosity(d, constants["fractal_dimension"])))];
        _solidShare = [.. _diameters.Select(d => 1 - law.FractalPorosity(d, constants["fractal_dimension"]))];
        double total = 0;
        for (var i = 0; i < Pivots; i++)
        {
            var x = Math.Log(_diameters[i] / median) / Math.Log(spread);
            var volume = Math.Exp(-0.5 * x * x);
            _population.Number[i] = volume / _population.Pivots[i];
            total += volume;
        }
        for (var i = 0; i < Pivots; i++) _population.Number[i] /= total;
    }

    private AgglomerateSizes(AgglomerateSizes other)
    {
        (_constants, _diameters, _strength, _solidShare) = (other._constants, other._diameters, other._strength, other._solidShare);
        _population = other._population.Copy();
        _collisions = other._collisions;
    }

    /// <summary>Diameters of the classes, increasing [m].</summary>
    public IReadOnlyList<double> Diameters => _diameters;

    /// <summary>Share of the carbon's volume in each class; they sum to 1 [-].</summary>
    public IReadOnlyList<double> VolumeShares => [.. _population.Number.ToArray().Select((n, i) => n * _population.Pivots[i])];

    /// <summary>All of the carbon; stays 1 [-].</summary>
    public double Volume => _population.Moment(1);

    /// <summary>Volume that the agglomerates take up per volume of solid carbon; falls as they are broken [-].</summary>
    public double Swelling
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < Pivots; i++) sum += _population.Number[i] * _population.Pivots[i] / _solidShare[i];
            return sum;
        }
    }

    /// <summary>Diameter below which a share of the volume lies [m].</summary>
    /// <param name="share">between 0 and 1 [-]</param>
    public double Quantile(double share)
    {
        double below = 0;
        for (var i = 0; i < Pivots; i++)
        {
            var here = _population.Number[i] * _population.Pivots[i];
            if (below + here >= share || i == Pivots - 1)
            {
                // A class reaches halfway to its neighbours; its volume is spread evenly over the logarithm.
                var step = Math.Log(_diameters[1] / _diameters[0]);
                var within = here > 0 ? Math.Clamp((share - below) / here, 0, 1) - 0.5 : 0;
                return Math.Clamp(_diameters[i] * Math.Exp(step * within), _diameters[0], _diameters[^1]);
            }
            below += here;
        }
        return _diameters[^1];
    }

    /// <summary>Breakage rates under a stress: passes through the high-shear zone times the probability to break in one.</summary>
    /// <param name="stress">shear stress in the zone [Pa]</param>
    /// <param name="passes">passes per time [1/s]</param>
    public double[] Rates(double stress, double passes)
    {
        double[] parameters = [_constants["breakage_efficiency"], _constants["critical_fragmentation"], _constants["breakage_exponent"]];
        var rates = new double[Pivots];
        for (var i = 1; i < Pivots; i++) rates[i] = passes * MixingLaws.BreakageProbability.Value([stress / _strength[i]], parameters);
        return rates;
    }

    /// <summary>Breaks for a while at constant rates.</summary>
    /// <param name="duration">not negative [s]</param>
    /// <param name="rates">from <see cref="Rates"/> [1/s]</param>
    public void Advance(double duration, double[] rates) => _population.Advance(duration, rates);

    /// <summary>Passes a stirred stage.</summary>
    /// <param name="residence">mean residence time [s]</param>
    /// <param name="rates">from <see cref="Rates"/> [1/s]</param>
    public void PassStirredStage(double residence, double[] rates) => _population.PassStirredStage(residence, rates);

    /// <summary>
    /// Lets agglomerates meet in the shear of the bulk and stick by the constant <c>reagglomeration</c>: Smoluchowski's collisions in shear, (g/6) (d_i + d_j)^3 per pair.
    /// </summary>
    /// <param name="duration">not negative [s]</param>
    /// <param name="shearRate">of the bulk [1/s]</param>
    /// <param name="carbon">volume of carbon per volume of slurry [-]</param>
    public void Agglomerate(double duration, double shearRate, double carbon)
    {
        if (_constants["reagglomeration"] is not (> 0 and var sticking)) return;
        // Numbers are per volume of carbon, counted as cubes of diameters: a sphere has pi/6 of its cube.
        var scale = sticking * shearRate * carbon / Math.PI;
        _collisions ??= new Agglomeration(_population.Pivots, (i, j) => Cube(_diameters[i] + _diameters[j]));
        _collisions.Advance(_population.Number, scale * duration);
    }

    /// <summary>An independent copy.</summary>
    public AgglomerateSizes Copy() => new(this);

    private static double Cube(double d) => d * d * d;
}
