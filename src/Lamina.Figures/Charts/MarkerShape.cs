namespace Lamina.Figures.Charts;

/// <summary>Symbol at each point of a series. Shapes differ so that series can be told apart without colour.</summary>
public enum MarkerShape
{
    /// <summary>No symbol.</summary>
    None,

    /// <summary>Circle.</summary>
    Circle,

    /// <summary>Square.</summary>
    Square,

    /// <summary>Triangle, point up.</summary>
    Triangle,

    /// <summary>Diamond.</summary>
    Diamond,

    /// <summary>Triangle, point down.</summary>
    TriangleDown,

    /// <summary>Cross.</summary>
    Cross,
}
