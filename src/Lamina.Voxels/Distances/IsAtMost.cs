using System.Numerics;

namespace Lamina.Voxels.Distances;

/// <summary>Voxels whose number does not exceed a limit.</summary>
internal readonly struct IsAtMost<T>(T[] values, T limit) : IVoxelTest where T : unmanaged, IBinaryInteger<T>
{
    public bool Inside(int voxel) => values[voxel] <= limit;
}
