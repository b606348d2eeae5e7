namespace Lamina.Voxels.Images;

/// <summary>One phase of a segmented image.</summary>
public sealed record Phase
{
    /// <summary>The value that stands for it in the file.</summary>
    public required int Label { get; init; }

    /// <summary>Name in results; the label where none was given.</summary>
    public required string Name { get; init; }
}
