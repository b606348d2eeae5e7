namespace Lamina.Materials.Solvents.Laws;

/// <summary>
/// A vapour pressure law above a join temperature and, below it, the equation of Clapeyron with an ideal vapour integrated down from the join:
/// d ln p / dT = M h_v(T) / (R T^2). The value is continuous; the slope jumps at the join by the mismatch between the law and the latent heat.
/// </summary>
/// <remarks>
/// The integral has no closed form with a Watson latent heat. It is taken once by four-point Gauss on intervals of 1 K and read back by cubic
/// Hermite interpolation with the exact slope, whose error in ln p is below 1e-12.
/// </remarks>
public sealed class VapourPressureWithClapeyronBranch : TemperatureLaw
{
    private const int Intervals = 120;
    private readonly TemperatureLaw _above;
    private readonly TemperatureLaw _latentHeat;
    private readonly double _molarMass;
    private readonly double _join;
    private readonly double[] _logPressure = new double[Intervals + 1];

    /// <summary>Integrates the branch.</summary>
    /// <param name="above">vapour pressure above the join [Pa]</param>
    /// <param name="latentHeat">latent heat below it [J/kg]</param>
    /// <param name="molarMass">[kg/mol]</param>
    /// <param name="join">where the branches meet [K]</param>
    public VapourPressureWithClapeyronBranch(TemperatureLaw above, TemperatureLaw latentHeat, double molarMass, double join)
    {
        _above = above;
        _latentHeat = latentHeat;
        _molarMass = molarMass;
        _join = join;
        // Node i lies at join - i; the logarithm is summed downwards from the join.
        _logPressure[0] = Math.Log(above.At(join));
        for (var i = 1; i <= Intervals; i++) _logPressure[i] = _logPressure[i - 1] - Integral(join - i);
    }

    /// <summary>Where the branches meet [K].</summary>
    public double Join => _join;

    /// <inheritdoc/>
    public override double At(double temperature) => temperature >= _join ? _above.At(temperature) : Math.Exp(LogBelow(temperature));

    /// <inheritdoc/>
    public override double Slope(double temperature) =>
        temperature >= _join ? _above.Slope(temperature) : LogSlope(temperature) * Math.Exp(LogBelow(temperature));

    private double LogSlope(double temperature) => _molarMass * _latentHeat.At(temperature) / (PhysicalConstants.Gas * temperature * temperature);

    private double LogBelow(double temperature)
    {
        var depth = _join - temperature;
        var i = Math.Min((int)depth, Intervals - 1);
        var low = _join - i - 1;
        // Below the last node the line with that node's slope goes on: far colder than any dryer, but finite.
        if (temperature < low) return _logPressure[Intervals] + LogSlope(low) * (temperature - low);
        var u = temperature - low;
        double v0 = _logPressure[i + 1], v1 = _logPressure[i], m0 = LogSlope(low), m1 = LogSlope(low + 1);
        var rise = v1 - v0;
        return v0 + u * (m0 + u * (3 * rise - 2 * m0 - m1 + u * (m0 + m1 - 2 * rise)));
    }

    private double Integral(double low)
    {
        ReadOnlySpan<double> x = [0.33998104358485626, 0.8611363115940526];
        ReadOnlySpan<double> w = [0.6521451548625461, 0.34785484513745385];
        var sum = 0.0;
        for (var k = 0; k < 2; k++)
            sum += 0.5 * w[k] * (LogSlope(low + 0.5 * (1 - x[k])) + LogSlope(low + 0.5 * (1 + x[k])));
        return sum;
    }
}
