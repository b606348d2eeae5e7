using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lamina.Drying.Film;

/// <summary>
/// The suction curve in the form that the rates need: analytic while saturated, cubic pieces after air entry. The part in which the network still
/// consolidates depends on the surface tension: it is tabulated in the mapped variable v = (f - f_last)/(f_entry - f_last) at Chebyshev nodes of the surface
/// tension ratio, and combined once per temperature. The part after that is one curve of saturation. Value and slope are continuous everywhere.
/// </summary>
internal sealed class SuctionTable
{
    public const double LowestRatio = 0.45, HighestRatio = 1.2;
    private const int Ratios = 7, Nodes = 65;

    // Rows of nodes are padded to whole vectors.
    private const int Stride = 72;
    private const double LowestSaturation = 1e-5;
    private const int Buckets = 1024;

    // Least -d ln S/d ln s. Two narrow classes of pores would leave a gap in which suction rises a hundredfold while nothing empties: no solid has that, and no
    // integration gets through it. Curves without such a gap are not touched.
    private const double LeastEmptying = 0.005;

    private readonly SuctionCurve _curve;
    private readonly double[] _ratios = new double[Ratios], _barycentric = new double[Ratios];

    // Consolidating part: nodes v_j; ln of suction and its slope at each surface tension, then the combination for the current one.
    private readonly double[] _v = new double[Nodes], _rowValue = new double[Stride], _rowSlope = new double[Stride];
    private readonly int[] _vBucket = new int[257];
    private readonly double[] _values = new double[Ratios * Stride], _slopes = new double[Ratios * Stride];
    private readonly double[] _entries = new double[Ratios], _finals = new double[Ratios];

    // Retention after the network stands still: saturation descending from the last point.
    private readonly double[] _saturation, _lnSuction, _lnSlope, _large, _largeSlope;
    private readonly int[] _bucket = new int[Buckets + 1];
    private readonly double _lastSaturation;
    private double _ratio = double.NaN;

    public SuctionTable(SuctionCurve curve)
    {
        _curve = curve;
        for (var k = 0; k < Ratios; k++)
        {
            var angle = Math.PI * (k + 0.5) / Ratios;
            _ratios[k] = 0.5 * (LowestRatio + HighestRatio) + 0.5 * (HighestRatio - LowestRatio) * Math.Cos(angle);
            _barycentric[k] = (k % 2 == 0 ? 1 : -1) * Math.Sin(angle);
        }
        _lastSaturation = curve.Saturation(curve.LastSuction);
        BuildConsolidatingPart();
        (_saturation, _lnSuction, _lnSlope, _large, _largeSlope) = BuildRetention();
        for (int k = 0, j = 0; k <= Buckets; k++)
        {
            var s = _saturation[0] + (_saturation[^1] - _saturation[0]) * k / Buckets;
            while (j < _saturation.Length - 2 && _saturation[j + 1] <= s) j++;
            _bucket[k] = j;
        }
        SetRatio(1);
    }

    /// <summary>Air-entry suction at the current surface tension [Pa].</summary>
    public double Entry { get; private set; }

    /// <summary>Fluid content (and void ratio) at air entry [-].</summary>
    public double EntryFluid { get; private set; }

    /// <summary>Fluid content at which the network comes to stand [-].</summary>
    public double LastFluid { get; private set; }

    /// <summary>Void ratio at which the network stands [-].</summary>
    public double FinalVoidRatio { get; private set; }

    /// <summary>Sets the surface tension over its reference.</summary>
    public void SetRatio(double ratio)
    {
        ratio = Math.Clamp(ratio, LowestRatio, HighestRatio);
        if (ratio == _ratio) return;
        _ratio = ratio;
        Span<double> weight = stackalloc double[Ratios];
        var sum = 0.0;
        var exact = -1;
        for (var k = 0; k < Ratios; k++)
        {
            var distance = ratio - _ratios[k];
            if (distance == 0) exact = k;
            weight[k] = _barycentric[k] / distance;
            sum += weight[k];
        }
        for (var k = 0; k < Ratios; k++) weight[k] = exact >= 0 ? (k == exact ? 1 : 0) : weight[k] / sum;
        double entry = 0, final = 0;
        for (var k = 0; k < Ratios; k++)
        {
            entry += weight[k] * _entries[k];
            final += weight[k] * _finals[k];
        }
        Combine(weight, _values, _rowValue);
        Combine(weight, _slopes, _rowSlope);
        // The pieces must meet exactly: suction has no jump, however small, because the flow is its difference times a large conductivity. So the
        // entry suction is that of the saturated branch at the interpolated entry point, and the last point lies on the retention branch.
        EntryFluid = entry;
        Entry = _curve.Pressure(1 / (1 + entry));
        FinalVoidRatio = final;
        LastFluid = final * _lastSaturation;
    }

    // Lanes are nodes, each summed over the ratios in the same order at any width.
    private static void Combine(ReadOnlySpan<double> weight, double[] rows, double[] sum)
    {
        ref var r = ref MemoryMarshal.GetArrayDataReference(rows);
        ref var s = ref MemoryMarshal.GetArrayDataReference(sum);
        for (nuint j = 0; j < Stride; j += (nuint)Vector256<double>.Count)
        {
            var value = Vector256<double>.Zero;
            for (var k = 0; k < Ratios; k++) value += weight[k] * Vector256.LoadUnsafe(ref r, j + (nuint)(k * Stride));
            value.StoreUnsafe(ref s, j);
        }
    }

    /// <summary>Suction, void ratio and saturations at a fluid content, with their slopes: those of the pieces themselves, so that a Newton method sees the very function.</summary>
    /// <param name="f">fluid volume per volume of immobile solid [-]</param>
    public SuctionPoint At(double f)
    {
        var point = new SuctionPoint { Large = 1, Fine = 1 };
        if (f >= EntryFluid)
        {
            var phi = 1 / (1 + f);
            var open = 1 / (1 - phi / _curve.Packing);
            var suction = _curve.Colloidal * phi * open;
            var perPhi = _curve.Colloidal * open * open;
            if (_curve.Strength > 0 && phi > _curve.Gel)
            {
                var gap = 1 / (_curve.Packing - phi);
                var yield = _curve.Strength * _curve.Yield.Of((phi - _curve.Gel) * gap);
                suction += yield;
                perPhi += yield * _curve.Exponent * (1 / (phi - _curve.Gel) + gap);
            }
            point.VoidRatio = f;
            point.VoidRatioSlope = 1;
            point.Suction = suction;
            point.SuctionSlope = -phi * phi * perPhi;
            return point;
        }
        if (f > LastFluid)
        {
            var perFluid = 1 / (EntryFluid - LastFluid);
            var v = (f - LastFluid) * perFluid;
            var i = _vBucket[Math.Min((int)(v * 256), 256)];
            while (i < Nodes - 2 && _v[i + 1] < v) i++;
            var hatted = Math.Exp(Cubic(v, _v[i], _v[i + 1], _rowValue[i], _rowValue[i + 1], _rowSlope[i], _rowSlope[i + 1], out var lnSlope));
            var hattedSlope = hatted * lnSlope * perFluid;
            point.Large = _curve.Large(hatted, out var largeSlope);
            point.Fine = _curve.Fine(hatted, out var fineSlope);
            point.LargeSlope = largeSlope * hattedSlope;
            point.FineSlope = fineSlope * hattedSlope;
            var saturation = (1 - _curve.FineShare) * point.Large + _curve.FineShare * point.Fine;
            var saturationSlope = (1 - _curve.FineShare) * point.LargeSlope + _curve.FineShare * point.FineSlope;
            point.VoidRatio = f / saturation;
            point.VoidRatioSlope = (1 - point.VoidRatio * saturationSlope) / saturation;
            point.Suction = Entry * hatted;
            point.SuctionSlope = Entry * hattedSlope;
            return point;
        }
        var e = FinalVoidRatio;
        point.VoidRatio = e;
        var s = f / e;
        var lowest = _saturation[0];
        if (s <= lowest)
        {
            // Below the table the last solvent is adsorbed, not capillary: the suction stays where it is.
            var share = Math.Max(_curve.FineShare, 1e-12);
            point.Large = _large[0];
            point.Fine = Math.Max(0, (s - (1 - _curve.FineShare) * point.Large) / share);
            point.FineSlope = point.Fine > 0 ? 1 / (share * e) : 0;
            point.Suction = Entry * Math.Exp(_lnSuction[0]);
            return point;
        }
        var b = _bucket[Math.Min((int)((s - lowest) / (_saturation[^1] - lowest) * Buckets), Buckets)];
        while (b < _saturation.Length - 2 && _saturation[b + 1] < s) b++;
        var ln = Cubic(s, _saturation[b], _saturation[b + 1], _lnSuction[b], _lnSuction[b + 1], _lnSlope[b], _lnSlope[b + 1], out var perSaturation);
        point.Large = Cubic(s, _saturation[b], _saturation[b + 1], _large[b], _large[b + 1], _largeSlope[b], _largeSlope[b + 1], out var largePerSaturation);
        var fine = _curve.FineShare > 1e-9 ? (s - (1 - _curve.FineShare) * point.Large) / _curve.FineShare : 0;
        point.Fine = Math.Clamp(fine, 0, 1);
        point.LargeSlope = largePerSaturation / e;
        point.FineSlope = fine is > 0 and < 1 ? (1 - (1 - _curve.FineShare) * largePerSaturation) / (_curve.FineShare * e) : 0;
        point.Suction = Entry * Math.Exp(ln);
        point.SuctionSlope = point.Suction * perSaturation / e;
        return point;
    }

    /// <summary>The void ratio alone.</summary>
    /// <param name="f">fluid volume per volume of immobile solid [-]</param>
    public double VoidRatio(double f) => f >= EntryFluid ? f : f > LastFluid ? At(f).VoidRatio : FinalVoidRatio;

    private static double Cubic(double x, double x0, double x1, double y0, double y1, double m0, double m1, out double slope)
    {
        var h = x1 - x0;
        var u = (x - x0) / h;
        var d = y1 - y0;
        double a = h * m0 - d, c = d - h * m1;
        var bend = a * (1 - u) + c * u;
        slope = (d + (1 - 2 * u) * bend + u * (1 - u) * (c - a)) / h;
        return y0 + u * (d + (1 - u) * bend);
    }

    private void BuildConsolidatingPart()
    {
        // Nodes in suction, dense near air entry where the network still moves fast; their images at ratio 1 are the nodes in v.
        var top = Math.Log(_curve.LastSuction);
        var reference = new double[Nodes];
        var guess = new double[Nodes];
        for (var j = 0; j < Nodes; j++)
        {
            var t = 1 - (double)j / (Nodes - 1);
            guess[j] = top * t * t;
            reference[j] = _curve.Fluid(Math.Exp(guess[j]), 1);
        }
        var (f0, f1) = (reference[0], reference[^1]);
        for (var j = 0; j < Nodes; j++) _v[j] = (reference[j] - f0) / (f1 - f0);
        for (var j = 1; j < Nodes; j++)
            if (!(_v[j] > _v[j - 1])) _v[j] = Math.BitIncrement(_v[j - 1]);
        for (int k = 0, j = 0; k <= 256; k++)
        {
            while (j < Nodes - 2 && _v[j + 1] <= k / 256.0) j++;
            _vBucket[k] = j;
        }
        for (var k = 0; k < Ratios; k++)
        {
            var g = _ratios[k];
            var entry = _entries[k] = _curve.VoidRatio(g * _curve.Entry);
            var last = _curve.Fluid(_curve.LastSuction, g);
            _finals[k] = _curve.VoidRatio(g * _curve.Entry * _curve.LargestStress);
            for (var j = 0; j < Nodes; j++)
            {
                var target = last + _v[j] * (entry - last);
                var ln = j == 0 ? top : j == Nodes - 1 ? 0 : Invert(target, g, top, guess[j]);
                _values[k * Stride + j] = ln;
                // The next surface tension is a neighbour of this one.
                guess[j] = ln;
                // Slope by a difference of the exact curve, one-sided at the ends.
                var h = 1e-5 * top;
                double lower = Math.Max(0, ln - h), upper = Math.Min(top, ln + h);
                _slopes[k * Stride + j] = (upper - lower) / (_curve.Fluid(Math.Exp(upper), g) - _curve.Fluid(Math.Exp(lower), g)) * (entry - last);
            }
        }
    }

    // Secant inside a bracket, on a falling function of ln s.
    private double Invert(double fluid, double g, double top, double guess)
    {
        double low = 0, high = top;
        double x0 = guess, f0 = _curve.Fluid(Math.Exp(x0), g) - fluid;
        var x1 = guess + (f0 > 0 ? 1e-4 : -1e-4) * top;
        for (var i = 0; i < 100; i++)
        {
            if (!(x1 > low && x1 < high)) x1 = 0.5 * (low + high);
            var f1 = _curve.Fluid(Math.Exp(x1), g) - fluid;
            if (f1 > 0) low = x1; else high = x1;
            if (Math.Abs(f1) <= 1e-11 * fluid || high - low <= 1e-13) break;
            var next = x1 - f1 * (x1 - x0) / (f1 - f0);
            (x0, f0, x1) = (x1, f1, next);
        }
        return x1;
    }

    private (double[] Saturation, double[] Ln, double[] LnSlope, double[] Large, double[] LargeSlope) BuildRetention()
    {
        List<(double S, double Ln, double LnSlope, double Large, double LargeSlope)> points = [];
        var ln = Math.Log(_curve.LastSuction);
        // Saturation as tabulated over saturation of the curve: less than 1 only beyond a gap.
        var share = 1.0;
        var before = 0.0;
        while (points.Count < 4000)
        {
            var exact = _curve.Saturation(Math.Exp(ln));
            const double h = 1e-5, spacing = 0.06;
            var (above, below) = (Math.Exp(ln + h), Math.Exp(ln - h));
            var slope = (_curve.Saturation(above) - _curve.Saturation(below)) / (2 * h);
            var large = _curve.Large(Math.Exp(ln));
            var largeSlope = (_curve.Large(above) - _curve.Large(below)) / (2 * h);
            if (points.Count > 0) share *= Math.Min(1, Math.Exp(-LeastEmptying * spacing) * before / exact);
            before = exact;
            var s = share * exact;
            slope = Math.Min(share * slope, -LeastEmptying * s);
            if (points.Count == 0 || s < points[^1].S - 1e-12) points.Add((s, ln, 1 / slope, large, largeSlope / slope));
            if (s < LowestSaturation) break;
            ln += spacing;
            if (ln > 60) break;
        }
        points.Reverse();
        return ([.. points.Select(p => p.S)], [.. points.Select(p => p.Ln)], [.. points.Select(p => p.LnSlope)], [.. points.Select(p => p.Large)], [.. points.Select(p => p.LargeSlope)]);
    }
}
