using Lamina.Voxels.Images;

namespace Lamina.Transport.Tortuosity;

/// <summary>Tortuosity factors and effective conductivities of voxel images.</summary>
public static class TortuosityFactor
{
    /// <summary>One conducting phase, the others insulating.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">position of the conducting phase in <see cref="PhaseImage.Phases"/></param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(PhaseImage image, int phase, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("not there yet");

    /// <summary>A mixture: every phase with its own conductivity.</summary>
    /// <param name="image">the phases</param>
    /// <param name="conductivities">one per phase, 0 for an insulator [S/m or any other unit]</param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(PhaseImage image, ReadOnlySpan<double> conductivities, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("not there yet");

    /// <summary>Voxels that are partly filled: the conducting fraction of each voxel, known for example from spheres.</summary>
    /// <param name="fraction">conducting fraction of each voxel [-]</param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(VoxelImage<float> fraction, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("not there yet");
}
