namespace Lamina.Voxels.Distances;

/// <summary>Voxels of one value.</summary>
internal readonly struct IsPhase(byte[] values, byte phase) : IVoxelTest
{
    public bool Inside(int voxel) => values[voxel] == phase;
}
