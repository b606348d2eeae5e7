using Lamina.Materials.Solvents;

namespace Lamina.Drying.Film;

/// <summary>
/// Solvent that a polymer holds in equilibrium, volume per volume of polymer, over activity: Flory-Huggins bounded by what the gel takes up,
/// 1/b^3 = 1/b_FH^3 + 1/b_gel^3, so that the bound is approached smoothly. Cubic pieces.
/// </summary>
internal sealed class HeldSolventTable
{
    private const int Intervals = 512;
    private readonly double[] _value = new double[Intervals + 1], _slope = new double[Intervals + 1];

    public HeldSolventTable(double chi, double gelPolymerFraction)
    {
        for (var i = 0; i <= Intervals; i++)
        {
            var a = (double)i / Intervals;
            _value[i] = Exact(a, chi, gelPolymerFraction);
            const double h = 1e-6;
            double low = Math.Max(0, a - h), high = Math.Min(1, a + h);
            _slope[i] = (Exact(high, chi, gelPolymerFraction) - Exact(low, chi, gelPolymerFraction)) / (high - low) / Intervals;
        }
    }

    /// <summary>The law itself.</summary>
    public static double Exact(double activity, double chi, double gelPolymerFraction)
    {
        if (activity <= 0) return 0;
        var gel = (1 - gelPolymerFraction) / gelPolymerFraction;
        var s = FloryHuggins.SolventFraction(activity, chi);
        // Volume of solvent per volume of polymer is s/(1 - s); its inverse stays finite where the polymer dissolves.
        var inverse = (1 - s) / s;
        return 1 / Math.Cbrt(inverse * inverse * inverse + 1 / (gel * gel * gel));
    }

    /// <summary>Value and slope.</summary>
    public double At(double activity, out double slope)
    {
        slope = 0;
        if (activity >= 1) return _value[Intervals];
        if (activity <= 0) return 0;
        var x = activity * Intervals;
        var i = Math.Min((int)x, Intervals - 1);
        var u = x - i;
        var d = _value[i + 1] - _value[i];
        double a = _slope[i] - d, c = d - _slope[i + 1];
        var bend = a * (1 - u) + c * u;
        slope = Intervals * (d + (1 - 2 * u) * bend + u * (1 - u) * (c - a));
        return _value[i] + u * (d + (1 - u) * bend);
    }
}
