using Lamina.Data.Provenance;

namespace Lamina.Materials.Binders;

/// <summary>
/// A binder with what the drying model needs of it. Constants of motion and fixation are apparent ones: free-solution diffusivities give far
/// stronger migration than is measured, so they are assumed with wide bounds and meant to be calibrated.
/// </summary>
public sealed record Binder : Material
{
    /// <inheritdoc/>
    public override MaterialClass Class => MaterialClass.Binder;

    /// <summary>Dissolved polymer, latex or fibril.</summary>
    public required BinderKind Kind { get; init; }

    /// <summary>The solvent that the constants below belong to: <c>NMP</c> or <c>Water</c>.</summary>
    public required string SolventName { get; init; }

    /// <summary>Density of the dry polymer [kg/m3].</summary>
    public required Sourced Density { get; init; }

    /// <summary>Specific heat capacity at 25 degC [J/(kg K)].</summary>
    public required Sourced HeatCapacity { get; init; }

    /// <summary>Molar volume of the chain; null where only its largeness matters, as in the solvent activity [m3/mol].</summary>
    public Sourced? MolarVolume { get; init; }

    /// <summary>Flory-Huggins parameter with the solvent; null for a binder that takes up none worth counting [-].</summary>
    public Sourced? FloryHugginsChi { get; init; }

    /// <summary>Hydrodynamic radius of the coil, or radius of the latex particle [m].</summary>
    public required Sourced HydrodynamicRadius { get; init; }

    /// <summary>Apparent diffusivity in the slurry's liquid at 25 degC, partition and dispersion included [m2/s].</summary>
    public required Sourced ApparentDiffusivity { get; init; }

    /// <summary>Mass of polymer per volume of its solution at which a dissolved polymer gels and stops moving; null for a latex [kg/m3].</summary>
    public Sourced? GelConcentration { get; init; }

    /// <summary>Temperature above which a drained latex coalesces into a film; null for a dissolved polymer [K].</summary>
    public Sourced? CoalescenceTemperature { get; init; }

    /// <summary>Mass of polymer per volume of its solution above which the chains entangle and hold back latex; null where it does not matter [kg/m3].</summary>
    public Sourced? EntanglementConcentration { get; init; }

    /// <summary>Diffusivity of the solvent in the polymer phase as a law of the solvent's mass fraction; null where no solvent is held.</summary>
    public PolymerPhaseDiffusivity? SolventDiffusivity { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<MaterialProperty> Properties => Definitions;

    /// <summary>Diffusivity by Stokes and Einstein in a liquid of the given viscosity [m2/s].</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="viscosity">of the solvent alone: a latex in a polymer solution sees 10 to 1000 times more [Pa s]</param>
    public double StokesEinsteinDiffusivity(double temperature, double viscosity) =>
        PhysicalConstants.Boltzmann * temperature / (6 * Math.PI * viscosity * HydrodynamicRadius.Value);

    private static readonly MaterialProperty[] Definitions =
    [
        MaterialProperty.Of<Binder>("density", "density of the dry polymer", "kg/m3", 200, 5000, m => m.Density, (m, v) => m with { Density = v }, required: true),
        MaterialProperty.Of<Binder>("heat_capacity", "specific heat capacity", "J/(kg K)", 100, 5000, m => m.HeatCapacity, (m, v) => m with { HeatCapacity = v }),
        MaterialProperty.Of<Binder>("molar_volume", "molar volume of the chain", "m3/mol", 1e-5, 1e4, m => m.MolarVolume, (m, v) => m with { MolarVolume = v }),
        MaterialProperty.Of<Binder>("flory_huggins_chi", "Flory-Huggins parameter", "1", -1, 2, m => m.FloryHugginsChi, (m, v) => m with { FloryHugginsChi = v }),
        MaterialProperty.Of<Binder>("hydrodynamic_radius", "hydrodynamic radius", "m", 1e-10, 1e-5, m => m.HydrodynamicRadius, (m, v) => m with { HydrodynamicRadius = v }),
        MaterialProperty.Of<Binder>("apparent_diffusivity", "apparent diffusivity at 25 degC", "m2/s", 0, 1e-6, m => m.ApparentDiffusivity, (m, v) => m with { ApparentDiffusivity = v }),
        MaterialProperty.Of<Binder>("gel_concentration", "gel concentration", "kg/m3", 0, 2000, m => m.GelConcentration, (m, v) => m with { GelConcentration = v }),
        MaterialProperty.Of<Binder>("coalescence_temperature", "coalescence temperature", "K", 150, 500, m => m.CoalescenceTemperature, (m, v) => m with { CoalescenceTemperature = v }),
        MaterialProperty.Of<Binder>("entanglement_concentration", "entanglement concentration", "kg/m3", 0, 500, m => m.EntanglementConcentration, (m, v) => m with { EntanglementConcentration = v }),
        MaterialProperty.Of<Binder>("solvent_diffusivity_intercept", "log10 of the solvent diffusivity in dry polymer (m2/s)", "1", -25, -6, m => m.SolventDiffusivity?.Intercept, (m, v) => m with { SolventDiffusivity = (m.SolventDiffusivity ?? PolymerPhaseDiffusivity.Flat()) with { Intercept = v } }),
        MaterialProperty.Of<Binder>("solvent_diffusivity_slope", "rise of that log10 per solvent mass fraction", "1", 0, 50, m => m.SolventDiffusivity?.Slope, (m, v) => m with { SolventDiffusivity = (m.SolventDiffusivity ?? PolymerPhaseDiffusivity.Flat()) with { Slope = v } }),
    ];
}
