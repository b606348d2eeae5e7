using Lamina.Line.Calendering.Laws;
using Lamina.Line.Coating.Spread;
using Lamina.Line.Equipment;
using Lamina.Line.Laws;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials.Solids;

namespace Lamina.Line.Calendering;

/// <summary>
/// Calendering. A target (thickness, density, porosity) is met by volume balance: the solid keeps its volume, voids make room. A set point (line load, gap)
/// gives the porosity by the compaction law. With a calender the other way round too: the line load and the gap that a target takes. The profile is compressed evenly.
/// </summary>
public sealed class CalenderingStep : IProcessStep<DryElectrode, CalenderingSettings, Electrode>
{
    /// <summary>The most solvent per dry mass with which a coating goes through the rolls; assumed: a hundred times what dry coatings hold, and far below what fills pores [-].</summary>
    public const double LargestResidual = 0.05;

    /// <summary>Name of the model where the coating was not calendered.</summary>
    public const string Uncalendered = "none";

    /// <summary>The calender; null where the line has none.</summary>
    public Calender? Calender { get; init; }

    /// <summary>The web in the nip.</summary>
    public Web Web { get; init; } = new();

    /// <summary>Constants in the place of the settings', for bands and calibrations; null takes the settings'.</summary>
    public StepConstants? Constants { get; init; }

    /// <summary>Constants of the laws as the settings give them for an electrode on this web.</summary>
    /// <param name="formulation">what the electrode is made of</param>
    /// <param name="settings">the settings</param>
    public StepConstants Resolve(Formulation formulation, CalenderingSettings settings) => settings.Constants.Resolve(
        formulation.Components.Any(c => c.Material is ActiveMaterial { Role: ElectrodeRole.Anode }), Web.Foil.StartsWith("Cu", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public StepResult<Electrode> Run(DryElectrode input, CalenderingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var constants = Constants ?? Resolve(input.Formulation, settings);
        var warnings = new List<string>();
        if (StillWet(input) is { } wet) return AsItCame(input, constants, wet);
        var coating = new Coat(input, settings, constants);
        var sides = settings.Sides ?? (Web.Side == WebSide.Second ? 2 : 1);
        var stiffness = Calender?.FrameStiffness ?? constants["frame_stiffness"];

        double? load = null;
        string? noLoad = null;
        double thickness;
        if (settings.LineLoad is { } set)
        {
            load = set;
            thickness = coating.Released(set);
        }
        else if (settings.Gap is { } gap)
        {
            load = LoadOfGap(coating, gap, sides, stiffness);
            if (load == 0) warnings.Add($"the gap of {gap * 1e6:G4} um is wider than the web of {(Web.FoilThickness + sides * input.Thickness) * 1e6:G4} um: the coating leaves as it came");
            thickness = coating.Released(load.Value);
        }
        else
        {
            thickness = Target(input, settings, coating.Solid, warnings);
            if (Calender is null) noLoad = "the recipe gives no calender (line.calender) and no line load or gap";
            else if (coating.LoadOf(thickness) is { } found) load = found;
            else noLoad = $"no line load reaches a porosity of {100 * (1 - coating.Solid / thickness):G3} %: the law's least is {100 * coating.Least:G3} % at {settings.Temperature - 273.15:G3} degC";
            if (noLoad is not null && Calender is not null) warnings.Add(noLoad + "; the target is taken as met");
        }

        var squeeze = thickness / input.Thickness;
        var nip = load is { } q ? Nip(coating, q, sides, stiffness, input) : null;
        var electrode = new Electrode
        {
            Formulation = input.Formulation,
            Loading = input.Loading,
            ResidualSolvent = input.ResidualSolvent,
            Thickness = thickness,
            Porosity = 1 - coating.Solid / thickness,
            Profiles = [.. input.Profiles.Select(p => p with { Faces = [.. p.Faces.Select(z => z * squeeze)] })],
            Spread = input.Spread,
            Nip = nip,
        };
        var spread = Spread(input, electrode, coating, nip);
        if (nip is not null && spread is { } both) electrode = electrode with { Nip = nip with { Thicknesses = both.Thicknesses, Porosities = both.Porosities } };

        var set2 = settings.LineLoad is not null || settings.Gap is not null;
        Badge Reached(double? given) => given is null || warnings.Count > 0 ? Badge.Assumed : Badge.Prescribed;
        var noSpread = "the spread of the loading is not known: it needs line.coater, a speed and the slurry's flow curve";
        var noRolls = noLoad ?? "the recipe gives no calender (line.calender)";
        var domain = input.Formulation.Components.Where(c => c.Role is ComponentRole.Carbon or ComponentRole.Binder).Sum(c => c.SpecificVolume) * input.Loading;
        var active = input.Formulation.Components.Where(c => c.Role == ComponentRole.Active).ToArray();
        var grain = active.MaxBy(c => c.MassFraction)?.Material.Find("d50")?.Value;
        double? tortuosity = electrode.Porosity > 0 ? CalenderingLaws.Tortuosity.Value([electrode.Porosity], [constants["tortuosity_prefactor"], constants["tortuosity_exponent"]]) : null;
        return new StepResult<Electrode>
        {
            Step = "calendering",
            Model = set2 || Calender is not null ? "compaction" : "volume-balance",
            Product = electrode,
            Outputs =
            [
                CalenderingOutputs.Thickness.Of(electrode.Thickness, Reached(settings.Thickness)),
                CalenderingOutputs.Porosity.Of(electrode.Porosity, Reached(settings.Porosity)),
                CalenderingOutputs.Density.Of(electrode.Density, Reached(settings.Density)),
                CalenderingOutputs.LoadingTotal.Of(electrode.Loading, Badge.Exact),
                CalenderingOutputs.LoadingActive.Of(electrode.Loading * electrode.Formulation.ActiveFraction, Badge.Exact),
                CalenderingOutputs.Compaction.Of(1 - squeeze, Badge.Assumed),
                CalenderingOutputs.LineLoad.Of(load, settings.LineLoad is null ? Badge.Assumed : Badge.Prescribed, noLoad),
                CalenderingOutputs.SpringBack.Of(nip?.SpringBack, Badge.Assumed, noLoad),
                CalenderingOutputs.SetGap.Of(nip?.SetGap, settings.Gap is null ? Badge.Assumed : Badge.Prescribed, noRolls),
                CalenderingOutputs.NipLength.Of(nip?.Length, Badge.Assumed, noRolls),
                CalenderingOutputs.NipPressure.Of(nip?.Pressure, Badge.Assumed, nip is { Length: 0 } ? "the rolls take nothing off: there is no nip" : noRolls),
                CalenderingOutputs.RollBending.Of(nip?.Bending, Badge.Assumed, noRolls),
                CalenderingOutputs.FoilElongation.Of(nip?.Pressure is { } p ? CalenderingLaws.FoilElongation.Value([p], [constants["elongation_scale"]]) : null, Badge.Assumed, noRolls),
                CalenderingOutputs.EmbossingDepth.Of(
                    nip?.Pressure is { } pressure && grain is { } d ? CalenderingLaws.Embossing.Value([pressure, d, active.Sum(c => c.SpecificVolume) * input.Loading / electrode.Thickness], [constants["foil_hardness"]]) : null,
                    Badge.Assumed, grain is null ? "the coating holds no active material" : noRolls),
                CalenderingOutputs.Tortuosity.Of(tortuosity, Badge.Assumed, "a coating without pores has no tortuosity"),
                CalenderingOutputs.ConductivityRatio.Of(
                    domain > 0 ? CalenderingLaws.Conductivity.Value([domain / electrode.Thickness, domain / input.Thickness], [constants["percolation_threshold"], constants["percolation_exponent"]]) : null,
                    Badge.Assumed, "the coating holds no carbon or binder"),
                CalenderingOutputs.AdhesionRatio.Of(CalenderingLaws.Adhesion.Value([1 - squeeze], [constants["adhesion_gain"], constants["adhesion_optimum"]]), Badge.Assumed),
                CalenderingOutputs.ThicknessSd.Of(spread is { } s1 ? SpreadStatistics.Deviation(s1.Thicknesses) : null, Badge.Assumed, noSpread),
                CalenderingOutputs.PorositySd.Of(spread is { } s2 ? SpreadStatistics.Deviation(s2.Porosities) : null, Badge.Assumed, noSpread),
                CalenderingOutputs.ThicknessScrap.Of(spread is { } s3 ? Outside(s3.Thicknesses, settings.Tolerance) : null, Badge.Assumed, noSpread),
            ],
            Balances = Balance.Checked("calendering",
            [
                Balance.Of("solid_volume", coating.Solid, electrode.Thickness * (1 - electrode.Porosity)),
                Balance.Of("dry_mass", input.Loading, electrode.Density * electrode.Thickness),
                Balance.Of("solvent", input.ResidualSolvent, electrode.ResidualSolvent),
            ]),
            Warnings = warnings,
            Constants = constants.List,
        };
    }

    // Liquid cannot be pressed together: a coating whose solvent would fill its pores is no electrode yet.
    private static string? StillWet(DryElectrode input)
    {
        if (input.ResidualSolvent <= LargestResidual) return null;
        return FormattableString.Invariant($"the coating is still wet: {input.ResidualSolvent:G3} kg of solvent per kg of dry mass, at most {LargestResidual:G3} can be calendered; dry it longer, hotter or thinner");
    }

    private static StepResult<Electrode> AsItCame(DryElectrode input, StepConstants constants, string wet) => new()
    {
        Step = "calendering",
        Model = Uncalendered,
        Product = new Electrode
        {
            Formulation = input.Formulation, Loading = input.Loading, ResidualSolvent = input.ResidualSolvent,
            Thickness = input.Thickness, Porosity = input.Porosity, Profiles = input.Profiles, Spread = input.Spread,
        },
        Outputs =
        [
            .. CalenderingOutputs.All.Select(o =>
                o == CalenderingOutputs.LoadingTotal ? o.Of(input.Loading, Badge.Exact)
                : o == CalenderingOutputs.LoadingActive ? o.Of(input.Loading * input.Formulation.ActiveFraction, Badge.Exact)
                : o.Missing(wet)),
        ],
        Balances = Balance.Checked("calendering", [Balance.Of("solid_volume", 1, 1), Balance.Of("dry_mass", input.Loading, input.Loading), Balance.Of("solvent", input.ResidualSolvent, input.ResidualSolvent)]),
        Warnings = [wet],
        Constants = constants.List,
    };

    private static double Target(DryElectrode input, CalenderingSettings settings, double solid, List<string> warnings)
    {
        var thickness = settings switch
        {
            { Thickness: { } given } => given,
            { Density: { } density } => input.Loading / density,
            { Porosity: { } porosity } => solid / (1 - porosity),
            _ => throw new ArgumentException("calendering: give one of thickness, density, porosity, line_load or gap", nameof(settings)),
        };
        if (thickness < solid)
            throw new ArgumentException(
                $"calendering: a thickness of {thickness * 1e6:G4} um is less than the {solid * 1e6:G4} um that the solid alone fills; "
                + $"ask for more than {solid * 1e6:G4} um (density below {input.Loading / solid:G4} kg/m3)", nameof(settings));
        if (thickness > input.Thickness)
            warnings.Add($"the target ({thickness * 1e6:G4} um) is thicker than the dried coating ({input.Thickness * 1e6:G4} um): a calender cannot expand it; the coating leaves as it came");
        return Math.Min(thickness, input.Thickness);
    }

    // gap + q/C = foil + sides h(q) in the nip: the left side rises with the load, the right one falls, so there is one load.
    private double LoadOfGap(Coat coating, double gap, int sides, double stiffness)
    {
        double Excess(double q) => gap + CalenderingLaws.RollDisplacement.Value([q], [stiffness]) - Web.FoilThickness - sides * coating.InNip(q);
        if (Excess(0) >= 0) return 0;
        double low = 0, high = 1e4;
        while (Excess(high) < 0) high *= 2;
        for (var k = 0; k < 100 && high - low > 1e-14 * high; k++)
        {
            var middle = 0.5 * (low + high);
            if (Excess(middle) < 0) low = middle; else high = middle;
        }
        return 0.5 * (low + high);
    }

    private NipState Nip(Coat coating, double load, int sides, double stiffness, DryElectrode input)
    {
        var inNip = coating.InNip(load);
        var state = new NipState
        {
            LineLoad = load, EquivalentLoad = coating.Equivalent(load), InitialPorosity = input.Porosity, Loading = input.Loading, Temperature = coating.Temperature, Law = coating.Law,
            SpringBack = coating.SpringBack(load), ThicknessInNip = inNip,
        };
        if (Calender is not { } rolls) return state;
        var reduction = sides * (input.Thickness - inNip);
        var length = RollNip.Length(rolls.RollRadius, Math.Max(0, reduction));
        // A roll as a beam on two bearings under an even load: 5 q b^4/(384 E I); both rolls bend.
        var width = rolls.RollWidth ?? Web.Width;
        var inertia = Math.PI / 4 * Math.Pow(rolls.RollRadius, 4);
        return state with
        {
            SetGap = Web.FoilThickness + sides * inNip - CalenderingLaws.RollDisplacement.Value([load], [stiffness]),
            Length = length,
            Pressure = length > 0 ? load / length : null,
            Bending = 2 * 5 * load * Math.Pow(width, 4) / (384 * rolls.RollModulus * inertia),
        };
    }

    // Stiff rolls leave every point of the web the same room in the nip; what lies thicker there is pressed harder and denser, and springs back more.
    private static (IReadOnlyList<double> Thicknesses, IReadOnlyList<double> Porosities)? Spread(DryElectrode input, Electrode electrode, Coat coating, NipState? nip)
    {
        if (input.Spread is not { } spread) return null;
        var room = nip?.ThicknessInNip ?? electrode.Thickness;
        var thicknesses = new List<double>();
        var porosities = new List<double>();
        var points = spread.Relative;
        for (var k = 0; k < points.Count; k++)
        {
            var here = coating.With(points[k], input.PointPorosities?[k] ?? input.Porosity);
            double thickness;
            if (here.Initial <= room) thickness = here.Initial;
            else if (nip is null) thickness = Math.Max(room, here.Solid);
            else thickness = here.Released(here.LoadOfRoom(room));
            thicknesses.Add(thickness);
            porosities.Add(1 - here.Solid / thickness);
        }
        return (thicknesses, porosities);
    }

    private static double Outside(IReadOnlyList<double> points, double tolerance)
    {
        // The points are too few to count tails with: their own normal distribution says what lies outside.
        var deviation = SpreadStatistics.Deviation(points);
        return deviation > 0 ? LoadingSpread.Tail(tolerance / deviation) : 0;
    }

    /// <summary>One coating under the rolls: its thickness in the nip and behind it against the line load.</summary>
    private sealed record Coat
    {
        private readonly DryElectrode _input;
        private readonly CalenderingSettings _settings;
        private readonly StepConstants _constants;
        private readonly double _binder;

        public Coat(DryElectrode input, CalenderingSettings settings, StepConstants constants)
        {
            (_input, _settings, _constants, Open) = (input, settings, constants, input.Porosity);
            _binder = input.Formulation.Components.Where(c => c.Role == ComponentRole.Binder).Sum(c => c.MassFraction);
            Law = new ExponentialCompaction
            {
                Resistance = constants["resistance"], MinimumShare = constants["minimum_share"], Softening = constants["softening"], LoadingSensitivity = constants["loading_sensitivity"],
            };
        }

        /// <summary>Loading over that of the electrode.</summary>
        public double Relative { get; private init; } = 1;

        /// <summary>Porosity before the nip.</summary>
        public double Open { get; private init; }

        public ExponentialCompaction Law { get; }

        public double Temperature => _settings.Temperature;

        public double Initial => Solid / (1 - Open);

        public double Solid => Relative * _input.Thickness * (1 - _input.Porosity);

        public double Least => Law.LeastPorosity(Open, Temperature);

        public Coat With(double relative, double porosity) => this with { Relative = relative, Open = porosity };

        public double Equivalent(double load) => load * CalenderingLaws.RepeatedPasses.Value([_settings.Passes], [_constants["pass_exponent"]]);

        /// <summary>Behind the nip.</summary>
        public double Released(double load) => Solid / (1 - Law.Porosity(Open, Equivalent(load), Temperature, Relative * _input.Loading));

        public double InNip(double load) => Math.Max(Solid, Released(load) / (1 + SpringBack(load)));

        public double SpringBack(double load) =>
            CalenderingLaws.SpringBack.Value([load, Relative * _input.Loading, _binder], [_constants["spring_back_scale"], _constants["spring_back_loading"], _constants["spring_back_binder"]]);

        /// <summary>Load of each pass that gives a thickness behind the nip; null where none does.</summary>
        public double? LoadOf(double thickness) =>
            Law.LineLoad(Open, 1 - Solid / thickness, Temperature, Relative * _input.Loading) / CalenderingLaws.RepeatedPasses.Value([_settings.Passes], [_constants["pass_exponent"]]);

        /// <summary>Load that presses the coating into a room; the largest looked for where none does.</summary>
        public double LoadOfRoom(double room)
        {
            double low = 0, high = 1e7;
            if (InNip(high) > room) return high;
            for (var k = 0; k < 60; k++)
            {
                var middle = 0.5 * (low + high);
                if (InNip(middle) > room) low = middle; else high = middle;
            }
            return 0.5 * (low + high);
        }
    }
}
