using System.Text.Json;
using Lamina.Data.Provenance;
using Lamina.Line.Outputs;
using Lamina.Line.Steps;
using Lamina.Studies.Running;

namespace Lamina.Studies.Tests.Running;

/// <summary>Bands over runs in some of which the output does not exist.</summary>
public sealed class OutputBandTests
{
    private static readonly IReadOnlyList<(string, Sourced)> One =
        [("constant", new Sourced { Value = 1, Unit = "1", Lower = 0.5, Upper = 2, Source = new Source { Kind = SourceKind.Assumed, Citation = "test" } })];

    private static OutputBand Band(Output output, Output? atLower, Output? atUpper) =>
        OutputBand.Of(output, One, [atLower is null ? null : [atLower], atUpper is null ? null : [atUpper]], v => v, 1e-4)!;

    [Fact]
    public void A_time_that_one_bound_does_not_reach_has_no_upper_end()
    {
        var time = DryingOutputs.DryingTime;
        var band = Band(time.Of(79, Badge.Assumed), time.Of(48, Badge.Assumed), time.Missing("not dry within the pass"));
        Assert.Equal(48, band.Low);
        Assert.Null(band.High);
        Assert.Equal("not dry within the pass", band.Absent);
        Assert.Equal("48 and more: not always reached", band.Words(v => $"{v}"));
        var json = ResultJson.Result(new RunResult { Recipe = "r", Seed = 1, Steps = [Step(time.Of(79, Badge.Assumed), band)] });
        using var document = JsonDocument.Parse(json);
        var written = document.RootElement.GetProperty("steps")[0].GetProperty("bands").GetProperty("drying_time");
        Assert.Equal(JsonValueKind.Null, written.GetProperty("high").ValueKind);
        Assert.Equal("not dry within the pass", written.GetProperty("absent").GetString());
    }

    [Fact]
    public void A_value_that_one_bound_does_not_have_keeps_the_ends_of_the_others()
    {
        var share = StressOutputs.CrackAreaFraction;
        var band = Band(share.Of(0.02, Badge.Assumed), share.Missing("the film does not crack"), share.Of(0.05, Badge.Assumed));
        Assert.Equal((0.02, 0.05), (band.Low, band.High!.Value));
        Assert.Equal("0.02 to 0.05, or none", band.Words(v => $"{v}"));
    }

    [Fact]
    public void A_bound_without_a_solution_says_nothing_of_the_output()
    {
        var time = DryingOutputs.DryingTime;
        var band = Band(time.Of(79, Badge.Assumed), null, time.Of(90, Badge.Assumed));
        Assert.Equal((79, 90), (band.Low, band.High!.Value));
        Assert.Null(band.Absent);
    }

    private static StepRecord Step(Output output, OutputBand band) => new()
    {
        Step = "drying", Model = "film", Outputs = [output], Balances = [], Warnings = [], Times = new StepTimes { Cpu = 0, Wall = 0 }, Bands = [band],
    };
}
