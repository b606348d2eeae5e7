using Lamina.Testing;
using Lamina.Transport.Cracks;

namespace Lamina.Transport.Tests;

public sealed class CrackedFilmTests
{
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(4, 0.5)]
    [InlineData(3, 0.3)]
    public void Straight_cracks_conduct_beside_the_compacted_film_and_help(int width, double porosity)
    {
        var image = Scenes.Image(20, 6, 10, (x, _, _) => x < width ? 1 : 0);
        var result = CrackedFilm.Solve(image, 1, porosity);
        var a = width / 20.0;
        var compacted = 1 - (1 - porosity) / (1 - a);
        Close.Relative(a, result.CrackFraction, 1e-12);
        Close.Relative(compacted, result.CompactedPorosity, 1e-12);
        Close.Relative(a + (1 - a) * Math.Pow(compacted, 1.5), result.Effective, 1e-6);
        Assert.True(result.Gain > 1, $"gain {result.Gain}");
        // Voids are neither made nor lost.
        Close.Relative(porosity, a + (1 - a) * compacted, 1e-12);
    }

    [Fact]
    public void The_gain_grows_with_the_crack_area()
    {
        var last = 1.0;
        for (var width = 1; width <= 8; width++)
        {
            var gain = CrackedFilm.Solve(Scenes.Image(20, 4, 8, (x, _, _) => x < width ? 1 : 0), 1, 0.5).Gain;
            Assert.True(gain > last, $"width {width}: {gain} after {last}");
            last = gain;
        }
    }

    [Fact]
    public void A_crack_that_ends_halfway_helps_less_than_one_that_goes_through()
    {
        var whole = CrackedFilm.Solve(Scenes.Image(20, 4, 16, (x, _, _) => x < 4 ? 1 : 0), 1, 0.5).Effective;
        var half = CrackedFilm.Solve(Scenes.Image(20, 4, 16, (x, _, z) => x < 8 && z >= 8 ? 1 : 0), 1, 0.5);
        Close.Relative(0.2, half.CrackFraction, 1e-12);
        Assert.InRange(half.Effective, Math.Pow(half.CompactedPorosity, 1.5), whole);
    }

    [Fact]
    public void Cracks_that_leave_no_pores_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => CrackedFilm.Solve(Scenes.Image(10, 4, 4, (x, _, _) => x < 6 ? 1 : 0), 1, 0.5));
        Assert.Contains("less than", error.Message);
    }

    [Theory]
    [InlineData(Carrier.Ions)]
    [InlineData(Carrier.Electrons)]
    public void Straight_cracks_gain_what_the_mean_over_the_area_gains(Carrier carrier)
    {
        var image = Scenes.Image(20, 6, 10, (x, _, _) => x < 3 ? 1 : 0);
        Close.Relative(CrackedFilm.StraightGain(0.15, 0.4, carrier, 1.8), CrackedFilm.Solve(image, 1, 0.4, carrier, 1.8).Gain, 1e-6);
    }

    [Fact]
    public void Electrons_gain_along_cracks_and_are_stopped_by_those_across()
    {
        // Solid gathered between cracks: (1 - a)^(1 - 1.5), whatever the porosity.
        Close.Relative(1 / Math.Sqrt(0.85), CrackedFilm.StraightGain(0.15, 0.4, Carrier.Electrons), 1e-12);
        var across = CrackedFilm.Solve(Scenes.Image(20, 6, 10, (x, _, _) => x < 3 ? 1 : 0), 1, 0.4, Carrier.Electrons, axis: Lamina.Voxels.Images.Axis.X);
        Assert.Equal((0, null), (across.Effective, across.Tortuosity));
        // Half of the width cut through: the current goes round.
        var around = CrackedFilm.Solve(Scenes.Image(20, 6, 10, (x, y, _) => x == 9 && y < 3 ? 1 : 0), 1, 0.4, Carrier.Electrons, axis: Lamina.Voxels.Images.Axis.X);
        Assert.InRange(around.Gain, 0.5, 1);
    }
}
