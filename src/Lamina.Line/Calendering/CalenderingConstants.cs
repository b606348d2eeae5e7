using Lamina.Data.Binding;
using Lamina.Data.Provenance;
using Lamina.Line.Laws;

namespace Lamina.Line.Calendering;

/// <summary>Constants of the laws of calendering that a recipe gives; what is not given takes the law's default, nearly all assumed with bounds.</summary>
[Describe("Constants of the laws of calendering that a recipe gives; what is not given takes the law's default, nearly all assumed with bounds.")]
public sealed record CalenderingConstants
{
    /// <summary>Compaction resistance at 25 degC and 200 g/m2 [N/m].</summary>
    [Describe("Compaction resistance at 25 degC and 200 g/m2.")]
    [Physical("N/mm", Min = "1 N/mm", Max = "1e5 N/mm")]
    public double? Resistance { get; init; }

    /// <summary>Least porosity over initial porosity at 25 degC [-].</summary>
    [Describe("Least porosity over initial porosity at 25 degC.")]
    [Pure(Min = 0, Max = 1)]
    public double? MinimumShare { get; init; }

    /// <summary>Relative fall of both per kelvin of roll temperature [1/K].</summary>
    [Describe("Relative fall of both per kelvin of roll temperature.")]
    [Physical("1/K", Min = "0 1/K", Max = "0.1 1/K")]
    public double? Softening { get; init; }

    /// <summary>Relative rise of the resistance per relative rise of loading [-].</summary>
    [Describe("Relative rise of the resistance per relative rise of loading.")]
    [Pure(Min = 0, Max = 10)]
    public double? LoadingSensitivity { get; init; }

    /// <summary>Spring-back at 300 N/mm, 200 g/m2 and 3 wt% binder [-].</summary>
    [Describe("Spring-back at 300 N/mm, 200 g/m2 and 3 wt% binder.")]
    [Pure(Min = 0, Max = 1)]
    public double? SpringBackScale { get; init; }

    /// <summary>Fall of the spring-back with loading [-].</summary>
    [Describe("Fall of the spring-back with loading.")]
    [Pure(Min = 0, Max = 10)]
    public double? SpringBackLoading { get; init; }

    /// <summary>Fall of the spring-back with binder [-].</summary>
    [Describe("Fall of the spring-back with binder.")]
    [Pure(Min = 0, Max = 10)]
    public double? SpringBackBinder { get; init; }

    /// <summary>Exponent of the number of passes in the equivalent line load [-].</summary>
    [Describe("Exponent of the number of passes in the equivalent line load.")]
    [Pure(Min = 0, Max = 1)]
    public double? PassExponent { get; init; }

    /// <summary>Stiffness of the frame where the line file gives none [Pa].</summary>
    [Describe("Stiffness of the frame where the line file gives none.")]
    [Physical("N/mm/um", Min = "0.01 N/mm/um", Max = "1e4 N/mm/um")]
    public double? FrameStiffness { get; init; }

    /// <summary>Prefactor of the tortuosity [-].</summary>
    [Describe("Prefactor of the tortuosity.")]
    [Pure(Min = 0.1, Max = 50)]
    public double? TortuosityPrefactor { get; init; }

    /// <summary>Exponent of the porosity in the tortuosity [-].</summary>
    [Describe("Exponent of the porosity in the tortuosity.")]
    [Pure(Min = 0, Max = 5)]
    public double? TortuosityExponent { get; init; }

    /// <summary>Volume fraction of carbon and binder at which they conduct [-].</summary>
    [Describe("Volume fraction of carbon and binder at which they conduct.")]
    [Pure(Min = 0, Max = 0.5)]
    public double? PercolationThreshold { get; init; }

    /// <summary>Exponent of the conductivity [-].</summary>
    [Describe("Exponent of the conductivity.")]
    [Pure(Min = 0.5, Max = 5)]
    public double? PercolationExponent { get; init; }

    /// <summary>Gain of adhesion at the optimum [-].</summary>
    [Describe("Gain of adhesion at the optimum.")]
    [Pure(Min = 0, Max = 20)]
    public double? AdhesionGain { get; init; }

    /// <summary>Compaction of best adhesion [-].</summary>
    [Describe("Compaction of best adhesion.")]
    [Pure(Min = 0.01, Max = 0.95)]
    public double? AdhesionOptimum { get; init; }

    /// <summary>Elongation of the foil at 200 MPa in the nip [-].</summary>
    [Describe("Elongation of the foil at 200 MPa in the nip.")]
    [Pure(Min = 0, Max = 1)]
    public double? ElongationScale { get; init; }

    /// <summary>Hardness of the foil [Pa].</summary>
    [Describe("Hardness of the foil.")]
    [Physical("GPa", Min = "1 MPa", Max = "100 GPa")]
    public double? FoilHardness { get; init; }

    /// <summary>Defaults with the given ones in their place.</summary>
    /// <param name="anode">graphite and other anodes give way more easily than cathodes</param>
    /// <param name="copper">copper foil is harder than aluminium and hardly elongates</param>
    public StepConstants Resolve(bool anode, bool copper) => new(
    [
        KeyValuePair.Create("resistance", anode ? Assumed(90e3, "N/m", 54e3, 126e3, NoNumbers + ": graphite 70 to 110 N/mm") : Assumed(250e3, "N/m", 150e3, 350e3, NoNumbers + ": NMC 200 to 300 N/mm")),
        KeyValuePair.Create("minimum_share", CalenderingLaws.Compaction.Default("minimum_share")),
        KeyValuePair.Create("softening", CalenderingLaws.Compaction.Default("softening")),
        KeyValuePair.Create("loading_sensitivity", CalenderingLaws.Compaction.Default("loading_sensitivity")),
        KeyValuePair.Create("spring_back_scale", CalenderingLaws.SpringBack.Default("scale")),
        KeyValuePair.Create("spring_back_loading", CalenderingLaws.SpringBack.Default("loading_sensitivity")),
        KeyValuePair.Create("spring_back_binder", CalenderingLaws.SpringBack.Default("binder_sensitivity")),
        KeyValuePair.Create("pass_exponent", CalenderingLaws.RepeatedPasses.Default("exponent")),
        KeyValuePair.Create("frame_stiffness", CalenderingLaws.RollDisplacement.Default("stiffness")),
        KeyValuePair.Create("tortuosity_prefactor", CalenderingLaws.Tortuosity.Default("prefactor")),
        KeyValuePair.Create("tortuosity_exponent", anode ? Assumed(1.1, "1", 0.5, 1.5, "graphite platelets lie flat: 1 to 1.3") : CalenderingLaws.Tortuosity.Default("exponent")),
        KeyValuePair.Create("percolation_threshold", CalenderingLaws.Conductivity.Default("threshold")),
        KeyValuePair.Create("percolation_exponent", CalenderingLaws.Conductivity.Default("exponent")),
        KeyValuePair.Create("adhesion_gain", CalenderingLaws.Adhesion.Default("gain")),
        KeyValuePair.Create("adhesion_optimum", CalenderingLaws.Adhesion.Default("optimum")),
        KeyValuePair.Create("elongation_scale", copper ? Assumed(0.0005, "1", 0, 0.002, "copper electrodes hardly elongate (trade literature)") : CalenderingLaws.FoilElongation.Default("scale")),
        KeyValuePair.Create("foil_hardness", copper ? Assumed(1e9, "Pa", 0.6e9, 1.5e9, "rolled copper foil, order of magnitude") : CalenderingLaws.Embossing.Default("hardness")),
    ], Given());

    private const string NoNumbers = "no published value was found; placeholder of usual size, calibrate";

    private IEnumerable<KeyValuePair<string, double>> Given() => new (string Key, double? Value)[]
    {
        ("resistance", Resistance),
        ("minimum_share", MinimumShare),
        ("softening", Softening),
        ("loading_sensitivity", LoadingSensitivity),
        ("spring_back_scale", SpringBackScale),
        ("spring_back_loading", SpringBackLoading),
        ("spring_back_binder", SpringBackBinder),
        ("pass_exponent", PassExponent),
        ("frame_stiffness", FrameStiffness),
        ("tortuosity_prefactor", TortuosityPrefactor),
        ("tortuosity_exponent", TortuosityExponent),
        ("percolation_threshold", PercolationThreshold),
        ("percolation_exponent", PercolationExponent),
        ("adhesion_gain", AdhesionGain),
        ("adhesion_optimum", AdhesionOptimum),
        ("elongation_scale", ElongationScale),
        ("foil_hardness", FoilHardness),
    }.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!.Value));

    private static Sourced Assumed(double value, string unit, double lower, double upper, string why) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = SourceKind.Assumed, Citation = why } };
}
