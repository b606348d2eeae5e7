using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Tests.Running;

/// <summary>Example 07: a shorter time to fixation can outweigh a higher rate.</summary>
public sealed class WestphalOptimumTests
{
    private static readonly RecipeEvaluator Example = RecipeEvaluator.Read(RunTests.Example("07-westphal-optimum"));

    private static EvaluatedPoint At(double celsius, string? latex = null) =>
        RecipeEvaluator.Read(RunTests.Example("07-westphal-optimum"), new EvaluationOptions
        {
            Changes =
            [
                new("line.batch.stages[0].top.air_temperature", FormattableString.Invariant($"{celsius} degC")),
                .. latex is null ? [] : new KeyValuePair<string, string>[] { new("drying.species.SBR.coalescence_temperature", latex) },
            ],
        }).AtBase();

    [Fact]
    public void Hotter_air_dries_faster_and_yet_leaves_more_binder_at_the_foil_up_to_an_optimum()
    {
        var (mild, best, hot) = (At(80), Example.AtBase(), At(130));
        Assert.True(best.Of("drying_time") < mild.Of("drying_time") && hot.Of("drying_time") < best.Of("drying_time"));
        Assert.True(best.Of("fixation_time") < mild.Of("fixation_time"));
        Assert.True(best.Of("binder_bottom_over_mean") > mild.Of("binder_bottom_over_mean") + 0.05, $"{mild.Of("binder_bottom_over_mean")} {best.Of("binder_bottom_over_mean")}");
        Assert.True(best.Of("binder_bottom_over_mean") > hot.Of("binder_bottom_over_mean") + 0.03, $"{hot.Of("binder_bottom_over_mean")} {best.Of("binder_bottom_over_mean")}");
    }

    [Fact]
    public void Without_coalescence_hotter_air_only_makes_it_worse()
    {
        // The same pair with a latex that stays liquid: the optimum comes from fixation and from nothing else.
        Assert.True(At(100, "150 degC").Of("binder_bottom_over_mean") < At(80, "150 degC").Of("binder_bottom_over_mean"));
    }
}
