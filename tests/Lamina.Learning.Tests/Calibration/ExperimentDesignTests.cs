using Lamina.Learning.Calibration;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Calibration;

public sealed class ExperimentDesignTests
{
    [Fact]
    public void For_a_straight_line_readings_at_both_ends_beat_readings_in_the_middle()
    {
        // Parameters: value at 0 and slope on [-1, 1], ranges of width 1, deviations 0.01.
        static ExperimentCandidate At(string name, params double[] x) => new() { Name = name, Sensitivities = [[.. x.Select(_ => 100.0)], [.. x.Select(t => 100 * t)]] };
        var ranked = ExperimentDesign.Rank(2, null, [At("middle", -0.1, 0.1), At("ends", -1, 1), At("one end", 1, 1)]);
        Assert.Equal(["ends", "middle", "one end"], ranked.Select(r => r.Name));
        // Information of the ends: 12 + 2 * 100^2 on the diagonal, nothing beside it.
        Close.Relative(Math.Log((12 + 2e4) / 12), ranked[0].Gain, 1e-12);
        Close.Relative(1 / Math.Sqrt(12 + 2e4), ranked[0].After[1], 1e-12);
        Close.Relative(1 / Math.Sqrt(12), ranked[0].Before[0], 1e-12);
    }

    [Fact]
    public void What_is_known_already_is_worth_less()
    {
        var known = new Direction[] { new() { Shares = [1, 0], SingularValue = 1000, StandardDeviation = 1e-3, Knowledge = Knowledge.Determined }, new() { Shares = [0, 1], SingularValue = 0, StandardDeviation = double.PositiveInfinity, Knowledge = Knowledge.Undetermined } };
        var ranked = ExperimentDesign.Rank(2, known,
        [
            new() { Name = "the known one, sharply", Sensitivities = [[100], [0]] },
            new() { Name = "the unknown one, roughly", Sensitivities = [[0], [10]] },
        ]);
        Assert.Equal("the unknown one, roughly", ranked[0].Name);
        Close.Relative(0.5 * Math.Log((12 + 100) / 12.0), ranked[0].Gain, 1e-12);
    }
}
