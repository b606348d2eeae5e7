namespace Lamina.Voxels.Distances;

/// <summary>Whether a voxel lies inside; a struct, so that loops inline it.</summary>
internal interface IVoxelTest
{
    bool Inside(int voxel);
}
