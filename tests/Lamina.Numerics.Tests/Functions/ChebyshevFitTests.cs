using System.Runtime.Intrinsics;
using Lamina.Numerics.Functions;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Functions;

public sealed class ChebyshevFitTests
{
    [Fact]
    public void Smooth_functions_are_met_to_rounding_on_the_interval()
    {
        foreach (var (f, low, high, degree) in new (Func<double, double>, double, double, int)[]
            { (x => Math.Pow(1 - x, 6.55), 0, 0.64, 20), (Math.Exp, -1, 2, 18), (x => 3 - 2 * x, 5, 6, 1) })
        {
            var fit = new ChebyshevFit(f, low, high, degree);
            for (var i = 0; i <= 500; i++)
            {
                var x = low + (high - low) * i / 500;
                Close.Absolute(f(x), fit.Value(x), 2e-14 * Math.Max(Math.Abs(f(low)), Math.Abs(f(high))), $"at {x}");
            }
        }
    }

    [Fact]
    public void The_error_falls_geometrically_with_the_degree()
    {
        double Error(int degree)
        {
            var fit = new ChebyshevFit(x => 1 / (2 + x), -1, 1, degree);
            return Enumerable.Range(0, 401).Max(i => Math.Abs(fit.Value(-1 + i / 200.0) - 1 / (1 + i / 200.0)));
        }
        // The pole at -2 gives a rate of 2 + sqrt 3 per degree.
        Close.Relative(Math.Pow(2 + Math.Sqrt(3), 4), Error(4) / Error(8), 0.1);
    }

    [Fact]
    public void Eight_lanes_give_the_bits_of_one()
    {
        var fit = new ChebyshevFit(Math.Exp, 0, 1, 12);
        var x = Vector512.Create(0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.99, 1.0);
        for (var i = 0; i < 8; i++) Close.SameBits([fit.Value(x[i])], [fit.Value(x)[i]]);
    }
}
