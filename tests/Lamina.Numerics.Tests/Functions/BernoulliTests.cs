using System.Runtime.Intrinsics;
using Lamina.Numerics.Functions;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Functions;

public sealed class BernoulliTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1e-12, 0.9999999999995)]
    [InlineData(0.1, 0.9508331944775050)]
    [InlineData(-0.5, 1.2707470412683992)]
    [InlineData(0.5, 0.7707470412683992)]
    [InlineData(1, 0.5819767068693265)]
    [InlineData(-30, 30.000000000002807)]
    [InlineData(800, 0)]
    public void Values_are_exact_to_rounding(double x, double expected) => Close.Absolute(expected, Bernoulli.Value(x), 2e-14 * (1 + Math.Abs(expected)));

    [Fact]
    public void Series_and_closed_form_meet_and_the_symmetry_holds()
    {
        foreach (var x in new[] { 0.01, 0.2, 0.4999999999, 0.5, 0.5000000001, 0.9, 3, 20, 100 })
        {
            Close.Relative(x + Bernoulli.Value(x), Bernoulli.Value(-x), 4e-15, $"B(-{x})");
            foreach (var at in new[] { x, -x })
            {
                var h = 1e-5 * (1 + Math.Abs(at));
                Close.Absolute((Bernoulli.Value(at + h) - Bernoulli.Value(at - h)) / (2 * h), Bernoulli.Derivative(at), 3e-9, $"derivative at {at}");
            }
        }
        Close.Relative(Bernoulli.Value(Math.BitIncrement(0.5)), Bernoulli.Value(0.5), 2e-15, "across the switch");
    }

    [Fact]
    public void Eight_lanes_give_the_bits_of_one()
    {
        var x = Vector512.Create(-0.5, -0.3, -1e-3, 0, 1e-9, 0.1, 0.37, 0.5);
        var b = Bernoulli.Series(x);
        var byConductance = Bernoulli.SeriesByConductance(x);
        for (var i = 0; i < 8; i++)
        {
            Close.SameBits([Bernoulli.Value(x[i])], [b[i]]);
            Close.Relative(Bernoulli.Value(x[i]) - x[i] * Bernoulli.Derivative(x[i]), byConductance[i], 1e-14);
        }
    }
}
