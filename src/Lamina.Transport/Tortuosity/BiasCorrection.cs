namespace Lamina.Transport.Tortuosity;

/// <summary>How the bias of the voxel staircase is removed.</summary>
public enum BiasCorrection
{
    /// <summary>Not at all: there is no corrected value.</summary>
    None,

    /// <summary>A second solve with partial-volume faces, on the phase smoothed over neighbouring voxels; takes about 10 bytes per voxel more. Preferred.</summary>
    PartialVolume,

    /// <summary>A second solve on a twofold coarser image, and linear extrapolation to voxel size zero; cheap, but coarsening adds its own scatter.</summary>
    TwoLevel,
}
