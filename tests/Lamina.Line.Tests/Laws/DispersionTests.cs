using Lamina.Line.Mixing.Dispersion;
using Lamina.Testing;

namespace Lamina.Line.Tests.Laws;

public sealed class DispersionTests
{
    [Fact]
    public void Rumpf_gives_force_and_strength_of_the_closed_form()
    {
        var law = new RumpfStrength { PrimaryDiameter = 40e-9, Hamaker = 1e-19, Separation = 0.4e-9 };
        Close.Relative(1.0416666666666667e-09, law.ContactForce, 1e-13);
        Close.Relative(279017.85714285716, law.Strength(0.7), 1e-13);
    }

    [Theory]
    [InlineData(0.5, 0.8522452777010674)]
    [InlineData(1, 0.7357588823428847)]
    [InlineData(2, 0.5676676416183064)]
    [InlineData(5, 0.32053903575992687)]
    [InlineData(10, 0.18000090799859525)]
    public void Ziff_and_McGrady_is_met_at_second_order(double time, double secondMoment)
    {
        var coarse = Solve(time, 81);
        var fine = Solve(time, 161);
        Close.Relative(1, fine.Moment(1), 1e-12, "volume");
        var (e1, e2) = (coarse.Moment(2) - secondMoment, fine.Moment(2) - secondMoment);
        Assert.InRange(Math.Log2(e1 / e2), 1.9, 2.1);
        // Richardson: what is left after removing the second-order term.
        Close.Relative(secondMoment, fine.Moment(2) - (e1 - e2) / 3, 2e-3, "M2 extrapolated");
        Close.Relative(secondMoment, fine.Moment(2), 0.02, "M2");
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(10.0)]
    public void The_number_of_fragments_is_one_plus_time_up_to_the_dust_below_the_grid(double time) =>
        Close.Relative(1 + time, Solve(time, 161).Moment(0), 0.01, "M0");

    [Fact]
    public void Volume_is_kept_to_rounding_at_any_step_length()
    {
        var population = new BreakagePopulation(1e-9, 1, 60, new UniformBinary());
        population.Number[^1] = 1;
        var rates = population.Pivots.ToArray().Select(v => 50 * Math.Sqrt(v)).ToArray();
        foreach (var step in new[] { 1e-6, 0.1, 100 })
        {
            population.Advance(step, rates);
            Close.Relative(1, population.Moment(1), 1e-10, $"volume after a step of {step} s");
            foreach (var n in population.Number) Assert.True(n >= 0);
        }
    }

    [Fact]
    public void Nothing_breaks_where_the_rates_are_zero()
    {
        var population = new BreakagePopulation(1e-3, 1, 20, new UniformBinary());
        population.Number.Fill(2);
        population.Advance(1e6, new double[20]);
        foreach (var n in population.Number) Assert.Equal(2, n);
    }

    private static BreakagePopulation Solve(double time, int count)
    {
        var population = new BreakagePopulation(1e-4, 1, count, new UniformBinary());
        population.Number[^1] = 1;
        population.Advance(time, population.Pivots);
        return population;
    }

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(2, 0.5)]
    [InlineData(18, 0.1)]
    public void Smoluchowskis_number_is_met_and_volume_is_kept(double time, double expected)
    {
        var pivots = Enumerable.Range(0, 81).Select(i => Math.Pow(1e4, i / 80.0)).ToArray();
        var number = new double[81];
        number[0] = 1;
        new Agglomeration(pivots, (_, _) => 1).Advance(number, time);
        Close.Relative(expected, number.Sum(), 1e-6);
        Close.Relative(1, pivots.Zip(number, (v, n) => v * n).Sum(), 1e-12);
        Assert.All(number, n => Assert.True(n >= 0));
    }

    [Fact]
    public void Agglomeration_ends_at_the_top_of_the_grid_with_all_volume()
    {
        double[] pivots = [1, 2, 4, 8, 16];
        double[] number = [16, 0, 0, 0, 0];
        new Agglomeration(pivots, (i, j) => 1 + i + j).Advance(number, 100);
        Close.Relative(16, pivots.Zip(number, (v, n) => v * n).Sum(), 1e-12);
        Assert.True(number.Sum() < 3);
    }
}
