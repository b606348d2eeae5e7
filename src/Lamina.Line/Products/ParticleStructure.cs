using Lamina.Data.Structures;
using Lamina.Line.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;

namespace Lamina.Line.Products;

/// <summary>A piece of coating as particles: active material and carbon-binder domain in a box that is periodic along the web.</summary>
public sealed record ParticleStructure
{
    /// <summary>The particles, in order of id.</summary>
    public required SphereStructure Spheres { get; init; }

    /// <summary>The force field that the structure is at rest in.</summary>
    public required ForceField Field { get; init; }

    /// <summary>Pore volume inside a dry carbon-binder particle over its volume [-].</summary>
    public required double Nanoporosity { get; init; }

    /// <summary>Exponent of the nanoporosity in the diffusivity of ions inside such a particle as the recipe gives it [-].</summary>
    public double? NanoporeExponent { get; init; }

    /// <summary>Active mass over the area of the box [kg/m2].</summary>
    public required double LoadingActive { get; init; }

    /// <summary>True while the box is periodic through the thickness too, as that of a slurry.</summary>
    public bool PeriodicThroughThickness { get; init; }

    /// <summary>Frames of the drying; empty where there was none.</summary>
    public IReadOnlyList<DryingFrame> Frames { get; init; } = [];

    /// <summary>What goes through its thickness; null for a slurry.</summary>
    public StructureTransport? Transport { get; init; }

    /// <summary>The same slurry dried without gradients; null where the recipe does not ask for it.</summary>
    public ParticleStructure? Homogeneous { get; init; }

    /// <summary>How the plates pressed it; null where it was not calendered.</summary>
    public PlaneCalenderingResult? Stroke { get; init; }
}
