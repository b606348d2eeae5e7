using FsCheck;
using FsCheck.Fluent;
using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Drying.Limits;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Film;

public class FilmPhysicsTests
{
    private static double TopOverBottom(FilmSolution s) => s.Outputs.BinderTopOverMean.Value!.Value / s.Outputs.BinderBottomOverMean.Value!.Value;

    private static double Wall(ReadOnlySpan<double> cells, bool bottom) => bottom ? 1.5 * cells[0] - 0.5 * cells[1] : 1.5 * cells[^1] - 0.5 * cells[^2];

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_stiff_network_gives_Fonts_binder_profile(double peclet)
    {
        const double phi0 = 0.297, solid = 34e-6, D = 1e-10, share = 1e-3;
        const double h0 = solid / phi0, speed = 1.0 / h0 * D;
        var E = peclet * speed;
        var rho = Films.NmpSolvent.Density(298.15);
        var input = new FilmInput
        {
            Solids = [new() { Name = "particles", Role = SolidRole.Active, Mass = solid * 2260, Density = 2260, HeatCapacity = 700 }],
            Species =
            [
                new()
                {
                    Name = "binder", Role = SolidRole.Binder, Kind = SpeciesKind.Carbon, Mass = solid * share * 1000, Density = 1000, HeatCapacity = 1000,
                    Diffusivity = new() { Reference = D, FollowsViscosity = false }, Fixation = new() { DisconnectionSaturation = 0.02 },
                },
            ],
            Solvent = Films.NmpSolvent, SolventMass = solid * (1 / phi0 - 1 - share) * rho, FoilHeatCapacity = 100,
        };
        var closures = (ClosureDefaults.For(input, 10e-6) with { PrescribedPorosity = 0.40, Settling = SettlingChoice.Off })
            .With("relative_viscosity", 0.3).With("sorbed_layer", 1e-7).With("gel_fraction", 0.05).With("network_exponent", 1);
        // The pass ends at the solid fraction at which Font's film stops, before air enters here.
        var end = (h0 - phi0 * h0 / 0.555) / E;
        var profile = FilmModel.Solve(input, closures, Films.Rig(298.15, E * rho, end), new() { Cells = 120, Grading = 1, RelativeTolerance = 1e-5, AbsoluteTolerance = 1e-8 }).Profiles[^1];
        var c = new double[120];
        double amount = 0, liquid = 0;
        for (var i = 0; i < 120; i++)
        {
            var f = profile.FreeSolvent[i] + profile.HeldSolvent[i] + profile.Species[0][i];
            c[i] = profile.Species[0][i] / f;
            amount += profile.Species[0][i];
            liquid += f;
        }
        var font = BinderMigration.Solve(new() { Peclet = peclet });
        Close.Relative(0.555, profile.SolidFraction[0], 1e-3, "solids at the foil");
        Close.Relative(0.555, profile.SolidFraction[^1], 1e-3, "solids at the surface");
        Close.Relative(font.BottomOverMean, Wall(c, true) * liquid / amount, 5e-3, "bottom");
        Close.Relative(font.TopOverMean, Wall(c, false) * liquid / amount, 1e-2, "top");
    }

    [Theory]
    [InlineData(0.2, 0.6)]
    [InlineData(1, 0.4)]
    [InlineData(5, 0.2)]
    public void Colloidal_pressure_alone_gives_Routh_and_Zimmermans_film(double peclet, double tau)
    {
        const double phi0 = 0.2, h0 = 100e-6, a = 50e-9;
        var water = Films.WaterSolvent;
        var input = new FilmInput
        {
            Solids = [new() { Name = "latex", Role = SolidRole.Active, Mass = phi0 * h0 * 2000, Density = 2000, HeatCapacity = 700 }],
            Solvent = water, SolventMass = (1 - phi0) * h0 * water.Density(298.15), FoilHeatCapacity = 100,
        };
        var closures = (ClosureDefaults.For(input, 2 * a) with { Settling = SettlingChoice.Off, CompressiveYield = false })
            .With("relative_viscosity", 1).With("hindrance_exponent", 6.55).With("packing_fraction", 0.64).With("sorbed_layer", 1e-7)
            .With("pore_radius", 5e-9).With("fine_pore_radius", 1e-9);
        var D0 = Lamina.Materials.PhysicalConstants.Boltzmann * 298.15 / (6 * Math.PI * water.Viscosity(298.15) * a);
        var E = peclet * D0 / h0;
        var phi = FilmModel.Solve(input, closures, Films.Rig(298.15, E * water.Density(298.15), tau * h0 / E), new() { Cells = 120, Grading = 1 }).Profiles[^1].SolidFraction;
        var limit = ParticleConsolidation.Solve(new() { Peclet = peclet, Time = tau });
        Close.Relative(limit.SolidsAtBottom, Wall(phi, true), 5e-3, "bottom");
        Close.Relative(limit.SolidsAtTop, Wall(phi, false), 5e-3, "top");
    }

    [Theory]
    [InlineData(0.75e-3, 131)]
    [InlineData(3e-3, 33)]
    [InlineData(15.5e-3, 6.3)]
    public void At_constant_rate_the_solvent_leaves_at_the_times_of_Kumberg(double rate, double time)
    {
        var input = Films.Anode();
        Close.Relative(0.0981, input.SolventMass, 1e-3, "solvent");
        var s = FilmModel.Solve(input, Films.Closures(input), Films.Rig(314, rate, 1.5 * time)).Series;
        // Seventy per cent goes at the set rate whatever it is; at 15.5 g/m2/s the film cannot give off the rest that fast (nine tenths take 4 % longer).
        var at = Array.FindIndex(s.Residual, r => r < 0.3 * s.Residual[0]);
        Close.Relative(0.7 * time, s.Time[at], 0.02, "time of the first seven tenths");
    }

    [Fact]
    public void Nine_tenths_of_the_solvent_leave_in_less_than_half_of_the_time_to_1000_ppm()
    {
        var input = Films.Cathode();
        var solution = FilmModel.Solve(input, Films.Closures(input), Films.Batch(373.15, 60, 1200));
        var s = solution.Series;
        var ninety = s.Time[Array.FindIndex(s.Residual, r => r < 0.1 * s.Residual[0])];
        Assert.True(ninety < 0.5 * solution.Outputs.DryingTime.Value!.Value, $"90 % after {ninety} s, dry after {solution.Outputs.DryingTime.Value} s");
    }

    [Fact]
    public void The_rate_stays_constant_after_shrinkage_and_falls_later_in_a_thin_film()
    {
        double last = 0;
        foreach (var dry in new[] { 0.1, 0.2, 0.3 })
        {
            var input = Films.Cathode(dryMass: dry);
            var solution = FilmModel.Solve(input, Films.Closures(input), Films.Batch(373.15, 60, 400));
            var s = solution.Series;
            var peak = Array.IndexOf(s.DryingRate, s.DryingRate.Max());
            var fall = Array.FindIndex(s.DryingRate, peak, r => r < 0.9 * s.DryingRate[peak]);
            Assert.True(s.Time[fall] > 1.2 * solution.Outputs.EndOfShrinkageTime.Value!.Value);
            // Share of the solvent that is still there when the rate has fallen by a tenth.
            var left = s.Residual[fall] / s.Residual[0];
            Assert.True(left > last, $"{dry} kg/m2: {left}, thinner: {last}");
            last = left;
        }
    }

    [Fact]
    public void Migration_grows_with_rate_particle_size_and_surface_tension()
    {
        var input = Films.Cathode(dryMass: 0.15);
        double At(double rate, double d50, double tension)
        {
            var closures = ClosureDefaults.For(input, d50);
            return TopOverBottom(FilmModel.Solve(input, closures with { EntryFactor = closures.EntryFactor with { Value = 2 * tension } }, Films.Rig(353, rate, 0.081 / rate * 1.5)));
        }
        var middle = At(1e-3, 10e-6, 1);
        Assert.True(At(0.5e-3, 10e-6, 1) < middle && middle < At(2e-3, 10e-6, 1));
        Assert.True(At(1e-3, 5e-6, 1) < middle && middle < At(1e-3, 20e-6, 1));
        Assert.True(At(1e-3, 10e-6, 0.7) < middle && middle < At(1e-3, 10e-6, 1.3));
    }

    [Fact]
    public void Entangled_polymer_holds_latex_back_and_covered_graphite_sets_it_free()
    {
        FilmSolution With(double? entanglement, double partition, double halfCoverage)
        {
            var input = Films.Anode();
            var (cmc, sbr) = (input.Species[0], input.Species[1]);
            input = input with
            {
                Species =
                [
                    cmc with { Partition = cmc.Partition with { HalfCoverage = halfCoverage } },
                    sbr with { Diffusivity = sbr.Diffusivity with { EntanglementConcentration = entanglement }, Partition = sbr.Partition with { Coefficient = partition } },
                ],
            };
            return FilmModel.Solve(input, Films.Closures(input), Films.Rig(314, 1.5e-3, 100));
        }
        static double Latex(FilmSolution s) => s.Outputs.SpeciesTopOverMean[1].Value.Value!.Value;
        Assert.True(Latex(With(0.02, 0, 0.01)) < 0.8 * Latex(With(null, 0, 0.01)));
        // A small half coverage means that CMC has covered the graphite: less room for latex.
        Assert.True(Latex(With(null, 2, 0.001)) > Latex(With(null, 2, 0.3)));
    }

    [Fact]
    public void Porous_particles_keep_binder_from_the_surface_at_a_high_rate()
    {
        var solid = Films.Cathode(dryMass: 0.15);
        var porous = solid with { Species = [solid.Species[0] with { Partition = new() { ParticlePores = 1 } }] };
        FilmSolution At(FilmInput input, double rate) => FilmModel.Solve(input, Films.Closures(input), Films.Rig(353, rate, 0.081 / rate * 1.5));
        var lost = At(solid, 0.45e-3).Outputs.BinderBottomOverMean.Value - At(solid, 2e-3).Outputs.BinderBottomOverMean.Value;
        var kept = At(porous, 0.45e-3).Outputs.BinderBottomOverMean.Value - At(porous, 2e-3).Outputs.BinderBottomOverMean.Value;
        Assert.True(kept < lost, $"binder lost at the foil: porous {kept}, solid {lost}");
    }

    [Fact]
    public void A_gradient_appears_between_80_and_150_degC()
    {
        var input = Films.Cathode(dryMass: 0.13);
        double At(double celsius, double duration) => TopOverBottom(FilmModel.Solve(input, Films.Closures(input), Films.Batch(celsius + 273.15, 30, duration)));
        var (room, warm, hot) = (At(24, 12000), At(80, 800), At(150, 300));
        Assert.True(room < 1.1 && room < warm && warm < 1.3 && hot > 1.4, $"top over bottom: {room}, {warm}, {hot}");
    }

    [Fact]
    public void Only_the_rate_between_the_end_of_shrinkage_and_fixation_matters_much()
    {
        var input = Films.Cathode(dryMass: 0.15);
        var closures = Films.Closures(input);
        const double slow = 0.5e-3, fast = 2e-3;
        // Slow between two shares of the solvent, fast elsewhere.
        FilmSolution Slow(double from, double to)
        {
            List<double> times = [0], values = [from <= 0 ? slow : fast];
            var t = 0.0;
            foreach (var (a, b, rate) in new[] { (0, from, fast), (from, to, slow), (to, 1.2, fast) })
            {
                if (b <= a) continue;
                t += (b - a) * input.SolventMass / rate;
                times.AddRange([t - 1e-3, t + 1e-3]);
                values.AddRange([rate, rate == slow ? fast : b < 1.2 && to > from ? slow : fast]);
            }
            return FilmModel.Solve(input, closures, Films.Rig(353, new Schedule { Times = times, Values = values }, t));
        }
        var (start, middle, end) = (TopOverBottom(Slow(0, 0.5)), TopOverBottom(Slow(0.5, 0.94)), TopOverBottom(Slow(0.95, 1.15)));
        var never = TopOverBottom(FilmModel.Solve(input, closures, Films.Rig(353, fast, 1.2 * input.SolventMass / fast)));
        var always = TopOverBottom(FilmModel.Solve(input, closures, Films.Rig(353, slow, 1.2 * input.SolventMass / slow)));
        Assert.True(middle < start && middle < end, $"{start} {middle} {end}");
        Close.Relative(always, middle, 0.02, "slow in the middle against slow throughout");
        Close.Relative(never, end, 0.01, "slow at the end against never");
    }

    [Fact]
    public void Jaisers_film_ends_where_mass_balance_says_when_its_porosity_is_prescribed()
    {
        const double dry = 0.0825 * 0.475 / 0.525;
        var input = new FilmInput
        {
            Solids =
            [
                new() { Name = "graphite", Role = SolidRole.Active, Mass = 0.955 * dry, Density = 2260, HeatCapacity = 710 },
                new() { Name = "carbon", Role = SolidRole.Carbon, Mass = 0.015 * dry, Density = 1900, HeatCapacity = 750 },
            ],
            Species = [Films.Pvdf(0.03 * dry)], Solvent = Films.NmpSolvent, SolventMass = 0.0825, FoilHeatCapacity = 35,
        };
        var program = new DryerProgram
        {
            Segments = [new() { Name = "rig", Duration = 250, Top = new() { GasTemperature = 349.65, HeatTransferCoefficient = 35, SolventContent = 0 }, SetTemperature = Schedule.Constant(349.65) }],
        };
        var solution = FilmModel.Solve(input, ClosureDefaults.For(input, 8e-6, ParticleShape.Flake) with { PrescribedPorosity = 0.445 }, program);
        Close.Relative(114e-6, solution.Series.Thickness[0], 0.02, "wet thickness");
        Close.Relative(61e-6, solution.Outputs.DryThickness.Value!.Value, 0.05, "dry thickness");
        Close.Relative(80, solution.Outputs.EndOfShrinkageTime.Value!.Value, 0.15, "end of shrinkage");
        Assert.InRange(solution.Outputs.MeanDryingRate.Value!.Value, 0.63e-3 * 0.85, 0.68e-3 * 1.15);
        Assert.True(TopOverBottom(solution) > 1.05);
    }

    [Fact]
    public void A_sedimenting_film_keeps_clear_solvent_on_top_until_it_has_evaporated()
    {
        var input = Films.Cathode() with { ClearSolventLayer = 30e-6 };
        var closures = Films.Closures(input) with { Settling = SettlingChoice.On };
        closures = closures with { GelFraction = closures.GelFraction with { Value = 0.31 } };
        var solution = FilmModel.Solve(input, closures, Films.Rig(298.15, 3e-5, 2000), new() { ProfileTimes = [300] });
        Assert.True(solution.SettlingOn);
        var early = solution.Profiles[1];
        Assert.True(early.SolidFraction[^1] < 0.5 * early.SolidFraction[^2], "clear solvent on the top cell");
        Assert.True(early.SolidFraction[0] > 1.02 * solution.Profiles[0].SolidFraction[0], "sediment at the foil");
        for (var i = 1; i < early.SolidFraction.Length - 1; i++) Assert.True(early.SolidFraction[i] <= early.SolidFraction[i - 1] * (1 + 1e-6));
    }

    [Fact]
    public void Doubling_the_grid_changes_outputs_by_less_than_half_a_per_cent()
    {
        foreach (var name in new[] { "cathode oven", "anode rig" })
        {
            var (input, closures, program) = FilmModelTests.Case(name);
            FilmOutputs At(int cells) => FilmModel.Solve(input, closures, program, new() { Cells = cells, RelativeTolerance = 3e-5 }).Outputs;
            var (coarse, fine) = (At(60), At(120));
            foreach (var (what, a, b) in new[]
            {
                ("end of shrinkage", coarse.EndOfShrinkageTime, fine.EndOfShrinkageTime), ("air entry", coarse.AirEntryTime, fine.AirEntryTime),
                ("fixation", coarse.FixationTime, fine.FixationTime), ("dry thickness", coarse.DryThickness, fine.DryThickness),
                ("mean rate", coarse.MeanDryingRate, fine.MeanDryingRate), ("peak rate", coarse.PeakDryingRate, fine.PeakDryingRate), ("binder bottom", coarse.BinderBottomOverMean, fine.BinderBottomOverMean),
                ("binder top", coarse.BinderTopOverMean, fine.BinderTopOverMean), ("carbon bottom", coarse.CarbonBottomOverMean, fine.CarbonBottomOverMean),
            })
                Close.Relative(b.Value!.Value, a.Value!.Value, 5e-3, $"{name}, {what}");
            if (coarse.DryingTime.Value is { } t) Close.Relative(fine.DryingTime.Value!.Value, t, 5e-3, $"{name}, drying time");
        }
    }

    [Fact]
    public void Hotter_or_faster_air_never_lowers_the_rate_of_a_wet_film()
    {
        var input = Films.Cathode();
        var closures = Films.Closures(input);
        double Rate(double temperature, double coefficient)
        {
            var series = FilmModel.Solve(input, closures, Films.Batch(temperature, coefficient, 25, 1e-3), new() { Cells = 12, SeriesPoints = 40 }).Series;
            return series.DryingRate[^1];
        }
        var property = Prop.ForAll(
            Gen.Choose(310, 390).SelectMany(t => Gen.Choose(20, 80).SelectMany(a => Gen.Choose(1, 20).Select(step => (T: (double)t, Alpha: (double)a, Step: (double)step)))).ToArbitrary(),
            x => Rate(x.T + x.Step, x.Alpha) >= Rate(x.T, x.Alpha) * (1 - 1e-3) && Rate(x.T, x.Alpha + x.Step) >= Rate(x.T, x.Alpha) * (1 - 1e-3));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15).WithReplay(20260101, 2027), property);
    }

    [Fact]
    public void At_set_temperature_a_higher_rate_never_leaves_more_binder_at_the_foil()
    {
        var input = Films.Cathode(dryMass: 0.12);
        input = input with { Species = [input.Species[0] with { Partition = new() }] };
        var closures = Films.Closures(input) with { Settling = SettlingChoice.Off };
        double Bottom(double rate, double temperature) =>
            FilmModel.Solve(input, closures, Films.Rig(temperature, rate, input.SolventMass / rate * 1.3), new() { Cells = 16, SeriesPoints = 40 }).Outputs.BinderBottomOverMean.Value!.Value;
        var property = Prop.ForAll(
            Gen.Choose(2, 30).SelectMany(j => Gen.Choose(11, 30).SelectMany(r => Gen.Choose(300, 390).Select(t => (Rate: j * 1e-4, Ratio: r / 10.0, T: (double)t)))).ToArbitrary(),
            x => Bottom(x.Rate * x.Ratio, x.T) <= Bottom(x.Rate, x.T) * (1 + 1e-3));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15).WithReplay(20260102, 2029), property);
    }
}
