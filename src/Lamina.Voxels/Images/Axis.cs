namespace Lamina.Voxels.Images;

/// <summary>A direction of a voxel image.</summary>
public enum Axis
{
    /// <summary>Columns, varying fastest.</summary>
    X,

    /// <summary>Rows.</summary>
    Y,

    /// <summary>Pages, array axis 0: through the thickness, from the current collector.</summary>
    Z,
}
