namespace Lamina.Figures.Pictures;

/// <summary>A plane that cuts the scene open: what lies on the side of the normal is taken away, cut spheres show a flat face.</summary>
public sealed record CutPlane
{
    /// <summary>A point of the plane [m].</summary>
    public required Point3 Point { get; init; }

    /// <summary>Direction to the part taken away; its length does not matter [-].</summary>
    public required Point3 Normal { get; init; }
}
