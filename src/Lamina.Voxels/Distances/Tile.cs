namespace Lamina.Voxels.Distances;

/// <summary>A part of an image.</summary>
/// <param name="First">its first voxel</param>
/// <param name="Size">its sizes in voxels</param>
internal readonly record struct Tile((int X, int Y, int Z) First, (int X, int Y, int Z) Size);
