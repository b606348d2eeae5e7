namespace Lamina.Transport.Permeability;

/// <summary>Permeability of a pore space along one axis: Darcy's <c>u = k / mu * pressure gradient</c>, u over the whole cross section.</summary>
public sealed record PermeabilityResult
{
    /// <summary>Permeability; 0 where nothing gets through [m2].</summary>
    public required double Permeability { get; init; }

    /// <summary>Steps of the lattice Boltzmann march.</summary>
    public required int Steps { get; init; }

    /// <summary>False where the tolerance was not met within the allowed steps.</summary>
    public required bool Converged { get; init; }

    /// <summary>Pore voxels that hang together with both ends: those that are solved for.</summary>
    public required int Cells { get; init; }
}
