namespace Lamina.Transport.Tortuosity;

/// <summary>How the bias of the voxel staircase is removed.</summary>
public enum BiasCorrection
{
    /// <summary>Not at all: there is no corrected value.</summary>
    None,

    /// <summary>A second solve on the phase's fraction smoothed over its neighbouring voxels (partial-volume faces).</summary>
    PartialVolume,

    /// <summary>A second solve on a twofold coarser image, and linear extrapolation to voxel size zero.</summary>
    TwoLevel,
}
