using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lamina.Numerics.Integration;

/// <summary>
/// The vector loops of the integrator. Arrays are padded with zeros to multiples of eight; eight lanes of double are used whatever the machine's
/// width (narrower machines do them in parts), so sums have the same order and the same bits everywhere.
/// </summary>
internal static class Lanes
{
    private const int Width = 8;

    public static int Padded(int count) => (count + Width - 1) / Width * Width;

    /// <summary>weights = 1 / (relative |y| + absolute); zero where absolute is infinite.</summary>
    public static void Weights(double relative, double[] absolute, double[] state, double[] weights, int length)
    {
        Check(length, absolute, state, weights);
        ref var a = ref MemoryMarshal.GetArrayDataReference(absolute);
        ref var y = ref MemoryMarshal.GetArrayDataReference(state);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        var r = Vector512.Create(relative);
        for (nuint i = 0; i < (nuint)length; i += Width)
            (Vector512<double>.One / (r * Vector512.Abs(Vector512.LoadUnsafe(ref y, i)) + Vector512.LoadUnsafe(ref a, i))).StoreUnsafe(ref w, i);
    }

    /// <summary>Sum of (weight * value)^2.</summary>
    public static double SquareSum(ref double values, ref double weights, int length)
    {
        var sum = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)length; i += Width)
        {
            var v = Vector512.LoadUnsafe(ref values, i) * Vector512.LoadUnsafe(ref weights, i);
            sum += v * v;
        }
        return Sum(sum);
    }

    /// <summary>Sum of (weight * (a + b))^2.</summary>
    public static double SquareSumOfSum(ref double a, ref double b, ref double weights, int length)
    {
        var sum = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)length; i += Width)
        {
            var v = (Vector512.LoadUnsafe(ref a, i) + Vector512.LoadUnsafe(ref b, i)) * Vector512.LoadUnsafe(ref weights, i);
            sum += v * v;
        }
        return Sum(sum);
    }

    /// <summary>state = sum of D^0 .. D^order; psi = sum over j of coefficients_j D^j.</summary>
    public static void Predict(double[] history, int stride, int order, ReadOnlySpan<double> coefficients, double[] state, double[] psi)
    {
        Check(stride, state, psi);
        if (history.Length < (order + 1) * stride || coefficients.Length <= order) throw new ArgumentException("history or coefficients too short");
        ref var d = ref MemoryMarshal.GetArrayDataReference(history);
        ref var y = ref MemoryMarshal.GetArrayDataReference(state);
        ref var p = ref MemoryMarshal.GetArrayDataReference(psi);
        for (nuint i = 0; i < (nuint)stride; i += Width)
        {
            var sum = Vector512.LoadUnsafe(ref d, i);
            var weighted = Vector512<double>.Zero;
            for (var j = 1; j <= order; j++)
            {
                var difference = Vector512.LoadUnsafe(ref d, i + (nuint)(j * stride));
                sum += difference;
                weighted += coefficients[j] * difference;
            }
            sum.StoreUnsafe(ref y, i);
            weighted.StoreUnsafe(ref p, i);
        }
    }

    /// <summary>residual = c * rates - psi - correction.</summary>
    public static void Residual(double c, double[] rates, double[] psi, double[] correction, double[] residual, int length)
    {
        Check(length, rates, psi, correction, residual);
        ref var f = ref MemoryMarshal.GetArrayDataReference(rates);
        ref var p = ref MemoryMarshal.GetArrayDataReference(psi);
        ref var d = ref MemoryMarshal.GetArrayDataReference(correction);
        ref var r = ref MemoryMarshal.GetArrayDataReference(residual);
        var factor = Vector512.Create(c);
        for (nuint i = 0; i < (nuint)length; i += Width)
            (factor * Vector512.LoadUnsafe(ref f, i) - Vector512.LoadUnsafe(ref p, i) - Vector512.LoadUnsafe(ref d, i)).StoreUnsafe(ref r, i);
    }

    /// <summary>residual = c * rates - psi: the first iteration, where the correction is still zero.</summary>
    public static void Residual(double c, double[] rates, double[] psi, double[] residual, int length)
    {
        Check(length, rates, psi, residual);
        ref var f = ref MemoryMarshal.GetArrayDataReference(rates);
        ref var p = ref MemoryMarshal.GetArrayDataReference(psi);
        ref var r = ref MemoryMarshal.GetArrayDataReference(residual);
        var factor = Vector512.Create(c);
        for (nuint i = 0; i < (nuint)length; i += Width)
            (factor * Vector512.LoadUnsafe(ref f, i) - Vector512.LoadUnsafe(ref p, i)).StoreUnsafe(ref r, i);
    }

    /// <summary>correction += change (or = v at first); state += change; returns the sum of (weight change)^2.</summary>
    public static double Correct(bool first, double[] change, double[] weights, double[] correction, double[] state, int length)
    {
        Check(length, change, weights, correction, state);
        ref var r = ref MemoryMarshal.GetArrayDataReference(change);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var d = ref MemoryMarshal.GetArrayDataReference(correction);
        ref var y = ref MemoryMarshal.GetArrayDataReference(state);
        var sum = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)length; i += Width)
        {
            var v = Vector512.LoadUnsafe(ref r, i);
            (first ? v : Vector512.LoadUnsafe(ref d, i) + v).StoreUnsafe(ref d, i);
            (Vector512.LoadUnsafe(ref y, i) + v).StoreUnsafe(ref y, i);
            var weighted = v * Vector512.LoadUnsafe(ref w, i);
            sum += weighted * weighted;
        }
        return Sum(sum);
    }

    /// <summary>Takes the correction into the differences: D^(k+2) = d - D^(k+1), D^(k+1) = d, then D^j += D^(j+1) from j = k down to 0; new weights in the same pass.</summary>
    public static void Accept(double[] history, int stride, int order, double[] correction, double relative, double[] absolute, double[] weights)
    {
        Check(stride, correction, absolute, weights);
        if (history.Length < (order + 3) * stride) throw new ArgumentException("history too short");
        ref var h = ref MemoryMarshal.GetArrayDataReference(history);
        ref var d = ref MemoryMarshal.GetArrayDataReference(correction);
        ref var a = ref MemoryMarshal.GetArrayDataReference(absolute);
        ref var w = ref MemoryMarshal.GetArrayDataReference(weights);
        var r = Vector512.Create(relative);
        for (nuint i = 0; i < (nuint)stride; i += Width)
        {
            var value = Vector512.LoadUnsafe(ref d, i);
            var above = i + (nuint)((order + 1) * stride);
            (value - Vector512.LoadUnsafe(ref h, above)).StoreUnsafe(ref h, above + (nuint)stride);
            value.StoreUnsafe(ref h, above);
            for (var j = order; j >= 0; j--)
            {
                var at = i + (nuint)(j * stride);
                value += Vector512.LoadUnsafe(ref h, at);
                value.StoreUnsafe(ref h, at);
            }
            (Vector512<double>.One / (r * Vector512.Abs(value) + Vector512.LoadUnsafe(ref a, i))).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>D^i = sum over j >= i of matrix_ij D^j, i = 1 .. order; D^0 stays.</summary>
    public static void Resample(double[] history, int stride, int order, ReadOnlySpan<double> matrix)
    {
        const int width = NdfFormula.MaximumOrder + 1;
        if (history.Length < (order + 1) * stride) throw new ArgumentException("history too short");
        ref var h = ref MemoryMarshal.GetArrayDataReference(history);
        for (nuint i = 0; i < (nuint)stride; i += Width)
            for (var row = 1; row <= order; row++)
            {
                var sum = Vector512<double>.Zero;
                for (var j = row; j <= order; j++) sum += matrix[row * width + j] * Vector512.LoadUnsafe(ref h, i + (nuint)(j * stride));
                sum.StoreUnsafe(ref h, i + (nuint)(row * stride));
            }
    }

    /// <summary>target = sum over j of coefficients_j D^j.</summary>
    public static void Combine(double[] history, int stride, int order, ReadOnlySpan<double> coefficients, double[] target)
    {
        Check(stride, target);
        if (history.Length < (order + 1) * stride || coefficients.Length <= order) throw new ArgumentException("history or coefficients too short");
        ref var h = ref MemoryMarshal.GetArrayDataReference(history);
        ref var t = ref MemoryMarshal.GetArrayDataReference(target);
        for (nuint i = 0; i < (nuint)stride; i += Width)
        {
            var sum = Vector512.LoadUnsafe(ref h, i);
            for (var j = 1; j <= order; j++) sum += coefficients[j] * Vector512.LoadUnsafe(ref h, i + (nuint)(j * stride));
            sum.StoreUnsafe(ref t, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(Vector512<double> v)
    {
        // Pairwise, spelled out: Vector512.Sum leaves the order to the runtime.
        var four = v.GetLower() + v.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    private static void Check(int length, double[] a, double[]? b = null, double[]? c = null, double[]? d = null)
    {
        if (length % Width != 0 || a.Length < length || (b is not null && b.Length < length) || (c is not null && c.Length < length) || (d is not null && d.Length < length))
            throw new ArgumentException("arrays must be padded to the stride");
    }
}
