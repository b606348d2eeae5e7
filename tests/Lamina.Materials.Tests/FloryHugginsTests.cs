using FsCheck;
using FsCheck.Fluent;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Materials.Tests;

public class FloryHugginsTests
{
    [Theory]
    [InlineData(0.4, 0.95)]
    [InlineData(0.5, 0.91)]
    [InlineData(0.6, 0.84)]
    [InlineData(0.7, 0.735)]
    [InlineData(0.8, 0.575)]
    [InlineData(0.9, 0.34)]
    [InlineData(0.95, 0.185)]
    public void Activities_over_a_solution_of_chi_0_4(double polymer, double activity) =>
        Close.Absolute(activity, FloryHuggins.Activity(1 - polymer, 0.4), 0.006, "activity");

    [Theory]
    [InlineData(0.5, 0.164)]
    [InlineData(0.1, 0.026)]
    [InlineData(0.01, 0.0025)]
    public void Solvent_left_at_an_activity(double activity, double fraction) =>
        Close.Relative(fraction, FloryHuggins.SolventFraction(activity, 0.4), 0.02, "solvent volume fraction");

    [Fact]
    public void The_inverse_leads_back()
    {
        var cases = from a in Gen.Choose(1, 1_000_000) from x in Gen.Choose(-50, 150) select (Activity: Math.Pow(10, -8 + a * 8e-6), Chi: x * 0.01);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var s = FloryHuggins.SolventFraction(c.Activity, c.Chi);
            return s >= 0 && s <= 1 && Math.Abs(FloryHuggins.Activity(s, c.Chi) - c.Activity) <= 1e-12 * c.Activity;
        }).Check(SolventLawTests.Seeded);
    }

    [Fact]
    public void The_derivative_is_the_derivative()
    {
        foreach (var chi in (double[])[0, 0.4, 0.9])
            for (var s = 0.001; s < 1; s += 0.0173)
            {
                const double h = 1e-6;
                var numeric = (FloryHuggins.Activity(s + h, chi) - FloryHuggins.Activity(s - h, chi)) / (2 * h);
                FloryHuggins.Activity(s, chi, out var slope);
                Close.Absolute(numeric, slope, 1e-8, $"chi {chi}, s {s}");
            }
    }

    [Fact]
    public void A_poor_solvent_gives_the_branch_rich_in_polymer()
    {
        var s = FloryHuggins.SolventFraction(1, 1.0);
        Assert.InRange(s, 0.1, 0.5);
        Close.Relative(1, FloryHuggins.Activity(s, 1.0), 1e-12, "activity of the swollen film in pure solvent");
    }

    [Fact]
    public void Ends_are_exact_and_nonsense_is_refused()
    {
        Assert.Equal(0, FloryHuggins.SolventFraction(0, 0.4));
        Assert.Equal(1, FloryHuggins.SolventFraction(1, 0.4));
        Assert.Equal(1, FloryHuggins.Activity(1, 0.4));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloryHuggins.SolventFraction(1.1, 0.4));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloryHuggins.SolventFraction(double.NaN, 0.4));
    }
}
