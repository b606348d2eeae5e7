using Lamina.Data.Binding;
using Lamina.Data.Provenance;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Laws;

namespace Lamina.Line.Coating;

/// <summary>Constants of the laws of coating that a recipe gives; what is not given takes the law's default.</summary>
[Describe("Constants of the laws of coating that a recipe gives; what is not given takes the law's default.")]
public sealed record CoatingConstants
{
    /// <summary>Spread of the effective gap of a bar coater [m].</summary>
    [Describe("Spread of the effective gap of a bar coater.")]
    [Physical("um", Min = "0 um", Max = "100 um")]
    public double? GapError { get; init; }

    /// <summary>Share of that spread's variance that runs across the web [-].</summary>
    [Describe("Share of that spread's variance that runs across the web.")]
    [Pure(Min = 0, Max = 1)]
    public double? AcrossShare { get; init; }

    /// <summary>Relative scatter of the slurry's consistency from batch to batch [-].</summary>
    [Describe("Relative scatter of the slurry's consistency from batch to batch.")]
    [Pure(Min = 0, Max = 1)]
    public double? ConsistencyScatter { get; init; }

    /// <summary>Gain of the dynamic wetting speed over a plunging tape [-].</summary>
    [Describe("Gain of the dynamic wetting speed over a plunging tape.")]
    [Pure(Min = 0.1, Max = 1000)]
    public double? WettingAssist { get; init; }

    /// <summary>Dynamic wetting speed of a plunging tape at 1 mPa s [m/s].</summary>
    [Describe("Dynamic wetting speed of a plunging tape at 1 mPa s.")]
    [Physical("m/s", Min = "0.01 m/s", Max = "100 m/s")]
    public double? WettingPrefactor { get; init; }

    /// <summary>Exponent of its fall with viscosity [-].</summary>
    [Describe("Exponent of its fall with viscosity.")]
    [Pure(Min = 0, Max = 2)]
    public double? WettingExponent { get; init; }

    /// <summary>Gap over the largest particle below which it draws streaks [-].</summary>
    [Describe("Gap over the largest particle below which it draws streaks.")]
    [Pure(Min = 1, Max = 20)]
    public double? ParticleFactor { get; init; }

    /// <summary>Factor of the edge bead [-].</summary>
    [Describe("Factor of the edge bead.")]
    [Pure(Min = 0, Max = 10)]
    public double? EdgeFactor { get; init; }

    /// <summary>Factor of the width over which a side edge runs out [-].</summary>
    [Describe("Factor of the width over which a side edge runs out.")]
    [Pure(Min = 0, Max = 100)]
    public double? EdgeRunOut { get; init; }

    /// <summary>Time in which the flow starts or stops at the ends of a pattern [s].</summary>
    [Describe("Time in which the flow starts or stops at the ends of a pattern.")]
    [Physical("ms", Min = "0 ms", Max = "10 s")]
    public double? EdgeTime { get; init; }

    /// <summary>How far a stripe's edge runs out, in film thicknesses [-].</summary>
    [Describe("How far a stripe's edge runs out, in film thicknesses.")]
    [Pure(Min = 0, Max = 1000)]
    public double? StripeRunOut { get; init; }

    /// <summary>Defaults with the given ones in their place.</summary>
    /// <param name="coater">a slot die may give the spread of its own flow; null takes the defaults</param>
    public StepConstants Resolve(Coater? coater = null) => new(
    [
        KeyValuePair.Create("gap_error", CoatingLaws.LoadingSpread.Default("gap_error")),
        KeyValuePair.Create("across_share", Fitted(0.45, 0.3, 0.6, "medians of lines across and along 144 comma-coated cathodes (ARTISTIC-ERC/electrode-heterogeneity)")),
        KeyValuePair.Create("consistency_scatter", Fitted(0.031, 0.01, 0.1, "replicates of 24 aqueous slurries (github kimjk0489/slurry_gp_wt-)")),
        KeyValuePair.Create("wetting_assist", CoatingLaws.DynamicWetting.Default("assist")),
        KeyValuePair.Create("wetting_prefactor", CoatingLaws.DynamicWetting.Default("prefactor")),
        KeyValuePair.Create("wetting_exponent", CoatingLaws.DynamicWetting.Default("exponent")),
        KeyValuePair.Create("particle_factor", Assumed(3, "1", 2, 5, "three to five of the largest particles are the usual rule")),
        KeyValuePair.Create("edge_factor", CoatingLaws.EdgeBead.Default("factor")),
        KeyValuePair.Create("edge_run_out", CoatingLaws.EdgeRunOut.Default("factor")),
        KeyValuePair.Create("edge_time", CoatingLaws.PatternEdge.Default("time")),
        KeyValuePair.Create("stripe_run_out", CoatingLaws.StripeRunOut.Default("factor")),
        KeyValuePair.Create("flow_uniformity", OfMachine((coater as SlotDie)?.FlowUniformity, 0.007, 0.002, 0.02, "good dies are built to about one percent over the width")),
        KeyValuePair.Create("pump_scatter", OfMachine((coater as SlotDie)?.PumpScatter, 0.003, 0.001, 0.01, "metering pumps hold some tenths of a percent")),
    ], Given());

    private IEnumerable<KeyValuePair<string, double>> Given() => new (string Key, double? Value)[]
    {
        ("gap_error", GapError), ("across_share", AcrossShare), ("consistency_scatter", ConsistencyScatter), ("wetting_assist", WettingAssist),
        ("wetting_prefactor", WettingPrefactor), ("wetting_exponent", WettingExponent), ("particle_factor", ParticleFactor), ("edge_factor", EdgeFactor),
        ("edge_run_out", EdgeRunOut), ("edge_time", EdgeTime), ("stripe_run_out", StripeRunOut),
    }.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!.Value));

    private static Sourced OfMachine(double? given, double value, double lower, double upper, string why) => given is { } own
        ? new() { Value = own, Unit = "1", Source = new Source { Kind = SourceKind.Given, Citation = "given in line.coater.slot_die" } }
        : Assumed(value, "1", lower, upper, why);

    private static Sourced Assumed(double value, string unit, double lower, double upper, string why) => Of(SourceKind.Assumed, value, unit, lower, upper, why);

    private static Sourced Fitted(double value, double lower, double upper, string data) => Of(SourceKind.Fitted, value, "1", lower, upper, data);

    private static Sourced Of(SourceKind kind, double value, string unit, double lower, double upper, string citation) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = kind, Citation = citation } };
}
