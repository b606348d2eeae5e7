namespace Lamina.Drying.Film;

/// <summary>
/// How a species divides between fluid, solid surfaces and solvent-filled pores inside the particles: amount per volume of immobile solid
/// M = c (f + V_p) + K c/(1 + c/c_L), with the fluid volume f per volume of immobile solid and the concentration c as volume fraction in the fluid.
/// </summary>
public sealed record PartitionLaw
{
    /// <summary>Partition coefficient K onto the solids: adsorbed volume per volume of immobile solid, per volume fraction in the fluid [-].</summary>
    public double Coefficient { get; init; }

    /// <summary>Concentration c_L at which half the surface is covered (Langmuir); null for a linear law [-].</summary>
    public double? HalfCoverage { get; init; }

    /// <summary>Volume V_p of pores inside the particles that the species can enter, per volume of immobile solid; they stay filled while the film drains [-].</summary>
    public double ParticlePores { get; init; }

    /// <summary>Name of the species that covers the solids first: K is multiplied by one minus that species' coverage (which needs its <see cref="HalfCoverage"/>); null for none.</summary>
    public string? BlockedBy { get; init; }
}
