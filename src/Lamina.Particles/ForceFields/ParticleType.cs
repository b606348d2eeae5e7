namespace Lamina.Particles.ForceFields;

/// <summary>One particle type of a force field.</summary>
public sealed record ParticleType
{
    /// <summary>Name, such as AM or CBD; CBD names the carbon-binder domain in results.</summary>
    public required string Name { get; init; }
    /// <summary>Diameter for contact and moving mass; replaces that of the structure file [m].</summary>
    public required double Diameter { get; init; }
    /// <summary>Diameter of the solid for volume and mass in density and porosity; the contact diameter when null [m].</summary>
    public double? SolidDiameter { get; init; }
    /// <summary>Density [kg m-3].</summary>
    public required double Density { get; init; }
    /// <summary>Lennard-Jones coefficients, null for none.</summary>
    public LennardJonesSettings? LennardJones { get; init; }
    /// <summary>Material of the contact law `hertz-mindlin`, null where another law acts.</summary>
    public ContactMaterial? Material { get; init; }
    /// <summary>Volume of the solid sphere [m3].</summary>
    public double SolidVolume => Math.PI / 6 * Math.Pow(SolidDiameter ?? Diameter, 3);
    /// <summary>True if the name says carbon-binder domain.</summary>
    public bool IsBinderDomain => Name.StartsWith("CBD", StringComparison.OrdinalIgnoreCase);
}
