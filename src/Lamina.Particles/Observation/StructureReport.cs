namespace Lamina.Particles.Observation;

/// <summary>Numbers that describe a structure.</summary>
public sealed record StructureReport
{
    /// <summary>Solid mass over volume [kg m-3].</summary>
    public required double Density { get; init; }
    /// <summary>All voids: the bulk porosity and the pores inside the carbon-binder spheres [-].</summary>
    public required double Porosity { get; init; }
    /// <summary>Voids between the spheres: 1 less sphere volume over volume, overlaps not subtracted, carbon-binder spheres counted as solid [-].</summary>
    public required double PorosityBulk { get; init; }
    /// <summary>Mass of active material per area of the xy plane [kg m-2].</summary>
    public required double LoadingActive { get; init; }
    /// <summary>Mass of all solids per area [kg m-2].</summary>
    public required double LoadingTotal { get; init; }
    /// <summary>Share of the carbon-binder volume in the bottom, centre and top third of the height, by exact sphere geometry [-].</summary>
    public required double[] BinderThirds { get; init; }
    /// <summary>CBD contacts of an AM particle, mean [-].</summary>
    public required double CoordinationActiveBinder { get; init; }
    /// <summary>CBD contacts of a CBD particle [-].</summary>
    public required double CoordinationBinderBinder { get; init; }
    /// <summary>AM contacts of an AM particle [-].</summary>
    public required double CoordinationActiveActive { get; init; }
    /// <summary>AM contacts of a CBD particle [-].</summary>
    public required double CoordinationBinderActive { get; init; }
    /// <summary>Mean overlap of touching pairs over the smaller diameter [-].</summary>
    public required double MeanOverlap { get; init; }
    /// <summary>Largest overlap over the smaller diameter [-].</summary>
    public required double LargestOverlap { get; init; }
    /// <summary>Solid volume fraction of the active material in slices from the bottom up [-].</summary>
    public required double[] ActiveProfile { get; init; }
    /// <summary>Volume fraction of the carbon-binder spheres in slices from the bottom up [-].</summary>
    public required double[] BinderProfile { get; init; }
}
