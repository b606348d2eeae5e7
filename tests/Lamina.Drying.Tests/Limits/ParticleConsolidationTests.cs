using Lamina.Drying.Limits;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Drying.Tests.Limits;

public sealed class ParticleConsolidationTests
{
    // Independent solution of the same equation, phi0 = 0.2.
    [Theory]
    [InlineData(ConsolidationForm.Unit, 0.2, 0.2, 0.2339, 0.2862)]
    [InlineData(ConsolidationForm.Unit, 0.2, 0.4, 0.3119, 0.3821)]
    [InlineData(ConsolidationForm.Unit, 0.2, 0.6, 0.4691, 0.5595)]
    [InlineData(ConsolidationForm.Unit, 1, 0.2, 0.2040, 0.4565)]
    [InlineData(ConsolidationForm.Unit, 1, 0.4, 0.2436, 0.6091)]
    [InlineData(ConsolidationForm.Unit, 1, 0.6, 0.3675, 0.6330)]
    [InlineData(ConsolidationForm.Unit, 5, 0.2, 0.2000, 0.6367)]
    [InlineData(ConsolidationForm.Unit, 5, 0.4, 0.2003, 0.6388)]
    [InlineData(ConsolidationForm.Unit, 5, 0.6, 0.2290, 0.6393)]
    [InlineData(ConsolidationForm.Printed, 1, 0.2, 0.2108, 0.3785)]
    [InlineData(ConsolidationForm.Printed, 1, 0.4, 0.2689, 0.5279)]
    [InlineData(ConsolidationForm.Printed, 1, 0.6, 0.4063, 0.6239)]
    public void Walls_follow_the_table(ConsolidationForm form, double peclet, double time, double bottom, double top)
    {
        var result = ParticleConsolidation.Solve(new ParticleConsolidationSettings { Peclet = peclet, Time = time, Form = form });
        Close.Relative(bottom, result.SolidsAtBottom, 0.005, "bottom");
        Close.Relative(top, result.SolidsAtTop, 0.005, "top");
    }

    [Theory]
    [InlineData(ConsolidationForm.Unit)]
    [InlineData(ConsolidationForm.Printed)]
    public void Slow_drying_gives_the_closed_form_difference(ConsolidationForm form)
    {
        var settings = new ParticleConsolidationSettings { Peclet = 0.01, Time = 0.4, Form = form, Tolerance = 1e-8 };
        var result = ParticleConsolidation.Solve(settings);
        Close.Relative(ParticleConsolidation.SlowDifference(settings), result.SolidsAtTop - result.SolidsAtBottom, 0.02);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Fast_drying_packs_the_surface_and_leaves_the_foil(double peclet)
    {
        var settings = new ParticleConsolidationSettings { Peclet = peclet, Time = 0.4 };
        var (bottom, top) = ParticleConsolidation.FastLimit(settings);
        var result = ParticleConsolidation.Solve(settings);
        Close.Relative(bottom, result.SolidsAtBottom, 1e-6);
        Close.Relative(top, result.SolidsAtTop, 0.001);
        Assert.True(result.SolidsAtTop < settings.MaximumSolids);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void Yoos_law_stays_below_its_own_packing_and_spreads_wider_than_the_unit_law(double peclet)
    {
        var settings = new ParticleConsolidationSettings { Peclet = peclet, Time = 0.4, Form = ConsolidationForm.Yoo };
        var (yoo, unit) = (ParticleConsolidation.Solve(settings), ParticleConsolidation.Solve(settings with { Form = ConsolidationForm.Unit }));
        Assert.True(yoo.SolidsAtTop < settings.ClosePacking);
        Assert.True(yoo.SolidsAtTop < unit.SolidsAtTop && yoo.SolidsAtBottom > unit.SolidsAtBottom);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(5)]
    [InlineData(200)]
    public void Particles_are_conserved_to_rounding(double peclet) =>
        Close.Absolute(0, ParticleConsolidation.Solve(new ParticleConsolidationSettings { Peclet = peclet, Tolerance = 1e-4 }).MassError, 1e-13);

    [Fact]
    public void The_analytic_Jacobian_is_the_derivative_of_the_rates()
    {
        foreach (var form in Enum.GetValues<ConsolidationForm>())
        {
            var model = new ParticleConsolidation(new ParticleConsolidationSettings { Peclet = 20, Cells = 12, Form = form, Time = 0.3 });
            var state = Enumerable.Range(0, 12).Select(i => 0.2 + 0.015 * i).ToArray();
            var matrix = new TridiagonalMatrix(12);
            model.Jacobian(0.1, state, matrix);
            var (column, plus, minus) = (new double[12], new double[12], new double[12]);
            for (var j = 0; j < 12; j++)
            {
                var unit = new double[12];
                unit[j] = 1;
                matrix.Multiply(unit, column);
                var (kept, step) = (state[j], 1e-6);
                state[j] = kept + step;
                model.Rates(0.1, state, plus);
                state[j] = kept - step;
                model.Rates(0.1, state, minus);
                state[j] = kept;
                var size = column.Max(Math.Abs);
                for (var i = 0; i < 12; i++) Close.Absolute((plus[i] - minus[i]) / (2 * step), column[i], 1e-7 * size, $"{form} ({i}, {j})");
            }
        }
    }

    [Fact]
    public void The_fast_integration_agrees_with_the_plain_reference()
    {
        var settings = new ParticleConsolidationSettings { Peclet = 2, Cells = 12, Tolerance = 1e-9 };
        var model = new ParticleConsolidation(settings);
        var reference = RadauReference.Solve(model, 0, Enumerable.Repeat(0.2, 12).ToArray(), settings.Time, 400);
        var fast = model.Integrate().ToArray();
        for (var i = 0; i < 12; i++) Close.Relative(reference[i], fast[i], 1e-6, $"cell {i}");
    }

    [Fact]
    public void Means_of_the_end_tenths_converge_with_order_two_in_the_cells()
    {
        (double Bottom, double Top) At(int cells)
        {
            var result = ParticleConsolidation.Solve(new ParticleConsolidationSettings { Peclet = 0.5, Cells = cells, Tolerance = 1e-10 });
            return (result.BottomTenth, result.TopTenth);
        }
        var (a, b, c) = (At(50), At(100), At(200));
        Close.Absolute(2, Math.Log2((a.Top - b.Top) / (b.Top - c.Top)), 0.2, "order at the top");
        Close.Absolute(2, Math.Log2((a.Bottom - b.Bottom) / (b.Bottom - c.Bottom)), 0.2, "order at the bottom");
    }

    [Fact]
    public void Impossible_parameters_are_refused()
    {
        Assert.Contains("whole film is packed", Assert.Throws<ArgumentException>(() => ParticleConsolidation.Solve(new ParticleConsolidationSettings { Time = 0.7 })).Message);
        Assert.Contains("10 to 1500", Assert.Throws<ArgumentException>(() => ParticleConsolidation.Solve(new ParticleConsolidationSettings { Form = ConsolidationForm.Yoo })).Message);
    }
}
