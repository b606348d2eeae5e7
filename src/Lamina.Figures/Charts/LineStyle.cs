namespace Lamina.Figures.Charts;

/// <summary>How a series' points are joined.</summary>
public enum LineStyle
{
    /// <summary>Full line.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Not joined: measured points.</summary>
    None,
}
