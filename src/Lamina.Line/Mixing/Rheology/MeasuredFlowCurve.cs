using Lamina.Numerics.Interpolation;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>
/// A user's rheometer curve taken as it is: monotone cubic in log rate and log stress between the points, the end slopes carried on as power laws outside
/// (<see cref="IsMeasured"/> says where that is: coating shear rates often lie beyond the rheometer).
/// </summary>
public sealed class MeasuredFlowCurve : IFlowCurve
{
    private readonly MonotoneCubic _logStress;
    private readonly double _firstRate, _lastRate;

    /// <summary>Takes a measured curve.</summary>
    /// <param name="shearRates">at least two, positive, increasing [1/s]</param>
    /// <param name="stresses">positive, not falling [Pa]</param>
    /// <param name="yieldStress">from the same measurement; 0 where not evaluated [Pa]</param>
    /// <exception cref="ArgumentException">lengths differ, fewer than two points, or values not positive and increasing</exception>
    public MeasuredFlowCurve(ReadOnlySpan<double> shearRates, ReadOnlySpan<double> stresses, double yieldStress = 0)
    {
        if (shearRates.Length != stresses.Length || shearRates.Length < 2)
            throw new ArgumentException($"a flow curve needs at least two points with a rate and a stress each; got {shearRates.Length} rates and {stresses.Length} stresses");
        var x = new double[shearRates.Length];
        var y = new double[shearRates.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (!(shearRates[i] > 0 && stresses[i] > 0)) throw new ArgumentException($"point {i + 1} of the flow curve: rate {shearRates[i]:G4} 1/s and stress {stresses[i]:G4} Pa must be positive");
            if (i > 0 && !(shearRates[i] > shearRates[i - 1])) throw new ArgumentException($"point {i + 1} of the flow curve: rates must increase ({shearRates[i - 1]:G4} then {shearRates[i]:G4} 1/s)");
            if (i > 0 && !(stresses[i] >= stresses[i - 1])) throw new ArgumentException($"point {i + 1} of the flow curve: stress falls from {stresses[i - 1]:G4} to {stresses[i]:G4} Pa; remove slip or fracture points");
            x[i] = Math.Log(shearRates[i]);
            y[i] = Math.Log(stresses[i]);
        }
        _logStress = new MonotoneCubic(x, y);
        (_firstRate, _lastRate) = (shearRates[0], shearRates[^1]);
        YieldStress = yieldStress;
    }

    /// <summary>Yield stress as given [Pa].</summary>
    public double YieldStress { get; }

    /// <summary>Whether a rate lies inside the measured range; outside, the value is an extrapolation.</summary>
    public bool IsMeasured(double shearRate) => shearRate >= _firstRate && shearRate <= _lastRate;

    /// <inheritdoc/>
    public double Stress(double shearRate)
    {
        // Beyond its ends the curve goes on linearly in log-log: a power law.
        return Math.Exp(_logStress.Value(Math.Log(shearRate)));
    }
}
