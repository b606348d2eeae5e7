namespace Lamina.Figures.Pictures;

/// <summary>How spheres are looked at. The vertical of the picture is z, the thickness.</summary>
public sealed record SphereScene
{
    /// <summary>Picture width [-].</summary>
    public int Width { get; init; } = 1600;

    /// <summary>Picture height [-].</summary>
    public int Height { get; init; } = 1200;

    /// <summary>Direction of the viewer around z, from x towards y [rad].</summary>
    public double Azimuth { get; init; } = -0.95;

    /// <summary>Height of the viewer over the xy plane [rad].</summary>
    public double Elevation { get; init; } = 0.42;

    /// <summary>Full angle of view; 0 is a parallel projection, in which lengths can be measured [rad].</summary>
    public double FieldOfView { get; init; }

    /// <summary>Enlargement against the view that just holds the box [-].</summary>
    public double Zoom { get; init; } = 1;

    /// <summary>Lower corner of the box outline; null with <see cref="BoxMaximum"/> draws none and fits the spheres [m].</summary>
    public Point3? BoxMinimum { get; init; }

    /// <summary>Upper corner of the box outline [m].</summary>
    public Point3? BoxMaximum { get; init; }

    /// <summary>Whether spheres are cut at the box's side faces (periodic cells: spheres that reach through x and y faces appear on both sides, cut flat).</summary>
    public bool CutAtBox { get; init; }

    /// <summary>Further cutting planes.</summary>
    public IReadOnlyList<CutPlane> Cuts { get; init; } = [];

    /// <summary>Colours by index.</summary>
    public IReadOnlyList<Color> Colors { get; init; } = Palette.Phases;

    /// <summary>Background.</summary>
    public Color Background { get; init; } = new(255, 255, 255);

    /// <summary>Rays per pixel edge: 2 smooths edges with four rays a pixel, 1 to 4 [-].</summary>
    public int Samples { get; init; } = 2;

    /// <summary>Strength of the darkening in gaps, 0 to 1 [-].</summary>
    public double Occlusion { get; init; } = 0.8;

    /// <summary>Strength of the dark outlines, 0 to 1 [-].</summary>
    public double Outline { get; init; } = 0.6;

    /// <summary>Whether a scale bar is drawn; only in a parallel projection.</summary>
    public bool ScaleBar { get; init; } = true;

    /// <summary>Names of the colours for a key in the picture, by index; empty for none.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Threads used; the picture does not depend on it [-].</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
