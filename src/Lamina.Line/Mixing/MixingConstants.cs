using Lamina.Data.Binding;
using Lamina.Data.Provenance;
using Lamina.Line.Laws;

namespace Lamina.Line.Mixing;

/// <summary>Constants of the laws of mixing that a recipe gives; what is not given takes the law's default, mostly assumed with bounds.</summary>
[Describe("Constants of the laws of mixing that a recipe gives; what is not given takes the law's default, mostly assumed with bounds.")]
public sealed record MixingConstants
{
    /// <summary>Solids fraction at which the slurry jams [-].</summary>
    [Describe("Solids fraction at which the slurry jams.")]
    [Pure(Min = 0.3, Max = 0.9)]
    public double? MaximumPacking { get; init; }

    /// <summary>Intrinsic viscosity of the suspension [-].</summary>
    [Describe("Intrinsic viscosity of the suspension.")]
    [Pure(Min = 1, Max = 20)]
    public double? IntrinsicViscosity { get; init; }

    /// <summary>Intrinsic viscosity of the dissolved binder [m3/kg].</summary>
    [Describe("Intrinsic viscosity of the dissolved binder.")]
    [Physical("m3/kg", Min = "0 m3/kg", Max = "10 m3/kg")]
    public double? PolymerIntrinsicViscosity { get; init; }

    /// <summary>Martin constant of the binder solution [-].</summary>
    [Describe("Martin constant of the binder solution.")]
    [Pure(Min = 0, Max = 2)]
    public double? MartinConstant { get; init; }

    /// <summary>Scale of the yield stress by carbon [Pa].</summary>
    [Describe("Scale of the yield stress by carbon.")]
    [Physical("Pa", Min = "0 Pa", Max = "1e12 Pa")]
    public double? YieldPrefactor { get; init; }

    /// <summary>Volume fraction of carbon at which its network spans the slurry [-].</summary>
    [Describe("Volume fraction of carbon at which its network spans the slurry.")]
    [Pure(Min = 0, Max = 0.2)]
    public double? YieldThreshold { get; init; }

    /// <summary>Exponent of the yield stress by carbon [-].</summary>
    [Describe("Exponent of the yield stress by carbon.")]
    [Pure(Min = 0.5, Max = 10)]
    public double? YieldExponent { get; init; }

    /// <summary>Activation energy of a given flow curve [J/mol].</summary>
    [Describe("Activation energy of a given flow curve.")]
    [Physical("kJ/mol", Min = "0 kJ/mol", Max = "200 kJ/mol")]
    public double? ActivationEnergy { get; init; }

    /// <summary>Hamaker constant of carbon in the medium [J].</summary>
    [Describe("Hamaker constant of carbon in the medium.")]
    [Physical("J", Min = "1e-22 J", Max = "1e-17 J")]
    public double? Hamaker { get; init; }

    /// <summary>Surface separation of carbon particles in contact [m].</summary>
    [Describe("Surface separation of carbon particles in contact.")]
    [Physical("nm", Min = "0.1 nm", Max = "100 nm")]
    public double? Separation { get; init; }

    /// <summary>Fractal dimension of the agglomerates [-].</summary>
    [Describe("Fractal dimension of the agglomerates.")]
    [Pure(Min = 1.5, Max = 2.95)]
    public double? FractalDimension { get; init; }

    /// <summary>Efficiency of breakage per pass [-].</summary>
    [Describe("Efficiency of breakage per pass.")]
    [Pure(Min = 0, Max = 1e3)]
    public double? BreakageEfficiency { get; init; }

    /// <summary>Stress over strength below which nothing breaks [-].</summary>
    [Describe("Stress over strength below which nothing breaks.")]
    [Pure(Min = 0.01, Max = 1e3)]
    public double? CriticalFragmentation { get; init; }

    /// <summary>Exponent of the excess stress in the probability of breakage [-].</summary>
    [Describe("Exponent of the excess stress in the probability of breakage.")]
    [Pure(Min = 0.1, Max = 10)]
    public double? BreakageExponent { get; init; }

    /// <summary>Mean shear rate in the mixer over its rotational speed (Metzner and Otto) [-].</summary>
    [Describe("Mean shear rate in the mixer over its rotational speed (Metzner and Otto).")]
    [Pure(Min = 1, Max = 500)]
    public double? MeanShearFactor { get; init; }

    /// <summary>Size that long mixing reaches, model: empirical [m].</summary>
    [Describe("Size that long mixing reaches, model: empirical.")]
    [Physical("um", Min = "10 nm", Max = "1 mm")]
    public double? KineticFinalSize { get; init; }

    /// <summary>Time of half the way, model: empirical [s].</summary>
    [Describe("Time of half the way, model: empirical.")]
    [Physical("min", Min = "1 s", Max = "30 d")]
    public double? KineticTime { get; init; }

    /// <summary>Rise of the yield stress at rest per e-fold of time [-].</summary>
    [Describe("Rise of the yield stress at rest per e-fold of time.")]
    [Pure(Min = 0, Max = 10)]
    public double? AgeingRate { get; init; }

    /// <summary>Time at which that rise sets in [s].</summary>
    [Describe("Time at which that rise sets in.")]
    [Physical("min", Min = "1 s", Max = "30 d")]
    public double? AgeingOnset { get; init; }

    /// <summary>Share of the agglomerates' meetings in shear that stick [-].</summary>
    [Describe("Share of the agglomerates' meetings in shear that stick.")]
    [Pure(Min = 0, Max = 1)]
    public double? Reagglomeration { get; init; }

    /// <summary>Time after which PVDF with an alkaline nickel-rich oxide may gel [s].</summary>
    [Describe("Time after which PVDF with an alkaline nickel-rich oxide may gel.")]
    [Physical("h", Min = "1 min", Max = "365 d")]
    public double? GelTime { get; init; }

    /// <summary>Defaults with the given ones in their place.</summary>
    /// <param name="solvent">name of the solvent: the dissolved binder of aqueous slurries (CMC) has far longer coils than PVDF in NMP</param>
    public StepConstants Resolve(string solvent) => new(
    [
        KeyValuePair.Create("maximum_packing", MixingLaws.KriegerDougherty.Default("maximum_packing")),
        KeyValuePair.Create("intrinsic_viscosity", MixingLaws.KriegerDougherty.Default("intrinsic_viscosity")),
        KeyValuePair.Create("polymer_intrinsic_viscosity", solvent == "Water"
            ? Assumed(0.6, "m3/kg", 0.3, 1.2, "CMC of binder grades in water, by order of magnitude: set it by the polymer's data sheet") : MixingLaws.PolymerSolution.Default("intrinsic_viscosity")),
        KeyValuePair.Create("martin_constant", MixingLaws.PolymerSolution.Default("martin_constant")),
        KeyValuePair.Create("yield_prefactor", MixingLaws.CarbonYieldStress.Default("prefactor")),
        KeyValuePair.Create("yield_threshold", MixingLaws.CarbonYieldStress.Default("threshold")),
        KeyValuePair.Create("yield_exponent", MixingLaws.CarbonYieldStress.Default("exponent")),
        KeyValuePair.Create("activation_energy", MixingLaws.ArrheniusViscosity.Default("activation_energy")),
        KeyValuePair.Create("hamaker", MixingLaws.RumpfStrength.Default("hamaker")),
        KeyValuePair.Create("separation", MixingLaws.RumpfStrength.Default("separation")),
        KeyValuePair.Create("fractal_dimension", MixingLaws.RumpfStrength.Default("fractal_dimension")),
        KeyValuePair.Create("breakage_efficiency", MixingLaws.BreakageProbability.Default("efficiency")),
        KeyValuePair.Create("critical_fragmentation", MixingLaws.BreakageProbability.Default("critical_fragmentation")),
        KeyValuePair.Create("breakage_exponent", MixingLaws.BreakageProbability.Default("exponent")),
        KeyValuePair.Create("reagglomeration", Assumed(0, "1", 0, 1e-4, "binder on the carbon keeps apart what was broken; no measured value was found, and above 1e-4 no slurry would stay dispersed for the hours that it is mixed")),
        KeyValuePair.Create("mean_shear_factor", MixingLaws.MeanShear.Default("factor")),
        KeyValuePair.Create("kinetic_final_size", MixingLaws.DispersionKinetics.Default("final_size")),
        KeyValuePair.Create("kinetic_time", MixingLaws.DispersionKinetics.Default("time_constant")),
        KeyValuePair.Create("ageing_rate", MixingLaws.Ageing.Default("rate")),
        KeyValuePair.Create("ageing_onset", MixingLaws.Ageing.Default("onset")),
        KeyValuePair.Create("gel_time", Assumed(24 * 3600, "s", 4 * 3600, 72 * 3600, "hours to days, by humidity and residual alkali; no published law was found")),
    ], Given());

    private IEnumerable<KeyValuePair<string, double>> Given() => new (string Key, double? Value)[]
    {
        ("maximum_packing", MaximumPacking),
        ("intrinsic_viscosity", IntrinsicViscosity),
        ("polymer_intrinsic_viscosity", PolymerIntrinsicViscosity),
        ("martin_constant", MartinConstant),
        ("yield_prefactor", YieldPrefactor),
        ("yield_threshold", YieldThreshold),
        ("yield_exponent", YieldExponent),
        ("activation_energy", ActivationEnergy),
        ("hamaker", Hamaker),
        ("separation", Separation),
        ("fractal_dimension", FractalDimension),
        ("breakage_efficiency", BreakageEfficiency),
        ("critical_fragmentation", CriticalFragmentation),
        ("breakage_exponent", BreakageExponent),
        ("reagglomeration", Reagglomeration),
        ("mean_shear_factor", MeanShearFactor),
        ("kinetic_final_size", KineticFinalSize),
        ("kinetic_time", KineticTime),
        ("ageing_rate", AgeingRate),
        ("ageing_onset", AgeingOnset),
        ("gel_time", GelTime),
    }.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!.Value));

    private static Sourced Assumed(double value, string unit, double lower, double upper, string why) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = SourceKind.Assumed, Citation = why } };
}
