using FsCheck;
using FsCheck.Fluent;
using Lamina.Line.Equipment.Mixers;
using Lamina.Line.Mixing;
using Lamina.Line.Mixing.Rest;
using Lamina.Line.Mixing.Rheology;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>Dispersion in a mixer, and the state of the slurry when it reaches the coater.</summary>
public sealed class MixingTests
{
    private static readonly PlanetaryMixer Planetary = new() { VesselDiameter = 0.4, ToolDiameter = 0.18, Gap = 3e-3 };
    private static readonly Extruder Screws = new() { ScrewDiameter = 0.032, Length = 1.2, FreeVolume = 0.9e-3, Gap = 0.2e-3 };
    private static readonly MixingSettings Batch = new() { Speed = 2, Time = 3600, Batch = 50 };

    internal static Formulation Cathode(double solids = 0.7) => new()
    {
        Components =
        [
            new Component { Material = MaterialCatalogue.Find("NMC622"), Role = ComponentRole.Active, MassFraction = 0.95 },
            new Component { Material = MaterialCatalogue.Find("C65"), Role = ComponentRole.Carbon, MassFraction = 0.025 },
            new Component { Material = MaterialCatalogue.Find("PVDF"), Role = ComponentRole.Binder, MassFraction = 0.025, Mobile = true },
        ],
        Solvent = "NMP", SolventDensity = 1028, SolidsContent = solids,
    };

    private static MixingStep Step(Mixer? mixer, RheologySettings? rheology = null) => new()
    {
        Mixer = mixer, Rheology = rheology, Solvent = MaterialCatalogue.Find<Solvent>("NMP"), CoatingShearRate = _ => 2500,
    };

    private static StepResult<Slurry> Run(Mixer? mixer, MixingSettings settings, RheologySettings? rheology = null) => Step(mixer, rheology).Run(Cathode(), settings, new RunContext());

    [Fact]
    public void Without_a_mixer_every_new_output_is_null_with_a_reason()
    {
        var result = Run(null, new MixingSettings());
        Assert.Equal("mass-balance", result.Model);
        foreach (var name in (string[])["d50", "yield_stress", "viscosity_at_coating", "specific_energy"])
        {
            Assert.Null(result[name].Value);
            Assert.False(string.IsNullOrWhiteSpace(result[name].Reason));
        }
    }

    [Fact]
    public void A_planetary_mixer_disperses_warms_and_keeps_its_books()
    {
        var result = Run(Planetary with { JacketConductance = 20 }, Batch);
        var trace = result.Product.Dispersion!;
        Assert.True(trace.States[^1].D50 < trace.States[0].D50);
        Assert.True(trace.States[^1].Temperature > 298.15);
        Assert.True(result["specific_energy"].Value > 0);
        Assert.Equal(Badge.Assumed, result["d50"].Badge);
        Assert.All(result.Balances, b => Assert.True(b.RelativeError <= 1e-10, $"{b.Name}: {b.RelativeError}"));
        Assert.Contains(result.Balances, b => b.Name == "energy");
        for (var i = 1; i < trace.States.Count; i++) Assert.True(trace.States[i].D50 <= trace.States[i - 1].D50 * (1 + 1e-12));
    }

    [Fact]
    public void Faster_longer_or_narrower_mixing_never_coarsens_the_carbon()
    {
        var cases = Gen.Choose(5, 60).SelectMany(speed => Gen.Choose(5, 240).SelectMany(minutes => Gen.Choose(10, 60).Select(gap => (speed, minutes, gap))));
        // A tenth of a percent is the step error, see the next test.
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double D50(double speed, double minutes, double gap) => Run(Planetary with { Gap = gap }, Batch with { Speed = speed, Time = 60 * minutes })["d50"].Value!.Value;
            var basis = D50(c.speed / 10.0, c.minutes, c.gap * 1e-4);
            var (faster, longer) = (D50(1.3 * c.speed / 10.0, c.minutes, c.gap * 1e-4), D50(c.speed / 10.0, 1.3 * c.minutes, c.gap * 1e-4)); Assert.True(faster <= basis * 1.001 && longer <= basis * 1.001, $"{c}: {basis} {faster} {longer}");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 9).WithMaxTest(5));
    }

    [Fact]
    public void What_sticks_when_it_meets_coarsens_the_carbon_and_keeps_its_volume()
    {
        foreach (var (mixer, settings) in new (Mixer, MixingSettings)[] { (Planetary, Batch), (Screws, new MixingSettings { Speed = 10, Throughput = 0.01 }) })
        {
            double last = 0;
            foreach (var sticking in (double[])[0, 1e-4, 1e-3])
            {
                var run = Run(mixer, settings with { Constants = new MixingConstants { Reagglomeration = sticking } });
                Assert.True(run["d50"].Value > last, $"{mixer.GetType().Name} {sticking}: {run["d50"].Value} after {last}");
                last = run["d50"].Value!.Value;
                Assert.All(run.Balances, b => Assert.True(b.RelativeError <= b.Allowed, b.Name));
            }
        }
        Assert.True(Run(Planetary, Batch)["stress_number"].Value > 1);
        Close.Relative(2, Run(Planetary, Batch with { Time = 2 * Batch.Time })["stress_number"].Value!.Value / Run(Planetary, Batch)["stress_number"].Value!.Value, 1e-12);
    }

    [Fact]
    public void A_weak_mixer_leaves_the_carbon_as_it_was_and_says_so()
    {
        var result = Run(Planetary with { Gap = 0.05 }, Batch with { Speed = 0.05 });
        Close.Relative(20e-6, result["d50"].Value!.Value, 0.03);
        Assert.Contains(result.Warnings, w => w.Contains("hardly disperses"));
    }

    [Fact]
    public void More_steps_change_the_median_by_less_than_a_tenth_of_a_percent()
    {
        double D50(int steps)
        {
            var slurry = MixingStep.Mix(Cathode());
            var constants = new MixingConstants().Resolve("NMP");
            var law = new SuspensionLaw(slurry, MaterialCatalogue.Find<Solvent>("NMP"), constants);
            var sizes = new Lamina.Line.Mixing.Dispersion.AgglomerateSizes(40e-9, 0.2e-6, 20e-6, 1.8, constants);
            return new Lamina.Line.Mixing.Dispersion.DispersionRun
            {
                Zone = Lamina.Line.Mixing.Dispersion.MixerZone.Of(Planetary, 2, 50 / slurry.Density, 15), Curve = law.At, Density = slurry.Density, HeatCapacity = 1200,
                JacketTemperature = 298.15, JacketConductance = 20, Steps = steps,
            }.Batch(sizes, 3600).States[^1].D50;
        }
        var (coarse, fine, finest) = (D50(64), D50(128), D50(256));
        Close.Relative(finest, fine, 1e-3);
        Assert.True(Math.Abs(fine - finest) < 0.5 * Math.Abs(coarse - fine) + 1e-12);
    }

    [Fact]
    public void An_extruder_balances_and_more_stages_narrow_the_sizes()
    {
        var settings = new MixingSettings { Speed = 5, Throughput = 40.0 / 3600 };
        StepResult<Slurry> Of(int stages) => Run(Screws with { Stages = stages, JacketConductance = 30 }, settings);
        var (one, many) = (Of(1), Of(20));
        Assert.All(many.Balances, b => Assert.True(b.RelativeError <= 1e-10, $"{b.Name}: {b.RelativeError}"));
        // Nothing leaves one stirred tank unbroken for long: its residence times reach zero, its coarse end stays.
        Assert.True(many["d90"].Value < one["d90"].Value);
        Assert.Equal(21, many.Product.Dispersion!.States.Count);
    }

    [Fact]
    public void A_given_flow_curve_is_taken_as_it_is()
    {
        double[] rates = [1, 10, 100, 1000, 10000];
        var measured = new MeasuredCurveSettings { ShearRates = rates, Stresses = [.. rates.Select(r => 2 * Math.Pow(r, 0.8))], YieldStress = 1.5 };
        var result = Run(null, new MixingSettings { Rest = 7200 }, measured);
        Close.Relative(2 * Math.Pow(2500, -0.2), result["viscosity_at_coating"].Value!.Value, 1e-9);
        Assert.Equal(1.5, result["yield_stress"].Value);
        Assert.Equal(Badge.Prescribed, result["viscosity_at_coating"].Badge);
        Assert.Equal("measured", result.Product.Rheology!.Law);
    }

    [Fact]
    public void Beyond_the_measured_shear_rates_the_viscosity_is_an_extrapolation_and_says_so()
    {
        var result = Run(null, new MixingSettings(), new MeasuredCurveSettings { ShearRates = [1, 100], Stresses = [5, 150] });
        Assert.Equal(Badge.Extrapolated, result["viscosity_at_coating"].Badge);
        Assert.Contains(result.Warnings, w => w.Contains("power law"));
    }

    [Fact]
    public void A_Casson_liquid_is_met_by_its_nearest_Herschel_Bulkley_law()
    {
        var rheology = new SlurryRheology { Law = "casson", Curve = new Casson { YieldStress = 2, PlateauViscosity = 0.5 }, Temperature = 298, Badge = Badge.Prescribed };
        foreach (var rate in new[] { 20.0, 100, 500 }) Close.Relative(rheology.Curve.Stress(rate), rheology.Near(100).Stress(rate), 0.05);
    }

    [Fact]
    public void A_sphere_creeps_by_Stokes_and_rests_above_the_critical_yield_stress()
    {
        var water = new HerschelBulkley { YieldStress = 0, Consistency = 2, Index = 1 };
        Close.Relative(3000 * 9.80665 * 1e-10 / (18 * 2), CreepingSphere.Speed(1e-5, 3000, water), 1e-9);
        var weight = 3000 * 9.80665 * 1e-5;
        Assert.Equal(0, CreepingSphere.Speed(1e-5, 3000, water with { YieldStress = 1.001 * CreepingSphere.CriticalYield * weight }));
        Assert.True(CreepingSphere.Speed(1e-5, 3000, water with { YieldStress = 0.9 * CreepingSphere.CriticalYield * weight }) > 0);
    }

    [Fact]
    public void Vacuum_and_time_take_smaller_bubbles_out()
    {
        double Bubble(double pressure, double minutes) => Run(null, new MixingSettings { Degassing = new DegassingSettings { Pressure = pressure, Time = 60 * minutes } },
            new NewtonianSettings { Viscosity = 1 })["largest_bubble"].Value!.Value;
        Assert.True(Bubble(5e3, 30) < Bubble(1e5, 30));
        Assert.True(Bubble(5e3, 60) < Bubble(5e3, 30));
    }

    [Fact]
    public void Old_PVDF_beside_a_nickel_rich_oxide_is_flagged()
    {
        var fresh = Run(null, new MixingSettings(), new NewtonianSettings { Viscosity = 1 });
        var old = Run(null, new MixingSettings { Rest = 3 * 24 * 3600, Stirred = true }, new NewtonianSettings { Viscosity = 1 });
        Assert.Equal("none", fresh["gelation"].Word);
        Assert.Equal("risk", old["gelation"].Word);
    }
}
