using Lamina.Data.Provenance;

namespace Lamina.Drying.Film;

/// <summary>
/// The constants that close the film model. Few of them are measured for electrode slurries: each carries its source and, where assumed, the bounds
/// that an uncertainty band should use. <see cref="ClosureDefaults"/> fills it from a formulation.
/// </summary>
public sealed record FilmClosures
{
    /// <summary>Particle diameter d for permeability, settling and colloidal pressure [m].</summary>
    public required Sourced ParticleDiameter { get; init; }

    /// <summary>Radius r of the pores between active particles, which sets the air-entry suction p_e = C gamma cos(theta)/r [m].</summary>
    public required Sourced PoreRadius { get; init; }

    /// <summary>Factor C of the air-entry suction: 2 for a cylindrical pore [-].</summary>
    public required Sourced EntryFactor { get; init; }

    /// <summary>Contact angle theta of the solvent on the solids [rad].</summary>
    public required Sourced ContactAngle { get; init; }

    /// <summary>Scale P_0 of the compressive yield P_y = P_0 x^m, x = (phi - phi_g)/(phi_m - phi) [Pa].</summary>
    public required Sourced NetworkStrength { get; init; }

    /// <summary>Exponent m of the compressive yield [-].</summary>
    public required Sourced NetworkExponent { get; init; }

    /// <summary>Solid fraction phi_g at which the particles gel into a network that carries load [-].</summary>
    public required Sourced GelFraction { get; init; }

    /// <summary>Closest packing phi_m of the immobile solids in this formulation [-].</summary>
    public required Sourced PackingFraction { get; init; }

    /// <summary>Exponent n_a of the van Genuchten retention of the pores between active particles, above 1 [-].</summary>
    public required Sourced RetentionExponent { get; init; }

    /// <summary>Share omega of the pore volume that lies inside the carbon-binder domain [-].</summary>
    public required Sourced FinePoreShare { get; init; }

    /// <summary>Radius of the pores inside the carbon-binder domain [m].</summary>
    public required Sourced FinePoreRadius { get; init; }

    /// <summary>Exponent n_c of the van Genuchten retention of those fine pores, above 1 [-].</summary>
    public required Sourced FineRetentionExponent { get; init; }

    /// <summary>Share of pore volume inside the dry carbon-binder domain; used for <c>porosity_bulk</c> [-].</summary>
    public required Sourced DomainPorosity { get; init; }

    /// <summary>Exponent n of the hindrance (1 - phi)^n in permeability and settling [-].</summary>
    public required Sourced HindranceExponent { get; init; }

    /// <summary>Viscosity of the pore fluid over that of the pure solvent [-].</summary>
    public required Sourced RelativeViscosity { get; init; }

    /// <summary>Saturation S_c below which the liquid in the large pores is disconnected and carries no species [-].</summary>
    public required Sourced DisconnectionSaturation { get; init; }

    /// <summary>Share of the large pores' conductivity that liquid films along corners and rough surfaces keep when the liquid is disconnected [-].</summary>
    public required Sourced FilmFlow { get; init; }

    /// <summary>Volume of solvent adsorbed on carbon and active surface, per volume of immobile solid: activity w/(w + w_ads) [-].</summary>
    public required Sourced SorbedLayer { get; init; }

    /// <summary>Flory-Huggins parameter of the dissolved polymer with the solvent [-].</summary>
    public required Sourced Chi { get; init; }

    /// <summary>Volume fraction of polymer in its gel: caps what the polymer holds [-].</summary>
    public required Sourced GelPolymerFraction { get; init; }

    /// <summary>Thickness l_b of the polymer layers out of which the last solvent diffuses [m].</summary>
    public required Sourced PolymerLayer { get; init; }

    /// <summary>Intercept a of log10 D_p = a + b omega_s, D_p in m2/s, omega_s solvent mass fraction of the swollen polymer [-].</summary>
    public required Sourced PolymerDiffusivityIntercept { get; init; }

    /// <summary>Slope b of the same law [-].</summary>
    public required Sourced PolymerDiffusivitySlope { get; init; }

    /// <summary>Exponent of the pore fraction in effective diffusivities (Bruggeman 1.5) [-].</summary>
    public required Sourced TortuosityExponent { get; init; }

    /// <summary>Co-migration kappa: share of the polymer's relative flux that drags carbon along; 0 for none [-].</summary>
    public required Sourced CoMigration { get; init; }

    /// <summary>Lewis exponent n in alpha/beta = c_p rho_G Le^(1-n) [-].</summary>
    public required Sourced LewisExponent { get; init; }

    /// <summary>Dry porosity prescribed by the user instead of predicted: P_0 is scaled so that the network stops there, and outputs that rest on it are "prescribed"; null predicts [-].</summary>
    public double? PrescribedPorosity { get; init; }

    /// <summary>Whether the colloidal pressure (kT/v_p) phi/(1 - phi/phi_m) is part of the network's pressure. Negligible above 1 um, the whole network in the colloidal limit.</summary>
    public bool ColloidalPressure { get; init; } = true;

    /// <summary>Whether the network has a compressive yield at all; off only in the colloidal limit.</summary>
    public bool CompressiveYield { get; init; } = true;

    /// <summary>Whether particles settle.</summary>
    public SettlingChoice Settling { get; init; } = SettlingChoice.Auto;

    /// <summary>Saturation in the effective stress after air entry.</summary>
    public BishopBasis Bishop { get; init; } = BishopBasis.LargePores;

    /// <summary>Names and values of all constants, in the order of this record. Names are those of the properties in snake case.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> All => [.. Definitions.Select(d => KeyValuePair.Create(d.Name, d.Get(this)))];

    /// <summary>The constants that are assumed; each has bounds. Outputs rest on them.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> Assumed => [.. All.Where(c => c.Value.Source.Kind == SourceKind.Assumed)];

    /// <summary>The same closures with one constant changed.</summary>
    /// <param name="name">as in <see cref="All"/></param>
    /// <param name="value">[the constant's unit]</param>
    /// <exception cref="ArgumentException">no constant has that name; the message lists them</exception>
    public FilmClosures With(string name, double value) => With(name, Find(name).Get(this) with { Value = value });

    /// <summary>The same closures with one constant and its source changed.</summary>
    /// <param name="name">as in <see cref="All"/></param>
    /// <param name="value">value, source and bounds</param>
    /// <exception cref="ArgumentException">no constant has that name; the message lists them</exception>
    public FilmClosures With(string name, Sourced value) => Find(name).Set(this, value);

    private static (string Name, Func<FilmClosures, Sourced> Get, Func<FilmClosures, Sourced, FilmClosures> Set) Find(string name)
    {
        foreach (var definition in Definitions)
            if (definition.Name == name) return definition;
        throw new ArgumentException($"The film model has no constant '{name}'. It has: {string.Join(", ", Definitions.Select(d => d.Name))}.", nameof(name));
    }

    private static readonly (string Name, Func<FilmClosures, Sourced> Get, Func<FilmClosures, Sourced, FilmClosures> Set)[] Definitions =
    [
        ("particle_diameter", c => c.ParticleDiameter, (c, v) => c with { ParticleDiameter = v }),
        ("pore_radius", c => c.PoreRadius, (c, v) => c with { PoreRadius = v }),
        ("entry_factor", c => c.EntryFactor, (c, v) => c with { EntryFactor = v }),
        ("contact_angle", c => c.ContactAngle, (c, v) => c with { ContactAngle = v }),
        ("network_strength", c => c.NetworkStrength, (c, v) => c with { NetworkStrength = v }),
        ("network_exponent", c => c.NetworkExponent, (c, v) => c with { NetworkExponent = v }),
        ("gel_fraction", c => c.GelFraction, (c, v) => c with { GelFraction = v }),
        ("packing_fraction", c => c.PackingFraction, (c, v) => c with { PackingFraction = v }),
        ("retention_exponent", c => c.RetentionExponent, (c, v) => c with { RetentionExponent = v }),
        ("fine_pore_share", c => c.FinePoreShare, (c, v) => c with { FinePoreShare = v }),
        ("fine_pore_radius", c => c.FinePoreRadius, (c, v) => c with { FinePoreRadius = v }),
        ("fine_retention_exponent", c => c.FineRetentionExponent, (c, v) => c with { FineRetentionExponent = v }),
        ("domain_porosity", c => c.DomainPorosity, (c, v) => c with { DomainPorosity = v }),
        ("hindrance_exponent", c => c.HindranceExponent, (c, v) => c with { HindranceExponent = v }),
        ("relative_viscosity", c => c.RelativeViscosity, (c, v) => c with { RelativeViscosity = v }),
        ("disconnection_saturation", c => c.DisconnectionSaturation, (c, v) => c with { DisconnectionSaturation = v }),
        ("film_flow", c => c.FilmFlow, (c, v) => c with { FilmFlow = v }),
        ("sorbed_layer", c => c.SorbedLayer, (c, v) => c with { SorbedLayer = v }),
        ("chi", c => c.Chi, (c, v) => c with { Chi = v }),
        ("gel_polymer_fraction", c => c.GelPolymerFraction, (c, v) => c with { GelPolymerFraction = v }),
        ("polymer_layer", c => c.PolymerLayer, (c, v) => c with { PolymerLayer = v }),
        ("polymer_diffusivity_intercept", c => c.PolymerDiffusivityIntercept, (c, v) => c with { PolymerDiffusivityIntercept = v }),
        ("polymer_diffusivity_slope", c => c.PolymerDiffusivitySlope, (c, v) => c with { PolymerDiffusivitySlope = v }),
        ("tortuosity_exponent", c => c.TortuosityExponent, (c, v) => c with { TortuosityExponent = v }),
        ("co_migration", c => c.CoMigration, (c, v) => c with { CoMigration = v }),
        ("lewis_exponent", c => c.LewisExponent, (c, v) => c with { LewisExponent = v }),
    ];
}
