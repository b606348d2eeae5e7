using Lamina.Line.Coating.Spread;
using Lamina.Line.Coating.Window;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Laws;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials.Solvents;

namespace Lamina.Line.Coating;

/// <summary>
/// Coating: an exact mass balance; with a coater, a speed and a flow curve also the window that the film must lie in, what is seen outside it, levelling, edges and
/// the spread of the loading. What the recipe does not give has no output, and says why.
/// </summary>
public sealed class CoatingStep : IProcessStep<Slurry, CoatingSettings, WetFilm>
{
    /// <summary>Gap over wet film of drag flow, to which every liquid tends in the viscous regime [-].</summary>
    public const double DragRatio = 2;

    /// <summary>The coater; null where the line has none.</summary>
    public Coater? Coater { get; init; }

    /// <summary>The solvent, for its surface tension.</summary>
    public Solvent? Solvent { get; init; }

    /// <summary>Speed of the web by the dryer, taken where the coater's own is not given [m/s].</summary>
    public double? WebSpeed { get; init; }

    /// <summary>Constants in the place of the settings', for bands and calibrations; null takes the settings'.</summary>
    public StepConstants? Constants { get; init; }

    /// <inheritdoc/>
    public StepResult<WetFilm> Run(Slurry input, CoatingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var constants = Constants ?? settings.Constants.Resolve(Coater);
        var warnings = new List<string>();
        var dryPerVolume = input.Density * input.SolidsContent;
        var speed = settings.Speed ?? WebSpeed;
        var (thickness, gap, metered) = Film(input, settings, speed, dryPerVolume, warnings);

        var reason = Coater is null ? "the recipe gives no coater (line.coater)"
            : input.Rheology is null ? "the slurry's flow curve is not known: give rheology, or a mixer with mixing.speed"
            : speed is null ? "no coating speed: give coating.speed or drying.speed"
            : null;
        var window = reason is null ? Judge(input, settings, constants, speed!.Value, thickness, gap, warnings) : null;
        var spread = reason is null ? SpreadModel.Of(Coater!, input, speed!.Value, gap, constants) : null;
        if (window is { Defect: not CoatingDefect.None }) warnings.Add(Words(window));

        var film = new WetFilm
        {
            Formulation = input.Formulation,
            Thickness = thickness,
            Loading = thickness * dryPerVolume,
            SolventLoading = thickness * input.Density * (1 - input.SolidsContent),
            Temperature = settings.Temperature,
            Window = window,
            Spread = spread,
        };

        var slurryMass = thickness * input.Density;
        // A window rests on the flow curve and on the constants of wetting and particles.
        var how = input.Rheology?.Badge == Badge.Prescribed && !constants.AnyAssumed() ? Badge.Extrapolated : Badge.Assumed;
        var fixedBy = metered ? how : Badge.Exact;
        Output Judged(OutputDefinition definition, double? value, string? other = null) => definition.Of(value, how, reason ?? other);
        return new StepResult<WetFilm>
        {
            Step = "coating",
            Model = Coater switch { null => "mass-balance", SlotDie => "slot-die", CommaBar => "comma-bar", _ => "doctor-blade" },
            Product = film,
            Outputs =
            [
                CoatingOutputs.WetThickness.Of(film.Thickness, settings.WetThickness is not null ? Badge.Prescribed : fixedBy),
                CoatingOutputs.LoadingTotal.Of(film.Loading, settings.Loading is not null ? Badge.Prescribed : fixedBy),
                CoatingOutputs.LoadingActive.Of(film.Loading * input.Formulation.ActiveFraction, fixedBy),
                CoatingOutputs.SolventLoading.Of(film.SolventLoading, fixedBy),
                CoatingOutputs.Gap.Of(gap, settings.Gap is null ? Badge.Assumed : Badge.Prescribed),
                window is null ? CoatingOutputs.Regime.Missing(reason!) : CoatingOutputs.Regime.Of(window.Regime, how),
                Judged(CoatingOutputs.CapillaryNumber, window?.CapillaryNumber),
                Judged(CoatingOutputs.WindowMargin, window?.Nearest.Margin),
                window is null ? CoatingOutputs.Defect.Missing(reason!) : CoatingOutputs.Defect.Of(window.Defect, how),
                Judged(CoatingOutputs.ThinnestFilm, window?.Bead?.Thinnest(Vacuum), "a bar meters its film: there is no bead to hold"),
                Judged(CoatingOutputs.ThickestFilm, window?.Bead?.Thickest(Vacuum), "a bar meters its film: there is no bead to hold"),
                Judged(CoatingOutputs.VacuumMin, window?.Bead?.MinimumVacuum(Math.Min(thickness, 0.999999 * gap)), "a bar meters its film: there is no bead to hold"),
                Judged(CoatingOutputs.VacuumMax, window?.Bead?.MaximumVacuum(Math.Min(thickness, 0.999999 * gap)), "a bar meters its film: there is no bead to hold"),
                Judged(CoatingOutputs.WettingSpeed, window?.Bounds.First(b => b.Name == "wetting_speed").Bound),
                Judged(CoatingOutputs.LoadingSd, spread?.Total * film.Loading),
                Judged(CoatingOutputs.LoadingSdAcross, spread?.Across * film.Loading),
                Judged(CoatingOutputs.LoadingSdAlong, spread?.Along * film.Loading),
                Judged(CoatingOutputs.LoadingScrap, spread?.Outside(settings.Tolerance)),
                Judged(CoatingOutputs.EdgeRatio, window?.EdgeRatio),
                Judged(CoatingOutputs.EdgeWidth, window?.EdgeWidth, "without a yield stress nothing holds the edge: it runs out until it is dry"),
                Judged(CoatingOutputs.PatternEdgeLength, settings.Pattern is null ? null : window?.PatternEdge, "the coating has no pattern"),
                Judged(CoatingOutputs.PatternEdges, settings.Pattern is null ? null : window?.PatternEdges, "the coating has no pattern"),
                Judged(CoatingOutputs.LevellingTime, window?.LevellingTime, window is null ? null : $"the yield stress holds ripples below {window.FrozenRipple * 1e6:G3} um: they do not level"),
                Judged(CoatingOutputs.FrozenRipple, window?.FrozenRipple),
            ],
            Balances = Balance.Checked("coating",
            [
                Balance.Of("slurry", slurryMass, film.Loading + film.SolventLoading),
                Balance.Of("solvent", slurryMass * (1 - input.SolidsContent), film.SolventLoading),
                Balance.Of("volume", film.Thickness, film.Loading / input.Formulation.DryDensity + film.SolventLoading / input.Formulation.SolventDensity),
            ]),
            Warnings = warnings,
            Constants = window is null ? [] : constants.List,
        };
    }

    /// <summary>Where a coating would stand in its window; null where coater, flow curve or speed are not known. Costs a small part of a run of the step: for maps.</summary>
    /// <param name="input">the slurry</param>
    /// <param name="settings">settings of the coater</param>
    public CoatingAssessment? Assess(Slurry input, CoatingSettings settings)
    {
        if (Coater is null || input.Rheology is null || (settings.Speed ?? WebSpeed) is not { } speed) return null;
        var (thickness, gap, _) = Film(input, settings, speed, input.Density * input.SolidsContent, []);
        return Judge(input, settings, Constants ?? settings.Constants.Resolve(Coater), speed, thickness, gap, []);
    }

    /// <summary>Shear rate under the die, speed over gap; null where no speed is given [1/s].</summary>
    /// <param name="slurry">what is coated</param>
    /// <param name="settings">settings of the coater</param>
    /// <param name="webSpeed">speed of the web by the dryer, taken where the coater's own is not given [m/s]</param>
    public static double? ShearRate(Slurry slurry, CoatingSettings settings, double? webSpeed) =>
        (settings.Speed ?? webSpeed) / (settings.Gap ?? Given(settings, slurry.Density * slurry.SolidsContent)!.Value * (settings.GapRatio ?? DragRatio));

    private double Vacuum => (Coater as SlotDie)?.Vacuum ?? 0;

    private static double? Given(CoatingSettings settings, double dryPerVolume) => settings.WetThickness ?? settings.Loading / dryPerVolume;

    private (double Thickness, double Gap, bool Metered) Film(Slurry slurry, CoatingSettings settings, double? speed, double dryPerVolume, List<string> warnings)
    {
        var given = Given(settings, dryPerVolume);
        if (settings.GapRatio is null && Coater is BarCoater bar && slurry.Rheology is { } curve && speed is { } v)
        {
            if (settings.Gap is not { } gap) return (given!.Value, BarFlow.Gap(curve, v, given.Value, bar.Land, bar.Head, slurry.Density), false);
            var film = BarFlow.Thickness(curve.Near(v / gap), v, gap, bar.Land, bar.Head, slurry.Density);
            if (given is { } wanted && Math.Abs(wanted / film - 1) > 0.1)
                warnings.Add($"the bar meters {film * 1e6:G4} um through its gap of {gap * 1e6:G4} um, the recipe asks for {wanted * 1e6:G4} um: leave one of them out, or set the gap to about {BarFlow.Gap(curve, v, wanted, bar.Land, bar.Head, slurry.Density) * 1e6:G4} um");
            return (given ?? film, gap, given is null);
        }
        var ratio = settings.GapRatio ?? DragRatio;
        return (given ?? settings.Gap!.Value / ratio, settings.Gap ?? given!.Value * ratio, false);
    }

    private CoatingAssessment Judge(Slurry slurry, CoatingSettings settings, StepConstants constants, double speed, double thickness, double gap, List<string> warnings)
    {
        var rheology = slurry.Rheology!;
        var rate = speed / gap;
        var viscosity = rheology.Curve.Viscosity(rate);
        var tension = settings.SurfaceTension ?? Solvent?.SurfaceTension?.At(settings.Temperature)
            ?? throw new ArgumentException($"coating.surface_tension: the surface tension of {slurry.Formulation.Solvent} is not known, give the slurry's, e.g. 40 mN/m");
        var regime = viscosity * speed / tension < 1 ? CoatingRegime.Viscocapillary : CoatingRegime.Viscous;
        var bounds = new List<WindowBound>();

        double Wetting(double assist) => CoatingLaws.DynamicWetting.Value([viscosity], [constants["wetting_prefactor"], constants["wetting_exponent"], assist]);
        var fastest = Wetting(constants["wetting_assist"]);
        bounds.Add(new WindowBound { Name = "wetting_speed", Defect = CoatingDefect.AirEntrainment, Value = speed, Bound = fastest, IsUpper = true, Scale = fastest, Unit = "m/s" });
        if (speed > Wetting(1) && speed <= fastest)
            warnings.Add($"{60 * speed:G3} m/min is beyond the {60 * Wetting(1):G2} m/min at which a plunging tape draws air at {viscosity:G3} Pa s; that the bead helps wetting {constants["wetting_assist"]:G3}-fold is assumed");

        DieBead? bead = null;
        if (Coater is SlotDie die)
        {
            bead = new DieBead(rheology.Near(rate), viscosity, tension, speed, gap, die.UpstreamLip, die.DownstreamLip);
            if (bead.MeniscusCounts)
            {
                var least = bead.Capillary.MinimumThickness;
                bounds.Add(new WindowBound { Name = "low_flow", Defect = CoatingDefect.Ribbing, Value = thickness, Bound = least, IsUpper = false, Scale = thickness, Unit = "m" });
            }
            if (thickness < gap)
            {
                var (low, high) = (bead.MinimumVacuum(thickness), bead.MaximumVacuum(thickness));
                bounds.Add(new WindowBound { Name = "vacuum_min", Defect = CoatingDefect.AirBubbles, Value = die.Vacuum, Bound = low, IsUpper = false, Scale = high - low, Unit = "Pa" });
                bounds.Add(new WindowBound { Name = "vacuum_max", Defect = CoatingDefect.Dripping, Value = die.Vacuum, Bound = high, IsUpper = true, Scale = high - low, Unit = "Pa" });
            }
        }
        bounds.Add(new WindowBound { Name = "film_below_gap", Defect = CoatingDefect.Dripping, Value = thickness, Bound = gap, IsUpper = true, Scale = gap, Unit = "m" });

        var particle = Math.Max(settings.LargestParticle ?? 2.5 * Largest(slurry), settings.LargestParticle is null ? slurry.Dispersion?.States[^1].D90 ?? 0 : 0);
        bounds.Add(new WindowBound { Name = "particle_size", Defect = CoatingDefect.Streaks, Value = gap, Bound = constants["particle_factor"] * particle, IsUpper = false, Scale = gap, Unit = "m" });
        if (settings.Stripes is { } stripes)
            bounds.Add(new WindowBound
            {
                Name = "stripe_spacing", Defect = CoatingDefect.StripeMerging, Value = 2 * CoatingLaws.StripeRunOut.Value([thickness], [constants["stripe_run_out"]]), Bound = stripes.Spacing, IsUpper = true, Scale = stripes.Spacing, Unit = "m",
            });

        var (time, frozen) = Levels(rheology, settings, tension, thickness);
        return new CoatingAssessment
        {
            Regime = regime,
            CapillaryNumber = viscosity * speed / tension,
            ShearRate = rate,
            Speed = speed,
            Gap = gap,
            Thickness = thickness,
            Bead = bead,
            Bounds = bounds,
            // The mean speed in the slot, or under the bar, is film times web speed over its height.
            EdgeRatio = CoatingLaws.EdgeBead.Value([(Coater is SlotDie { Slot: var slot } ? slot : gap) / thickness], [constants["edge_factor"]]),
            EdgeWidth = rheology.Curve.YieldStress > 0 ? CoatingLaws.EdgeRunOut.Value([tension, thickness, rheology.Curve.YieldStress], [constants["edge_run_out"]]) : null,
            LevellingTime = time,
            FrozenRipple = frozen,
            PatternEdge = CoatingLaws.PatternEdge.Value([speed], [constants["edge_time"]]),
            PatternEdges = settings.Pattern is { } pattern ? Math.Min(1, 2 * CoatingLaws.PatternEdge.Value([speed], [constants["edge_time"]]) / pattern.Coated) : 0,
        };
    }

    // A ripple of a tenth of the film; the viscosity is that at the shear its own pressure makes.
    private static (double? Time, double Frozen) Levels(Mixing.Rheology.SlurryRheology rheology, CoatingSettings settings, double tension, double thickness)
    {
        var amplitude = 0.1 * thickness;
        var ripple = new Levelling { Thickness = thickness, Viscosity = 1, SurfaceTension = tension, Wavelength = settings.Ripple };
        var stress = ripple.StressOfRipple(amplitude);
        var frozen = amplitude * rheology.Curve.YieldStress / stress;
        if (frozen >= amplitude) return (null, frozen);
        double low = 1e-9, high = 1e6;
        if (rheology.Curve.Stress(low) >= stress) return (null, amplitude);
        for (var k = 0; k < 120; k++)
        {
            var middle = Math.Sqrt(low * high);
            if (rheology.Curve.Stress(middle) > stress) high = middle; else low = middle;
        }
        return ((ripple with { Viscosity = rheology.Curve.Viscosity(Math.Sqrt(low * high)) }).HalfTime, frozen);
    }

    private static double Largest(Slurry slurry) =>
        slurry.Formulation.Components.Where(c => c.Role == ComponentRole.Active).Select(c => c.Material.Find("d50")?.Value ?? 0).DefaultIfEmpty(0).Max();

    private static string Words(CoatingAssessment window)
    {
        var broken = window.Bounds.First(b => b.Margin < 0);
        var what = broken.Name switch
        {
            "wetting_speed" => $"air is drawn in above {60 * broken.Bound:G3} m/min (now {60 * broken.Value:G3}); run slower or thin the slurry",
            "low_flow" => $"the film of {broken.Value * 1e6:G4} um is thinner than the {broken.Bound * 1e6:G4} um that the meniscus gives; coat thicker, narrow the gap or run slower",
            "vacuum_min" => $"the bead needs a vacuum of {broken.Bound / 100:G3} mbar (now {broken.Value / 100:G3}); apply it, coat thicker than {window.Bead!.Thinnest(broken.Value) * 1e6:G4} um or narrow the gap",
            "vacuum_max" => $"the bead bears {broken.Bound / 100:G3} mbar of vacuum (now {broken.Value / 100:G3}); lower it, coat thinner than {window.Bead!.Thickest(broken.Value) * 1e6:G4} um or widen the gap",
            "film_below_gap" => $"the film of {broken.Value * 1e6:G4} um is thicker than the gap of {broken.Bound * 1e6:G4} um; widen the gap",
            "particle_size" => $"the gap of {broken.Value * 1e6:G4} um is narrower than the {broken.Bound * 1e6:G4} um that the largest particles need; widen it or sieve the slurry",
            _ => $"stripes run out by {broken.Value * 1e3:G3} mm into a spacing of {broken.Bound * 1e3:G3} mm; coat thinner or space them wider",
        };
        return $"outside the coating window, {Data.Binding.Names.SnakeCase(window.Defect.ToString()).Replace('_', ' ')}: {what}";
    }
}
