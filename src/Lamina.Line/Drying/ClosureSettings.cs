using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>Constants of the film model that are known better than the defaults. Each is optional; what is not given is assumed, with bounds.</summary>
[Describe("Constants of the film model that are known better than the defaults. Each is optional; what is not given is assumed, with bounds.")]
public sealed record ClosureSettings
{
    /// <summary>Particle diameter for permeability, settling and colloidal pressure [m].</summary>
    [Describe("Particle diameter for permeability, settling and colloidal pressure.")]
    [Physical("um", Min = "0 um", MinExclusive = true)]
    public double? ParticleDiameter { get; init; }

    /// <summary>Radius of the pores between active particles, which sets the air-entry suction [m].</summary>
    [Describe("Radius of the pores between active particles, which sets the air-entry suction.")]
    [Physical("um", Min = "0 um", MinExclusive = true)]
    public double? PoreRadius { get; init; }

    /// <summary>Factor of the air-entry suction: 2 for a cylindrical pore [-].</summary>
    [Describe("Factor of the air-entry suction: 2 for a cylindrical pore.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? EntryFactor { get; init; }

    /// <summary>Contact angle of the solvent on the solids [rad].</summary>
    [Describe("Contact angle of the solvent on the solids.")]
    [Pure(Min = 0, Max = 1.5707963267948966, Example = "30 deg")]
    public double? ContactAngle { get; init; }

    /// <summary>Scale of the compressive yield [Pa].</summary>
    [Describe("Scale of the compressive yield.")]
    [Physical("Pa", Min = "0 Pa", MinExclusive = true)]
    public double? NetworkStrength { get; init; }

    /// <summary>Exponent of the compressive yield [-].</summary>
    [Describe("Exponent of the compressive yield.")]
    [Pure(Min = 0.5, Max = 20)]
    public double? NetworkExponent { get; init; }

    /// <summary>Solid fraction at which the particles gel into a network that carries load [-].</summary>
    [Describe("Solid fraction at which the particles gel into a network that carries load.")]
    [Pure(Min = 0, Max = 0.74)]
    public double? GelFraction { get; init; }

    /// <summary>Closest packing of the immobile solids in this formulation [-].</summary>
    [Describe("Closest packing of the immobile solids in this formulation.")]
    [Pure(Min = 0.05, Max = 0.9)]
    public double? PackingFraction { get; init; }

    /// <summary>Van Genuchten exponent of the pores between active particles [-].</summary>
    [Describe("Van Genuchten exponent of the pores between active particles.")]
    [Pure(Min = 1, MinExclusive = true, Max = 50)]
    public double? RetentionExponent { get; init; }

    /// <summary>Share of the pore volume that lies inside the carbon-binder domain [-].</summary>
    [Describe("Share of the pore volume that lies inside the carbon-binder domain.")]
    [Pure(Min = 0, Max = 1)]
    public double? FinePoreShare { get; init; }

    /// <summary>Radius of the pores inside the carbon-binder domain [m].</summary>
    [Describe("Radius of the pores inside the carbon-binder domain.")]
    [Physical("nm", Min = "0 nm", MinExclusive = true)]
    public double? FinePoreRadius { get; init; }

    /// <summary>Van Genuchten exponent of those fine pores [-].</summary>
    [Describe("Van Genuchten exponent of those fine pores.")]
    [Pure(Min = 1, MinExclusive = true, Max = 50)]
    public double? FineRetentionExponent { get; init; }

    /// <summary>Share of pore volume inside the dry carbon-binder domain [-].</summary>
    [Describe("Share of pore volume inside the dry carbon-binder domain.")]
    [Pure(Min = 0, Max = 1)]
    public double? DomainPorosity { get; init; }

    /// <summary>Exponent of the hindrance (1 - phi)^n in permeability and settling [-].</summary>
    [Describe("Exponent of the hindrance (1 - phi)^n in permeability and settling.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? HindranceExponent { get; init; }

    /// <summary>Viscosity of the pore fluid over that of the pure solvent [-].</summary>
    [Describe("Viscosity of the pore fluid over that of the pure solvent.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? RelativeViscosity { get; init; }

    /// <summary>Saturation below which the liquid is disconnected [-].</summary>
    [Describe("Saturation below which the liquid is disconnected.")]
    [Pure(Min = 0, Max = 1)]
    public double? DisconnectionSaturation { get; init; }

    /// <summary>Volume of solvent adsorbed on the solids per volume of immobile solid [-].</summary>
    [Describe("Volume of solvent adsorbed on the solids per volume of immobile solid.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? SorbedLayer { get; init; }

    /// <summary>Flory-Huggins parameter of the dissolved polymer with the solvent [-].</summary>
    [Describe("Flory-Huggins parameter of the dissolved polymer with the solvent.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? Chi { get; init; }

    /// <summary>Volume fraction of polymer in its gel [-].</summary>
    [Describe("Volume fraction of polymer in its gel.")]
    [Pure(Min = 0, Max = 1)]
    public double? GelPolymerFraction { get; init; }

    /// <summary>Thickness of the polymer layers out of which the last solvent diffuses [m].</summary>
    [Describe("Thickness of the polymer layers out of which the last solvent diffuses.")]
    [Physical("um", Min = "0 um", MinExclusive = true)]
    public double? PolymerLayer { get; init; }

    /// <summary>Intercept a of log10 D = a + b omega (D in m2/s) of the solvent in the polymer [-].</summary>
    [Describe("Intercept a of log10 D = a + b omega (D in m2/s) of the solvent in the polymer.")]
    [Pure(Min = -25, Max = -6)]
    public double? PolymerDiffusivityIntercept { get; init; }

    /// <summary>Slope b of the same law [-].</summary>
    [Describe("Slope b of the same law.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? PolymerDiffusivitySlope { get; init; }

    /// <summary>Exponent of the pore fraction in effective diffusivities [-].</summary>
    [Describe("Exponent of the pore fraction in effective diffusivities.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? TortuosityExponent { get; init; }

    /// <summary>Share of the polymer flux that drags carbon along [-].</summary>
    [Describe("Share of the polymer flux that drags carbon along.")]
    [Pure(Min = 0, Max = 1e6)]
    public double? CoMigration { get; init; }

    /// <summary>Lewis exponent of the gas film [-].</summary>
    [Describe("Lewis exponent of the gas film.")]
    [Pure(Min = 0, Max = 1)]
    public double? LewisExponent { get; init; }

    /// <summary>The constants that are given: name in the film model and value [SI of each constant].</summary>
    public IEnumerable<KeyValuePair<string, double>> Given() =>
        All.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!.Value));

    private (string Name, double? Value)[] All =>
    [
        ("particle_diameter", ParticleDiameter),
        ("pore_radius", PoreRadius),
        ("entry_factor", EntryFactor),
        ("contact_angle", ContactAngle),
        ("network_strength", NetworkStrength),
        ("network_exponent", NetworkExponent),
        ("gel_fraction", GelFraction),
        ("packing_fraction", PackingFraction),
        ("retention_exponent", RetentionExponent),
        ("fine_pore_share", FinePoreShare),
        ("fine_pore_radius", FinePoreRadius),
        ("fine_retention_exponent", FineRetentionExponent),
        ("domain_porosity", DomainPorosity),
        ("hindrance_exponent", HindranceExponent),
        ("relative_viscosity", RelativeViscosity),
        ("disconnection_saturation", DisconnectionSaturation),
        ("sorbed_layer", SorbedLayer),
        ("chi", Chi),
        ("gel_polymer_fraction", GelPolymerFraction),
        ("polymer_layer", PolymerLayer),
        ("polymer_diffusivity_intercept", PolymerDiffusivityIntercept),
        ("polymer_diffusivity_slope", PolymerDiffusivitySlope),
        ("tortuosity_exponent", TortuosityExponent),
        ("co_migration", CoMigration),
        ("lewis_exponent", LewisExponent),
    ];
}
