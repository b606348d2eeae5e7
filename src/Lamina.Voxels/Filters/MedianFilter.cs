using Lamina.Voxels.Images;

namespace Lamina.Voxels.Filters;

/// <summary>Median of the 27 voxels around each, the image mirrored at its faces.</summary>
public static class MedianFilter
{
    /// <summary>Filters.</summary>
    /// <param name="image">grey values, without NaN</param>
    public static VoxelImage<float> Apply(VoxelImage<float> image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = image.Grid;
        var target = new VoxelImage<float>(grid);
        Parallel.For(0, grid.Nz, z =>
        {
            Span<float> around = stackalloc float[27];
            for (var y = 0; y < grid.Ny; y++)
                for (var x = 0; x < grid.Nx; x++)
                {
                    var n = 0;
                    for (var k = -1; k <= 1; k++)
                        for (var j = -1; j <= 1; j++)
                        {
                            var row = grid.Index(0, GaussianFilter.Mirror(y + j, grid.Ny), GaussianFilter.Mirror(z + k, grid.Nz));
                            for (var i = -1; i <= 1; i++) around[n++] = image.Values[row + GaussianFilter.Mirror(x + i, grid.Nx)];
                        }
                    around.Sort();
                    target.Values[grid.Index(x, y, z)] = around[13];
                }
        });
        return target;
    }
}
