using Lamina.Numerics.Roots;

namespace Lamina.Line.Coating.Window;

/// <summary>
/// Flow of a Herschel-Bulkley liquid under a die lip or blade: the web at y = 0 moves at V, the lip at y = H stands, stress tau = tau_0 + G y with G = dp/dx.
/// In units of V, H and T = tau_y + K (V/H)^n, with B = tau_y/T and the shear rate gamma(s) = sign(s) [(|s| - B)/(1 - B)]^(1/n), the stress w at the web and the
/// gradient g obey no slip at the lip, 1 + int gamma(w + g y) dy = 0, and give the film, t/H = 1 + int (1 - y) gamma(w + g y) dy.
/// Both integrals are closed forms; solved for the g at which the film has its thickness.
/// </summary>
public readonly record struct LipFlow
{
    /// <summary>Yield stress, 0 for a power law [Pa].</summary>
    public double YieldStress { get; init; }

    /// <summary>Consistency K [Pa s^n].</summary>
    public required double Consistency { get; init; }

    /// <summary>Flow index n [-].</summary>
    public required double Index { get; init; }

    /// <summary>Web speed V [m/s].</summary>
    public required double Speed { get; init; }

    /// <summary>Gap H [m].</summary>
    public required double Gap { get; init; }

    /// <summary>Pressure gradient along the web's motion at which the film leaves with a thickness; positive (adverse) below half the gap [Pa/m].</summary>
    /// <param name="thickness">wet film, between 0 and the gap [m]</param>
    /// <exception cref="ArgumentOutOfRangeException">the film is not between 0 and the gap</exception>
    public double PressureGradient(double thickness)
    {
        if (!(thickness > 0 && thickness < Gap)) throw new ArgumentOutOfRangeException(nameof(thickness), thickness, $"wet film {thickness * 1e6:G4} um must lie between 0 and the gap of {Gap * 1e6:G4} um");
        // Half the gap is the drag flow of every liquid.
        if (Math.Abs(thickness / Gap - 0.5) < 1e-12) return 0;
        // The flow is antisymmetric about half the gap (seen from the lip instead of the web): solve the adverse side only.
        var share = thickness / Gap;
        return share < 0.5 ? Adverse(share) : -Adverse(1 - share);
    }

    /// <summary>Adverse pressure gradient at which no liquid passes: what a wetted upstream lip holds per length [Pa/m].</summary>
    public double SealingGradient => Adverse(0);

    /// <summary>Film that leaves at a pressure gradient; half the gap without one [m].</summary>
    /// <param name="gradient">along the web's motion, positive where it hinders [Pa/m]</param>
    public double Thickness(double gradient)
    {
        var share = new Profile(this).Film(Math.Abs(gradient) * Gap / StressScale);
        return Gap * (gradient > 0 ? share : 1 - share);
    }

    private double StressScale => YieldStress + Consistency * Math.Pow(Speed / Gap, Index);

    // The adverse gradient at which a share of the gap, at most one half, is left as film; the film falls with the gradient.
    private double Adverse(double share)
    {
        var search = new GradientSearch(new Profile(this), share);
        // Where a Newtonian liquid lies, widened until the film is thin enough.
        var high = 12 * (0.5 - share);
        while (search.Value(high) > 0) high *= 2;
        return BrentRoot.TryFind(ref search, 0, high, 1e-15 * high).Root * StressScale / Gap;
    }

    private readonly struct GradientSearch(Profile profile, double share) : IScalarFunction
    {
        public double Value(double gradient) => profile.Film(gradient) - share;
    }

    private readonly struct SlipSearch(Profile profile, double gradient) : IScalarFunction
    {
        public double Value(double wall) => 1 + profile.Integrals(wall, gradient).Rate;
    }

    /// <summary>Stress and velocity across the gap, without units.</summary>
    private readonly struct Profile
    {
        private readonly double _power, _yield, _flowing;

        public Profile(LipFlow flow) => (_power, _yield, _flowing) = (1 / flow.Index, flow.YieldStress / flow.StressScale, 1 - flow.YieldStress / flow.StressScale);

        /// <summary>Film over gap at an adverse gradient, which is not negative.</summary>
        public double Film(double gradient)
        {
            if (gradient == 0) return 0.5;
            // At -1 no stress is below that of the drag flow, at -1 - g none is above it: the root lies between, or by rounding at the nearer end.
            var search = new SlipSearch(this, gradient);
            var wall = BrentRoot.TryFind(ref search, -1 - gradient, -1, 0).Root;
            return 1 + Integrals(wall, gradient).Moment;
        }

        /// <summary>int gamma dy and int (1 - y) gamma dy over the gap.</summary>
        public (double Rate, double Moment) Integrals(double wall, double gradient)
        {
            var lip = wall + gradient;
            var least = -lip - _yield;
            // Where the stress hardly changes the closed forms cancel, and the rate is so smooth that eight points give all digits.
            if (least > 2 * gradient)
            {
                double sum = 0, weighted = 0;
                for (var k = 0; k < Nodes.Length; k++)
                {
                    var rate = -Math.Pow((-wall - gradient * Nodes[k] - _yield) / _flowing, _power);
                    sum += Weights[k] * rate;
                    weighted += Weights[k] * (1 - Nodes[k]) * rate;
                }
                return (sum, weighted);
            }
            var (first, second) = (First(lip) - First(wall), Second(lip) - Second(wall));
            return (first / gradient, (lip * first - second) / (gradient * gradient));
        }

        // Integrals of gamma and of s gamma over the stress s.
        private double First(double stress)
        {
            var excess = Excess(stress);
            return excess > 0 ? _flowing * Math.Pow(excess, _power + 1) / (_power + 1) : 0;
        }

        private double Second(double stress)
        {
            var excess = Excess(stress);
            return excess > 0 ? Math.Sign(stress) * _flowing * Math.Pow(excess, _power + 1) * (_yield / (_power + 1) + _flowing * excess / (_power + 2)) : 0;
        }

        private double Excess(double stress) => (Math.Abs(stress) - _yield) / _flowing;

        // Gauss and Legendre, eight points between 0 and 1.
        private static ReadOnlySpan<double> Nodes =>
        [
            0.019855071751231884, 0.10166676129318663, 0.2372337950418355, 0.40828267875217511, 0.59171732124782489, 0.7627662049581645, 0.89833323870681337, 0.98014492824876812,
        ];

        private static ReadOnlySpan<double> Weights =>
        [
            0.050614268145188130, 0.11119051722668724, 0.15685332293894364, 0.18134189168918099, 0.18134189168918099, 0.15685332293894364, 0.11119051722668724, 0.050614268145188130,
        ];
    }
}
