using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>What a recipe changes about one mobile species; what is not given comes from the material.</summary>
[Describe("What a recipe changes about one mobile species; what is not given comes from the material.")]
public sealed record SpeciesOverride
{
    /// <summary>Apparent diffusivity in the pore fluid at 25 degC [m2/s].</summary>
    [Describe("Apparent diffusivity in the pore fluid at 25 degC.")]
    [Physical("m2/s", Min = "0 m2/s", Max = "1e-6 m2/s", Example = "2e-10 m2/s")]
    public double? Diffusivity { get; init; }

    /// <summary>Whether the diffusivity follows T/viscosity of the solvent; if not it is constant.</summary>
    [Describe("Whether the diffusivity follows T/viscosity of the solvent; if not it is constant.")]
    public bool? FollowsViscosity { get; init; }

    /// <summary>Partition onto the solids: adsorbed volume per volume of immobile solid, per volume fraction in the fluid [-].</summary>
    [Describe("Partition onto the solids: adsorbed volume per volume of immobile solid, per volume fraction in the fluid.")]
    [Pure(Min = 0, Max = 1e6, Example = "2")]
    public double? Partition { get; init; }

    /// <summary>Volume fraction in the fluid at which half of the surface is covered [-].</summary>
    [Describe("Volume fraction in the fluid at which half of the surface is covered.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, Example = "1 %")]
    public double? HalfCoverage { get; init; }

    /// <summary>Species that covers the solids first: the partition is multiplied by one minus its coverage.</summary>
    [Describe("Species that covers the solids first: the partition is multiplied by one minus its coverage.")]
    public string? BlockedBy { get; init; }

    /// <summary>Volume fraction in the fluid at which the species gels [-].</summary>
    [Describe("Volume fraction in the fluid at which the species gels.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, Example = "20 %")]
    public double? GelConcentration { get; init; }

    /// <summary>Film temperature at which a latex coalesces [K].</summary>
    [Describe("Film temperature at which a latex coalesces.")]
    [Physical("degC", Min = "-50 degC", Max = "250 degC", Example = "60 degC")]
    public double? CoalescenceTemperature { get; init; }

    /// <summary>Saturation at which the liquid disconnects for this species [-].</summary>
    [Describe("Saturation at which the liquid disconnects for this species.")]
    [Pure(Min = 0, Max = 1, Example = "0.4")]
    public double? DisconnectionSaturation { get; init; }
}
