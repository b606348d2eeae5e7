using Lamina.Line.Equipment.Mixers;
using Lamina.Line.Laws;
using Lamina.Line.Mixing.Dispersion;
using Lamina.Line.Mixing.Rest;
using Lamina.Line.Mixing.Rheology;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Line.Mixing;

/// <summary>
/// Mixing: an exact mass balance with additive volumes; with a mixer also the dispersion of the carbon, energy and temperature; with a flow curve, given or computed,
/// the state of the slurry when it reaches the coater. What the recipe does not give has no output, and says why.
/// </summary>
public sealed class MixingStep : IProcessStep<Formulation, MixingSettings, Slurry>
{
    private const double BubbleFreePressure = 101325;

    /// <summary>The mixer; null where the line has none.</summary>
    public Mixer? Mixer { get; init; }

    /// <summary>The solvent; needed for dispersion and flow curve.</summary>
    public Solvent? Solvent { get; init; }

    /// <summary>The slurry's flow curve by the recipe; null computes it where carbon is dispersed.</summary>
    public RheologySettings? Rheology { get; init; }

    /// <summary>Temperature of the slurry at the coater [K].</summary>
    public double CoatingTemperature { get; init; } = 298.15;

    /// <summary>Shear rate under the die for a slurry density; null where speed or gap are not known [1/s].</summary>
    public Func<Slurry, double?>? CoatingShearRate { get; init; }

    /// <summary>Constants in the place of the settings', for bands and calibrations; null takes the settings'.</summary>
    public StepConstants? Constants { get; init; }

    /// <inheritdoc/>
    public StepResult<Slurry> Run(Formulation input, MixingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var slurry = Mix(input);
        var balances = MassBalances(input, slurry);
        var constants = Constants ?? settings.Constants.Resolve(input.Solvent);
        var model = settings.Model ?? (Mixer is null || settings.Speed is null ? MixingModel.Balance : MixingModel.Dispersion);
        var warnings = new List<string>();

        var carbon = Disperse(slurry, settings, constants, model, warnings, cancellation);
        slurry = slurry with { Dispersion = carbon.Trace };
        slurry = Ready(slurry, settings, constants, carbon.Swelling, model, warnings);
        if (carbon.Trace is { } trace)
        {
            balances.Add(Balance.Of("carbon_volume", 1, trace.States[^1].VolumeShares.Sum()));
            var put = trace.States[^1].SpecificEnergy;
            if (put > 0) balances.Add(Balance.Of("energy", put, trace.HeatRemoved + trace.HeatStored));
        }

        var noCurve = "the slurry's flow curve is not known: give rheology, or a mixer with mixing.speed";
        var assumed = constants.AnyAssumed() ? Badge.Assumed : Badge.Extrapolated;
        var shear = CoatingShearRate?.Invoke(slurry);
        var curve = slurry.Rheology;
        var beyond = Rheology is MeasuredCurveSettings measured && shear is { } g && (g < measured.ShearRates[0] || g > measured.ShearRates[^1]);
        if (beyond)
            warnings.Add($"the shear rate at the coater, {shear:G3} 1/s, lies outside the measured flow curve: it is carried on as a power law; measure up to there, or take the viscosity as a guess");
        var last = carbon.Trace?.States[^1];
        var noMixer = carbon.Reason ?? (Mixer is null ? "the recipe gives no mixer" : "mixing.model is balance");
        return new StepResult<Slurry>
        {
            Step = "mixing",
            Model = model switch { MixingModel.Dispersion => "dispersion", MixingModel.Empirical => "empirical", _ => "mass-balance" },
            Product = slurry,
            Outputs =
            [
                MixingOutputs.SlurryDensity.Of(slurry.Density, Badge.Exact),
                MixingOutputs.SolidsContent.Of(slurry.SolidsContent, Badge.Prescribed),
                MixingOutputs.SolidsVolumeFraction.Of(slurry.SolidsVolumeFraction, Badge.Exact),
                MixingOutputs.ActiveVolumeFraction.Of(input.Components.Select((c, i) => c.Role == ComponentRole.Active ? slurry.VolumeFractions[i] : 0).Sum(), Badge.Exact),
                MixingOutputs.DryDensity.Of(input.DryDensity, Badge.Exact),
                MixingOutputs.D50.Of(carbon.Median, assumed, noMixer),
                MixingOutputs.D90.Of(last?.D90, assumed, model == MixingModel.Empirical ? "the empirical law has no distribution" : noMixer),
                MixingOutputs.StressIntensity.Of(last?.Stress, assumed, model == MixingModel.Empirical ? "the empirical law knows no mixer" : noMixer),
                MixingOutputs.StressNumber.Of(carbon.Trace is { } passes ? passes.PassRate * passes.States[^1].Time : null, assumed, model == MixingModel.Empirical ? "the empirical law knows no mixer" : noMixer),
                MixingOutputs.YieldStress.Of(curve?.Curve.YieldStress, curve?.Badge ?? assumed, noCurve),
                MixingOutputs.ViscosityAtCoating.Of(curve is not null && shear is { } rate ? curve.Curve.Viscosity(rate) : null, beyond ? Badge.Extrapolated : curve?.Badge ?? assumed,
                    curve is null ? noCurve : "no coating speed: give coating.speed or drying.speed, and coating"),
                MixingOutputs.SpecificEnergy.Of(last?.SpecificEnergy ?? carbon.Energy, settings.Power is null ? assumed : Badge.Prescribed, noMixer),
                MixingOutputs.SlurryTemperature.Of(last?.Temperature, Mixer?.JacketConductance is null ? Badge.Prescribed : assumed, noMixer),
                MixingOutputs.SettledShare.Of(slurry.Rest?.SettledShare, assumed, noCurve),
                MixingOutputs.LargestBubble.Of(slurry.Rest?.LargestBubble, assumed, slurry.Rest is null ? noCurve : "neither rest nor degassing lets bubbles rise out: any size may be left"),
                slurry.Rest is { } rest ? MixingOutputs.GelationFlag.Of(rest.Gelation, assumed) : MixingOutputs.GelationFlag.Missing(noCurve),
            ],
            Balances = Balance.Checked("mixing", balances),
            Warnings = warnings,
            Constants = model == MixingModel.Balance && slurry.Rheology is null ? [] : constants.List,
        };
    }

    /// <summary>The slurry that a formulation makes.</summary>
    /// <param name="formulation">components, solvent, solids content</param>
    public static Slurry Mix(Formulation formulation)
    {
        // Per kilogram of slurry.
        var dryMass = formulation.SolidsContent;
        var volumes = formulation.Components.Select(c => dryMass * c.SpecificVolume).ToArray();
        var dryVolume = volumes.Sum();
        var solventVolume = (1 - dryMass) / formulation.SolventDensity;
        var volume = dryVolume + solventVolume;
        return new Slurry
        {
            Formulation = formulation,
            SolidsContent = dryMass,
            Density = 1 / volume,
            SolidsVolumeFraction = dryVolume / volume,
            VolumeFractions = [.. volumes.Select(v => v / volume)],
            SolventVolumeFraction = solventVolume / volume,
        };
    }

    /// <summary>A slurry with its flow curve and the state that the time before coating left it in.</summary>
    /// <param name="slurry">by its mass balance</param>
    /// <param name="settings">mixing settings: rest, degassing, constants</param>
    /// <returns>the slurry as it is where no flow curve is given</returns>
    public Slurry Ready(Slurry slurry, MixingSettings settings) => Ready(slurry, settings, Constants ?? settings.Constants.Resolve(slurry.Formulation.Solvent), null, MixingModel.Balance, []);

    // Read back from the product, as a later step would: mass of each component in one kilogram.
    private static List<Balance> MassBalances(Formulation input, Slurry slurry)
    {
        var balances = new List<Balance>();
        for (var i = 0; i < input.Components.Count; i++)
            balances.Add(Balance.Of(input.Components[i].Name, input.SolidsContent * input.Components[i].MassFraction,
                slurry.VolumeFractions[i] * input.Components[i].Density / slurry.Density));
        balances.Add(Balance.Of("solvent", 1 - input.SolidsContent, slurry.SolventVolumeFraction * input.SolventDensity / slurry.Density));
        balances.Add(Balance.Of("volume", 1, slurry.SolidsVolumeFraction + slurry.SolventVolumeFraction));
        return balances;
    }

    private (DispersionTrace? Trace, double? Median, double? Swelling, double? Energy, string? Reason) Disperse(
        Slurry slurry, MixingSettings settings, StepConstants constants, MixingModel model, List<string> warnings, CancellationToken cancellation)
    {
        if (model == MixingModel.Balance) return default;
        if (slurry.Formulation.Components.Where(c => c.Role == ComponentRole.Carbon).MaxBy(c => c.MassFraction) is not { } black)
            return (null, null, null, null, "the coating holds no conductive carbon to disperse");
        var primary = black.Material.Find("primary_size")!.Value;
        var aggregate = black.Material.Find("aggregate_size")?.Value ?? 5 * primary;
        var initial = settings.InitialSize ?? MixingLaws.DispersionKinetics.Default("initial_size").Value;
        if (model == MixingModel.Empirical)
        {
            var median = MixingLaws.DispersionKinetics.Value([settings.Time!.Value], [initial, constants["kinetic_final_size"], constants["kinetic_time"]]);
            var energy = settings is { Power: { } power, Batch: { } batch } ? power * settings.Time.Value / batch : (double?)null;
            var voids = new RumpfStrength { PrimaryDiameter = primary, Hamaker = 1, Separation = 1 }.FractalPorosity(median, constants["fractal_dimension"]);
            return (null, median, 1 / (1 - voids), energy, "specific_energy needs mixing.power and mixing.batch");
        }
        if (Mixer is null || Solvent is null || settings.Speed is not { } speed)
            throw new ArgumentException("mixing.model dispersion needs line.mixer and mixing.speed; give them, or leave model out");
        if (initial <= aggregate) throw new ArgumentException($"mixing.initial_size: {initial * 1e6:G4} um is not above the {aggregate * 1e6:G4} um of {black.Name}'s aggregates, which no mixer breaks");

        var sizes = new AgglomerateSizes(primary, aggregate, initial, settings.InitialSpread, constants);
        Func<double, double, IFlowCurve> flow;
        if (Rheology?.Curve is { } given) flow = (temperature, _) => Warmed(given, Rheology.Temperature, temperature, constants);
        else
        {
            var law = new SuspensionLaw(slurry, Solvent, constants);
            flow = law.At;
        }
        DispersionRun Over(MixerZone zone) => new()
        {
            Zone = zone, Curve = flow, Density = slurry.Density, HeatCapacity = HeatCapacity(slurry, settings.Temperature), JacketTemperature = settings.Temperature,
            JacketConductance = Mixer.JacketConductance, Power = settings.Power,
            CarbonFraction = slurry.Formulation.Components.Select((c, i) => c.Role == ComponentRole.Carbon ? slurry.VolumeFractions[i] : 0).Sum(),
        };
        DispersionTrace trace;
        switch (Mixer)
        {
            case PlanetaryMixer planetary:
                var batch = settings.Batch ?? throw new ArgumentException("mixing.batch: a planetary mixer needs the mass of the batch, e.g. 50 kg");
                var time = settings.Time ?? throw new ArgumentException("mixing.time: a planetary mixer needs the mixing time, e.g. 60 min");
                trace = Over(MixerZone.Of(planetary, speed, batch / slurry.Density, constants["mean_shear_factor"])).Batch(sizes, time, cancellation);
                break;
            case Extruder extruder:
                var throughput = settings.Throughput ?? throw new ArgumentException("mixing.throughput: an extruder needs its throughput, e.g. 40 kg/h");
                trace = Over(MixerZone.Of(extruder, speed, constants["mean_shear_factor"])).Cascade(sizes, throughput, extruder.Stages, cancellation);
                break;
            default:
                throw new InvalidOperationException($"a {Mixer.GetType().Name} is not known to the mixing step");
        }
        var end = trace.States[^1];
        if (end.D50 > 0.98 * trace.States[0].D50)
            warnings.Add($"the mixer hardly disperses the carbon: {end.Stress:G3} Pa in its gap stay below the strength of the agglomerates; raise the speed, narrow the gap or mix at a higher solids content");
        if (Solvent.BoilingPoint.Value - end.Temperature < 20)
            warnings.Add($"the slurry reaches {end.Temperature - 273.15:G4} degC, close to or above the boiling point of {Solvent.Name}: cool it or mix less");
        return (trace, end.D50, Swelling(trace, primary, constants), null, null);
    }

    private static double Swelling(DispersionTrace trace, double primary, StepConstants constants)
    {
        var law = new RumpfStrength { PrimaryDiameter = primary, Hamaker = 1, Separation = 1 };
        return trace.Diameters.Zip(trace.States[^1].VolumeShares, (d, share) => share / (1 - law.FractalPorosity(d, constants["fractal_dimension"]))).Sum();
    }

    private Slurry Ready(Slurry slurry, MixingSettings settings, StepConstants constants, double? swelling, MixingModel model, List<string> warnings)
    {
        if (Rheology is null && (swelling is null || model == MixingModel.Balance)) return slurry;
        var age = settings.Rest + (settings.Degassing?.Time ?? 0);
        var build = settings.Stirred ? 1 : MixingLaws.Ageing.Value([age], [constants["ageing_rate"], constants["ageing_onset"]]);
        IFlowCurve curve;
        var jammed = false;
        if (Rheology?.Curve is { } given)
        {
            // A measured curve is the slurry's at the coater: its age is in it.
            curve = Warmed(given, Rheology.Temperature, CoatingTemperature, constants);
            if (Rheology is not MeasuredCurveSettings && build > 1 && curve.YieldStress > 0) curve = new ShiftedCurve { Base = curve, YieldRise = (build - 1) * curve.YieldStress };
        }
        else
        {
            var law = new SuspensionLaw(slurry, Solvent ?? throw new ArgumentException("rheology: suspension needs the solvent"), constants);
            var room = swelling ?? Absorbed(slurry);
            jammed = law.Jams(room);
            var casson = law.At(CoatingTemperature, room);
            curve = casson with { YieldStress = build * casson.YieldStress };
            if (jammed) warnings.Add($"the solids, agglomerates included, fill {100 * law.EffectiveFraction(room):G3} % of the slurry, above the maximum packing of {100 * constants["maximum_packing"]:G3} %: it jams; its flow curve is that of a dough. Lower the solids content or disperse longer");
        }
        slurry = slurry with
        {
            Rheology = new SlurryRheology
            {
                Law = Rheology is null ? "suspension" : Data.Binding.Names.SnakeCase(Rheology.GetType().Name.Replace("Settings", "").Replace("Rheology", "").Replace("MeasuredCurve", "Measured")),
                Curve = curve,
                Temperature = CoatingTemperature,
                Badge = Rheology?.Curve is null ? (constants.AnyAssumed() ? Badge.Assumed : Badge.Extrapolated) : Badge.Prescribed,
            },
        };
        return slurry with { Rest = Rested(slurry, settings, constants, age, jammed, warnings) };
    }

    private static RestedState Rested(Slurry slurry, MixingSettings settings, StepConstants constants, double age, bool jammed, List<string> warnings)
    {
        var curve = slurry.Rheology!.Curve;
        double settled = 0;
        if (!settings.Stirred && slurry.Formulation.Components.Where(c => c.Role == ComponentRole.Active).MaxBy(c => c.MassFraction) is { } active)
            settled = Math.Min(1, CreepingSphere.Speed(active.Material.Find("d50")!.Value, Math.Max(0, active.Density - slurry.Density), curve) * settings.Rest / settings.Height);
        if (settled > 0.02) warnings.Add($"{100 * settled:G3} % of the vessel is clear liquid after the rest: stir the slurry, or coat sooner");

        var bubble = CreepingSphere.LargestLeft(settings.Height, settings.Rest, slurry.Density, curve);
        if (settings.Degassing is { } vacuum)
            bubble = Math.Min(bubble, CreepingSphere.LargestLeft(settings.Height, vacuum.Time, slurry.Density, curve, Math.Cbrt(BubbleFreePressure / vacuum.Pressure)));

        var alkaline = slurry.Formulation.Components.Any(c => c.Material is ActiveMaterial { Role: ElectrodeRole.Cathode } m && Alkaline(m));
        var pvdf = slurry.Formulation.Components.Any(c => c.Name.StartsWith("PVDF", StringComparison.OrdinalIgnoreCase));
        var risk = pvdf && alkaline && age > constants["gel_time"];
        if (risk) warnings.Add($"PVDF has waited {age / 3600:G3} h beside an alkaline oxide: it may gel (gel_time {constants["gel_time"] / 3600:G3} h, assumed)");
        return new RestedState
        {
            Age = age, SettledShare = settled, LargestBubble = bubble < CreepingSphere.Largest ? bubble : null,
            Gelation = jammed ? Gelation.Jammed : risk ? Gelation.Risk : Gelation.None,
        };
    }

    // Residual alkali is large on layered oxides rich in nickel or sodium; it makes PVDF lose HF and cross-link.
    private static bool Alkaline(ActiveMaterial material) =>
        material.Name is "NMC811" or "NMC622" or "NMC532" or "NCA" || (material.Ion == Ion.Sodium && material.Formula.Contains("O2", StringComparison.Ordinal));

    // Undispersed state unknown: the liquid that the carbon is known to hold.
    private static double Absorbed(Slurry slurry)
    {
        double carbon = 0, swollen = 0;
        for (var i = 0; i < slurry.VolumeFractions.Count; i++)
            if (slurry.Formulation.Components[i] is { Role: ComponentRole.Carbon } component)
            {
                carbon += slurry.VolumeFractions[i];
                swollen += slurry.VolumeFractions[i] * (1 + component.Density * (component.Material.Find("absorption_stiffness")?.Value ?? 3e-3));
            }
        return carbon > 0 ? swollen / carbon : 1;
    }

    private static IFlowCurve Warmed(IFlowCurve curve, double from, double to, StepConstants constants) => from == to ? curve : new ShiftedCurve
    {
        Base = curve,
        Factor = MixingLaws.ArrheniusViscosity.Value([to], [constants["activation_energy"]]) / MixingLaws.ArrheniusViscosity.Value([from], [constants["activation_energy"]]),
    };

    private double HeatCapacity(Slurry slurry, double temperature) =>
        slurry.SolidsContent * slurry.Formulation.Components.Sum(c => c.MassFraction * (c.Material.Find("heat_capacity")?.Value ?? 900))
        + (1 - slurry.SolidsContent) * (Solvent?.LiquidHeatCapacity?.At(temperature) ?? 2000);
}
