using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Film;

public class FilmModelTests
{
    public static TheoryData<string> Cases => ["cathode zones", "exhaust led back", "cathode oven", "anode rig", "anode oven", "settling"];

    internal static (FilmInput Input, FilmClosures Closures, DryerProgram Program) Case(string name)
    {
        var cathode = Films.Cathode(mobileCarbon: true);
        var anode = Films.Anode();
        return name switch
        {
            "cathode zones" => (cathode, Films.Closures(cathode), Films.ThreeZones()),
            "exhaust led back" => (cathode, Films.Closures(cathode), Films.ExhaustLedBack()),
            "cathode oven" => (cathode, Films.Closures(cathode), Films.Batch(373.15, 60, 250)),
            "anode rig" => (anode, Films.Closures(anode), Films.Rig(314, 2e-3, 80)),
            "anode oven" => (anode, Films.Closures(anode), Films.Batch(353.15, 80, 100, 0.01)),
            _ => (cathode with { ClearSolventLayer = 30e-6 }, Films.Closures(cathode) with { Settling = SettlingChoice.On, GelFraction = Films.Closures(cathode).GelFraction with { Value = 0.33 } }, Films.Batch(343.15, 40, 400)),
        };
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_balance_closes_to_rounding(string name)
    {
        var (input, closures, program) = Case(name);
        var solution = FilmModel.Solve(input, closures, program);
        Assert.Contains(solution.Balances, b => b.Key == "solvent");
        Assert.Contains(solution.Balances, b => b.Key == "enthalpy");
        foreach (var (balance, error) in solution.Balances) Close.Absolute(0, error, 1e-10, balance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_input_gives_the_same_bits(string name)
    {
        var (input, closures, program) = Case(name);
        var first = FilmModel.Solve(input, closures, program);
        var second = FilmModel.Solve(input, closures, program);
        Close.SameBits(first.Series.Residual, second.Series.Residual);
        Close.SameBits(first.Series.Temperature, second.Series.Temperature);
        Close.SameBits(first.Profiles[^1].Species[0], second.Profiles[^1].Species[0]);
        Assert.Equal(first.Outputs.DryingTime, second.Outputs.DryingTime);
    }

    [Theory]
    [InlineData("cathode zones")]
    [InlineData("exhaust led back")]
    public void Zone_air_carries_away_what_the_film_gives_off(string name)
    {
        var (input, closures, program) = Case(name);
        var solution = FilmModel.Solve(input, closures, program);
        Assert.Equal(3, solution.Zones.Count);
        for (var i = 0; i < 3; i++)
        {
            var (zone, air) = (solution.Zones[i], program.Zones[i]);
            var entering = air.Returned is { } back ? (1 - back.Share) * air.InletSolventContent + back.Share * back.Behind(zone.SolventContent) : air.InletSolventContent;
            var carried = air.MakeUpFlow * (zone.SolventContent - entering) + air.LeakageFlow * (zone.SolventContent - air.AmbientSolventContent);
            Close.Relative(zone.VapourFlow, carried, 1e-11, zone.Name);
            Assert.Equal(zone.SolventContent, solution.Series.SolventContent[Array.LastIndexOf(solution.Series.Segment, i + 1)]);
        }
        Assert.True(solution.Zones[0].VapourFlow > 0.05);
    }

    [Fact]
    public void Exhaust_led_back_raises_the_solvent_in_the_air_by_what_the_condenser_leaves()
    {
        var (input, closures, program) = Case("cathode zones");
        var fresh = FilmModel.Solve(input, closures, program);
        var back = FilmModel.Solve(input, closures, Films.ExhaustLedBack());
        // The first zone condenses: its air gains the share of saturation at 10 degC, less what the film then does not evaporate.
        var saturation = Films.ExhaustLedBack().Zones[0].Returned!.Saturation;
        var gain = back.Zones[0].SolventContent - fresh.Zones[0].SolventContent;
        Close.Relative(0.9 * 40 / 41 * saturation - (fresh.Zones[0].VapourFlow - back.Zones[0].VapourFlow) / 41, gain + 0.9 * 40 / 41 * 1e-5, 1e-9, "gain of the first zone");
        Assert.InRange(gain, 0.5 * 0.9 * saturation, 0.9 * saturation);
        Assert.True(back.Outputs.EndOfShrinkageTime.Value > fresh.Outputs.EndOfShrinkageTime.Value);
    }

    [Fact]
    public void Content_from_fresh_air_is_the_inverse_of_what_is_carried_off()
    {
        foreach (var capture in (double[])[0, 0.3, 0.95])
            foreach (var share in (double[])[0.05, 0.5, 0.98])
            {
                var air = new ZoneAir
                {
                    Name = "zone", MakeUpFlow = 30, LeakageFlow = 2, InletSolventContent = 2e-6, AmbientSolventContent = 1e-6,
                    Returned = new() { Share = share, Saturation = 1.3e-4, WheelCapture = capture, WheelConcentration = 8 },
                };
                var fresh = air with { Returned = null };
                foreach (var content in (double[])[2e-6, 1e-5, 1.29e-4, 1.31e-4, 2e-3])
                    Close.Relative(fresh.Carried(content), air.Carried(air.ContentFrom(content)), 1e-9, $"capture {capture}, share {share}, content {content}");
            }
    }

    [Fact]
    public void Consolidation_ends_where_air_enters_and_porosity_is_that_of_the_standing_network()
    {
        var (input, closures, program) = Case("cathode oven");
        var solution = FilmModel.Solve(input, closures, program);
        var o = solution.Outputs;
        Assert.True(o.AirEntryTime.Value < o.EndOfShrinkageTime.Value);
        Assert.True(o.EndOfShrinkageTime.Value < o.DryingTime.Value);
        Assert.InRange(o.Porosity.Value!.Value, 0.4, 0.55);
        // Solid of all kinds fills what the voids leave: the identity behind the number.
        var solid = input.Solids.Sum(s => s.Mass / s.Density) + input.Species.Sum(s => s.Mass / s.Density);
        Close.Relative(solid / o.DryThickness.Value!.Value, 1 - o.Porosity.Value.Value, 1e-12);
    }

    [Fact]
    public void A_prescribed_porosity_is_met()
    {
        var input = Films.Cathode();
        foreach (var porosity in new[] { 0.42, 0.5, 0.6 })
        {
            var solution = FilmModel.Solve(input, Films.Closures(input) with { PrescribedPorosity = porosity }, Films.Batch(373.15, 60, 120));
            Close.Relative(porosity, solution.Outputs.Porosity.Value!.Value, 1e-6, "porosity");
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_with_all_faults_named()
    {
        var input = Films.Cathode() with { SolventMass = -1 };
        var closures = Films.Closures(Films.Cathode()).With("gel_fraction", 0.9);
        var fault = Assert.Throws<ArgumentException>(() => FilmModel.Solve(input, closures, Films.Batch(double.NaN, 60, 120), new() { Cells = 3 }));
        Assert.Contains("solvent is -1", fault.Message);
        Assert.Contains("gel_fraction", fault.Message);
        Assert.Contains("gas temperature", fault.Message);
        Assert.Contains("number of cells is 3", fault.Message);
    }

    [Fact]
    public void A_film_that_burns_is_named_with_place_and_remedy()
    {
        var input = Films.Anode();
        var program = Films.Batch(353.15, 20, 300);
        program = program with { Segments = [program.Segments[0] with { Top = program.Segments[0].Top with { InfraredFlux = 30e3, Absorptivity = 0.9 } }] };
        var failure = Assert.Throws<Lamina.Numerics.NotConvergedException>(() => FilmModel.Solve(input, Films.Closures(input), program));
        Assert.Contains("The film reaches 800 K", failure.Message);
        Assert.Contains("in oven", failure.Message);
        Assert.Contains("infrared", failure.Message);
    }

    [Fact]
    public void A_cancelled_solution_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var (input, closures, program) = Case("cathode oven");
        Assert.Throws<OperationCanceledException>(() => FilmModel.Solve(input, closures, program, cancellation: source.Token));
    }
}
