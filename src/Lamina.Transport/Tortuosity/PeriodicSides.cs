namespace Lamina.Transport.Tortuosity;

/// <summary>Along which axes of the image its sides are periodic; across the transport, that is: its own two ends carry fixed values.</summary>
[Flags]
public enum PeriodicSides
{
    /// <summary>All sides are closed.</summary>
    None = 0,

    /// <summary>First and last column are neighbours.</summary>
    X = 1,

    /// <summary>First and last row are neighbours.</summary>
    Y = 2,

    /// <summary>First and last page are neighbours.</summary>
    Z = 4,

    /// <summary>Along every axis.</summary>
    All = X | Y | Z,
}
