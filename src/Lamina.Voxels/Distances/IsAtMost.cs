namespace Lamina.Voxels.Distances;

/// <summary>Voxels whose number does not exceed a limit.</summary>
internal readonly struct IsAtMost(int[] values, int limit) : IVoxelTest
{
    public bool Inside(int voxel) => values[voxel] <= limit;
}
