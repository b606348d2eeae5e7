using Lamina.Drying.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Film;

public class FilmReferenceTests
{
    private static void Agree(string name, int cells, double referenceTolerance)
    {
        var (input, closures, program) = FilmModelTests.Case(name);
        var options = new FilmOptions { Cells = cells };
        var fast = FilmModel.Solve(input, closures, program, options).Outputs;
        var plain = FilmReference.Solve(input, closures, program, options with { RelativeTolerance = referenceTolerance }).Outputs;
        foreach (var (what, a, b) in new[]
        {
            ("drying time", fast.DryingTime, plain.DryingTime), ("end of shrinkage", fast.EndOfShrinkageTime, plain.EndOfShrinkageTime),
            ("air entry", fast.AirEntryTime, plain.AirEntryTime), ("fixation", fast.FixationTime, plain.FixationTime),
            ("mean rate", fast.MeanDryingRate, plain.MeanDryingRate), ("peak temperature", fast.PeakFilmTemperature, plain.PeakFilmTemperature),
            ("dry thickness", fast.DryThickness, plain.DryThickness), ("porosity", fast.Porosity, plain.Porosity),
            ("binder bottom", fast.BinderBottomOverMean, plain.BinderBottomOverMean), ("binder top", fast.BinderTopOverMean, plain.BinderTopOverMean),
            ("carbon bottom", fast.CarbonBottomOverMean, plain.CarbonBottomOverMean),
        })
        {
            Assert.Equal(b.Value.HasValue, a.Value.HasValue);
            if (b.Value is { } expected) Close.Relative(expected, a.Value!.Value, 3e-3, $"{name}, {what}");
        }
        for (var k = 0; k < input.Species.Count; k++)
            Close.Relative(plain.SpeciesTopOverMean[k].Value.Value!.Value, fast.SpeciesTopOverMean[k].Value.Value!.Value, 3e-3, $"{name}, {input.Species[k].Name} top");
    }

    [Fact]
    public void The_fast_version_agrees_with_the_plain_one_at_set_temperature_and_rate() => Agree("anode rig", 8, 3e-3);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("cathode oven")]
    [InlineData("anode oven")]
    [InlineData("settling")]
    public void The_fast_version_agrees_with_the_plain_one_on_full_physics(string name) => Agree(name, 12, 1e-3);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("cathode zones")]
    [InlineData("exhaust led back")]
    public void The_fast_version_agrees_with_the_plain_one_through_balanced_zones(string name) => Agree(name, 10, 2e-3);

    [Fact]
    public void The_plain_version_balances_too()
    {
        var (input, closures, program) = FilmModelTests.Case("anode rig");
        var solution = FilmReference.Solve(input, closures, program, new() { Cells = 8, RelativeTolerance = 1e-2 });
        foreach (var (balance, error) in solution.Balances) Close.Absolute(0, error, 1e-10, balance);
    }
}
