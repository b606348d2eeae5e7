namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Tortuosity factor of a phase or mixture along one axis: <c>D_eff = D eps / tau</c> (the factor, not its square), cell-centred finite volumes on the voxels as they are,
/// fixed values on the two outer faces (half a cell from the first and last voxel centres), all voxels of the phase counted in eps.
/// </summary>
public sealed record TortuosityResult
{
    /// <summary>Tortuosity factor; null where nothing is conducted, see <see cref="Reason"/> [-].</summary>
    public required double? Tau { get; init; }

    /// <summary>Lower bound of the factor of these voxels, from the flux energy [-].</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper bound of the factor of these voxels, from the complementary energy of a divergence-free flux [-].</summary>
    public required double? Upper { get; init; }

    /// <summary>The factor with the staircase bias removed; null where not asked for or not possible [-].</summary>
    public double? TauCorrected { get; init; }

    /// <summary>Effective transport coefficient relative to that of the phase (mixtures: in the unit of the conductivities given); 0 where nothing is conducted [-].</summary>
    public required double Effective { get; init; }

    /// <summary>Mean of the local coefficient over all voxels: eps for one phase, the sum of sigma eps for a mixture [-].</summary>
    public required double Mean { get; init; }

    /// <summary>Why <see cref="Tau"/> is null.</summary>
    public string? Reason { get; init; }

    /// <summary>How <see cref="TauCorrected"/> was made, or why it is null.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>Spread of the flux over the layers, (max - min) / mean [-].</summary>
    public double FluxSpread { get; init; }

    /// <summary>Iterations of the conjugate gradients.</summary>
    public int Iterations { get; init; }

    /// <summary>Unknowns solved for: conducting voxels reached from the inlet face.</summary>
    public long Unknowns { get; init; }

    /// <summary>False where the tolerance was not met within the allowed iterations; the bounds still hold.</summary>
    public bool Converged { get; init; }
}
