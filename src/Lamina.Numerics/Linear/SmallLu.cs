using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lamina.Numerics.Linear;

/// <summary>LU of a row-major n x n matrix in place, partial pivoting, inverted diagonal stored (Golub and Van Loan, Matrix Computations, 3.4).</summary>
internal static class SmallLu
{
    public static bool TryFactor(Span<double> matrix, Span<int> pivots, int n)
    {
        ref var a = ref MemoryMarshal.GetReference(matrix);
        if (matrix.Length < n * n || pivots.Length < n) throw new ArgumentException("matrix or pivots too short");
        for (var k = 0; k < n; k++)
        {
            var p = k;
            var largest = Math.Abs(Unsafe.Add(ref a, k * n + k));
            for (var i = k + 1; i < n; i++)
            {
                var size = Math.Abs(Unsafe.Add(ref a, i * n + k));
                if (size > largest) (largest, p) = (size, i);
            }
            // The negated form also catches NaN.
            if (!(largest > 0) || !double.IsFinite(largest)) return false;
            pivots[k] = p;
            if (p != k)
                for (var j = 0; j < n; j++)
                    (Unsafe.Add(ref a, k * n + j), Unsafe.Add(ref a, p * n + j)) = (Unsafe.Add(ref a, p * n + j), Unsafe.Add(ref a, k * n + j));
            var inverse = 1 / Unsafe.Add(ref a, k * n + k);
            Unsafe.Add(ref a, k * n + k) = inverse;
            for (var i = k + 1; i < n; i++)
            {
                var multiplier = Unsafe.Add(ref a, i * n + k);
                if (multiplier == 0) continue;
                multiplier *= inverse;
                Unsafe.Add(ref a, i * n + k) = multiplier;
                for (var j = k + 1; j < n; j++)
                    Unsafe.Add(ref a, i * n + j) -= multiplier * Unsafe.Add(ref a, k * n + j);
            }
        }
        return true;
    }

    public static void Solve(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivots, int n, Span<double> x)
    {
        if (factors.Length < n * n || pivots.Length < n || x.Length < n) throw new ArgumentException("factors, pivots or right-hand side too short");
        ref var a = ref MemoryMarshal.GetReference(factors);
        ref var b = ref MemoryMarshal.GetReference(x);
        ref var pivot = ref MemoryMarshal.GetReference(pivots);
        for (var i = 0; i < n; i++)
        {
            var p = Unsafe.Add(ref pivot, i);
            var value = Unsafe.Add(ref b, p);
            if (p != i) Unsafe.Add(ref b, p) = Unsafe.Add(ref b, i);
            ref var row = ref Unsafe.Add(ref a, i * n);
            for (var j = 0; j < i; j++) value -= Unsafe.Add(ref row, j) * Unsafe.Add(ref b, j);
            Unsafe.Add(ref b, i) = value;
        }
        for (var i = n - 1; i >= 0; i--)
        {
            var value = Unsafe.Add(ref b, i);
            ref var row = ref Unsafe.Add(ref a, i * n);
            for (var j = i + 1; j < n; j++) value -= Unsafe.Add(ref row, j) * Unsafe.Add(ref b, j);
            Unsafe.Add(ref b, i) = value * Unsafe.Add(ref row, i);
        }
    }
}
