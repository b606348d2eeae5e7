using Lamina.Studies.Advising;

namespace Lamina.Studies.Tests.Advising;

/// <summary>What the report tells an engineer to change first.</summary>
public sealed class AdviceTests
{
    private static Limit Residual(double ppm) => new() { Output = "residual_solvent", Words = "residual solvent", Value = ppm, Bound = 1000, IsUpper = true, Scale = 1000 };

    private static Limit Lel(double share) => new() { Output = "lel_fraction_max", Words = "explosion limit", Value = share, Bound = 0.25, IsUpper = true, Scale = 0.25 };

    private static Proposal Of(string change, double ppm, double lel, bool keepsSpeed = true) => new() { Change = change, KeepsSpeed = keepsSpeed, Limits = [Residual(ppm), Lel(lel)], DryingTime = 60 };

    private static Advice Among(params Proposal[] proposals) => new() { Limits = [Residual(1100), Lel(0.2)], Basis = [Residual(1100), Lel(0.2)], Limiting = Residual(1100), Proposals = proposals };

    [Fact]
    public void A_change_that_breaks_another_limit_comes_after_one_that_does_not()
    {
        var advice = Among(Of("much hotter", 500, 0.3), Of("hotter", 900, 0.24));
        Assert.Equal("hotter", advice.FirstFor("residual_solvent")!.Value.Proposal.Change);
        Assert.Equal(["explosion limit"], advice.BrokenBy(advice.Proposals[0]).Select(l => l.Words));
        Assert.Empty(advice.BrokenBy(advice.Proposals[1]));
    }

    [Fact]
    public void Running_slower_is_the_last_resort()
    {
        Assert.Equal("hotter", Among(Of("slower", 500, 0.1, keepsSpeed: false), Of("hotter", 1000, 0.24)).FirstFor("residual_solvent")!.Value.Proposal.Change);
        Assert.Equal("slower", Among(Of("slower", 500, 0.1, keepsSpeed: false), Of("hotter", 1000, 0.3)).FirstFor("residual_solvent")!.Value.Proposal.Change);
    }

    [Fact]
    public void A_limit_that_was_broken_before_is_not_the_changes_fault() =>
        Assert.Empty(Among(Of("hotter", 1050, 0.24)).BrokenBy(Of("hotter", 1050, 0.24)));

    [Fact]
    public void What_gains_nothing_is_not_proposed() => Assert.Null(Among(Of("nothing", 1100, 0.2), Of("worse", 1200, 0.2)).FirstFor("residual_solvent"));
}
