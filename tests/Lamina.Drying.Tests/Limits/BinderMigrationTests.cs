using Lamina.Drying.Limits;
using Lamina.Numerics.Integration;
using Lamina.Testing;

namespace Lamina.Drying.Tests.Limits;

public sealed class BinderMigrationTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void Slow_drying_gives_the_closed_form_difference(double peclet)
    {
        var settings = new BinderMigrationSettings { Peclet = peclet, Cells = 400, Tolerance = 1e-8 };
        var result = BinderMigration.Solve(settings);
        Close.Relative(0.901 * peclet, BinderMigrationLimits.SlowDifference(settings), 1e-3, "closed form as tabulated");
        Close.Relative(BinderMigrationLimits.SlowDifference(settings), result.TopOverMean - result.BottomOverMean, 0.02, "top - bottom");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(500)]
    public void Fast_drying_leaves_the_foil_its_initial_concentration(double peclet)
    {
        var settings = new BinderMigrationSettings { Peclet = peclet };
        Close.Relative(0.3387, BinderMigrationLimits.FastBottom(settings), 2e-4, "closed form as tabulated");
        Close.Relative(BinderMigrationLimits.FastBottom(settings), BinderMigration.Solve(settings).BottomOverMean, 1e-3, "bottom");
    }

    [Theory]
    [InlineData(100, 118.96, 400)]
    [InlineData(500, 595.8, 800)]
    public void Fast_drying_piles_the_rest_up_at_the_surface(double peclet, double tabulated, int cells)
    {
        var settings = new BinderMigrationSettings { Peclet = peclet, Cells = cells };
        var top = BinderMigration.Solve(settings).TopOverMean;
        Close.Relative(BinderMigrationLimits.FastTop(settings), top, 0.01, "top against the closed form");
        Close.Relative(tabulated, top, 0.01, "top against the table");
    }

    [Theory]
    [InlineData(0.1, 0.9703, 1.0613, 0.5117)]
    [InlineData(0.5, 0.8575, 1.3307, 0.5558)]
    [InlineData(1, 0.7291, 1.7258, 0.6092)]
    [InlineData(2, 0.5321, 2.6739, 0.6996)]
    [InlineData(5, 0.3543, 5.944, 0.8092)]
    [InlineData(10, 0.3389, 11.74, 0.8298)]
    public void Walls_and_upper_half_follow_the_table(double peclet, double bottom, double top, double upperHalf)
    {
        var result = BinderMigration.Solve(new BinderMigrationSettings { Peclet = peclet });
        Close.Relative(bottom, result.BottomOverMean, 0.005, "bottom");
        Close.Relative(top, result.TopOverMean, 0.005, "top");
        Close.Relative(upperHalf, result.UpperHalfShare, 0.005, "upper half");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    [InlineData(300)]
    public void Binder_is_conserved_to_rounding(double peclet) =>
        Close.Absolute(0, BinderMigration.Solve(new BinderMigrationSettings { Peclet = peclet, Tolerance = 1e-4 }).MassError, 1e-13);

    [Fact]
    public void Wall_values_converge_with_order_two_in_the_cells()
    {
        (double Bottom, double Top) At(int cells)
        {
            var result = BinderMigration.Solve(new BinderMigrationSettings { Peclet = 2, Cells = cells, Tolerance = 1e-10 });
            return (result.BottomOverMean, result.TopOverMean);
        }
        var (a, b, c) = (At(50), At(100), At(200));
        Close.Absolute(2, Math.Log2((a.Top - b.Top) / (b.Top - c.Top)), 0.15, "order at the top");
        Close.Absolute(2, Math.Log2((a.Bottom - b.Bottom) / (b.Bottom - c.Bottom)), 0.15, "order at the bottom");
    }

    [Fact]
    public void The_fast_integration_agrees_with_the_plain_reference()
    {
        var settings = new BinderMigrationSettings { Peclet = 3, Cells = 16, Tolerance = 1e-9 };
        var model = new BinderMigration(settings);
        var initial = Enumerable.Repeat(1 - settings.InitialSolids, 16).ToArray();
        var reference = RadauReference.Solve(model, 0, initial, settings.EndOfShrinkage, 200);
        var fast = model.Integrate().ToArray();
        for (var i = 0; i < 16; i++) Close.Relative(reference[i], fast[i], 1e-6, $"cell {i}");
    }

    [Fact]
    public void Integrating_again_allocates_nothing_and_repeats_to_the_bit()
    {
        var model = new BinderMigration(new BinderMigrationSettings { Cells = 100 });
        var first = model.Integrate().ToArray();
        for (var warm = 0; warm < 40; warm++) model.Integrate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = model.Integrate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Close.SameBits(first, again);
    }

    // Pe 0.5: upper tenth over lowest tenth when migration goes on into pore emptying down to S_c, by an independent solver.
    [Theory]
    [InlineData(1, 1.49)]
    [InlineData(0.7, 1.80)]
    [InlineData(0.5, 2.42)]
    [InlineData(0.3, 4.7)]
    public void Migration_goes_on_until_the_liquid_disconnects(double saturation, double ratio)
    {
        var result = BinderMigration.Solve(new BinderMigrationSettings { Peclet = 0.5, DisconnectionSaturation = saturation });
        Close.Relative(ratio, result.TopTenthOverMean / result.BottomTenthOverMean, 0.01, "upper over lowest tenth");
        Close.Absolute(0, result.MassError, 1e-12);
    }

    [Fact]
    public void Stages_of_the_same_rate_change_nothing_and_take_the_time_of_their_rates()
    {
        var plain = new BinderMigrationSettings { Peclet = 1, DisconnectionSaturation = 0.5, Tolerance = 1e-8 };
        var staged = plain with { Peclet = 0.25, Stages = [new() { Until = 0.2, RateFactor = 4 }, new() { Until = 0.5, RateFactor = 4 }] };
        Close.Relative(BinderMigration.Solve(plain).BottomOverMean, BinderMigration.Solve(staged).BottomOverMean, 1e-6, "bottom");
        Close.Relative(plain.DryingTime / 4, staged.DryingTime, 1e-12, "time");
        Close.Relative(0.2 / 4 + (plain.Dry - 0.2) / 2, (plain with { Stages = [new() { Until = 0.2, RateFactor = 4 }, new() { Until = 0.5, RateFactor = 2 }] }).DryingTime, 1e-12, "two rates");
    }

    [Fact]
    public void Only_the_rate_before_fixation_leaves_its_mark()
    {
        var slow = new BinderMigrationSettings { Peclet = 0.25, DisconnectionSaturation = 0.5 };
        double Bottom(params BinderMigrationStage[] stages) => BinderMigration.Solve(slow with { Stages = stages }).BottomTenthOverMean;
        var all = Bottom();
        var early = Bottom(new BinderMigrationStage { Until = 0.6 * slow.EndOfShrinkage, RateFactor = 4 }, new BinderMigrationStage { Until = slow.Dry, RateFactor = 1 });
        var late = Bottom(new BinderMigrationStage { Until = 0.6 * slow.EndOfShrinkage, RateFactor = 1 }, new BinderMigrationStage { Until = slow.Dry, RateFactor = 4 });
        Close.Relative(all, early, 1e-3, "fast early, slow before fixation");
        Assert.True(late < 0.8 * all, $"slow early, fast before fixation: {late} against {all}");
    }

    [Fact]
    public void Impossible_parameters_are_refused_all_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => BinderMigration.Solve(new BinderMigrationSettings { Peclet = -1, InitialSolids = 0.6, Cells = 2 }));
        foreach (var word in new[] { "Peclet is -1", "InitialSolids is 0.6", "Cells is 2" }) Assert.Contains(word, fault.Message);
    }
}
