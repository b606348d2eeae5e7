namespace Lamina.Drying.Film;

/// <summary>
/// Apparent diffusivity of a species in the pore fluid, D = D_ref (T mu_ref)/(T_ref mu) with the solvent's viscosity mu. Fitted values are 10 to 100 times a
/// coil's Stokes-Einstein value. A latex among entangled chains of a dissolved polymer is held back altogether, in diffusion and in the flow: its flux is
/// multiplied by 1/(1 + (c_p/c_e)^n).
/// </summary>
public sealed record DiffusivityLaw
{
    /// <summary>Diffusivity at the reference temperature [m2/s].</summary>
    public required double Reference { get; init; }

    /// <summary>Reference temperature [K].</summary>
    public double ReferenceTemperature { get; init; } = 298.15;

    /// <summary>Whether D follows T/mu of the solvent; if not it is constant.</summary>
    public bool FollowsViscosity { get; init; } = true;

    /// <summary>Volume fraction of all dissolved polymer in the fluid c_e above which the species is held back (meant for a latex among entangled chains); null where it is not [-].</summary>
    public double? EntanglementConcentration { get; init; }

    /// <summary>Exponent n of that hindrance [-].</summary>
    public double EntanglementExponent { get; init; } = 4;
}
