namespace Lamina.Figures.Pictures;

/// <summary>How a slice of a 3D image is shown.</summary>
public sealed record SliceView
{
    /// <summary>Voxels along x: columns, the fastest index [-].</summary>
    public required int CountX { get; init; }

    /// <summary>Voxels along y: rows [-].</summary>
    public required int CountY { get; init; }

    /// <summary>Voxels along z: pages [-].</summary>
    public required int CountZ { get; init; }

    /// <summary>Edge of a voxel; null leaves the scale bar out [m].</summary>
    public double? VoxelSize { get; init; }

    /// <summary>Direction of the cut.</summary>
    public SliceAxis Axis { get; init; } = SliceAxis.Y;

    /// <summary>Index of the slice; null takes the middle one [-].</summary>
    public int? Index { get; init; }

    /// <summary>Pixels per voxel edge; null makes the longer side about 1000 [-].</summary>
    public int? PixelsPerVoxel { get; init; }

    /// <summary>Colours of labels by value, repeated where there are more labels.</summary>
    public IReadOnlyList<Color> Colors { get; init; } = Palette.Phases;

    /// <summary>Names of labels by value for the key; empty for none.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Grey value shown black; null takes the 0.5 % quantile of the slice [as the image].</summary>
    public double? Black { get; init; }

    /// <summary>Grey value shown white; null takes the 99.5 % quantile of the slice [as the image].</summary>
    public double? White { get; init; }
}
