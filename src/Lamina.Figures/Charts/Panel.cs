namespace Lamina.Figures.Charts;

/// <summary>One plot of a <see cref="PanelChart"/>: its vertical axis and what is drawn against it.</summary>
public sealed record Panel
{
    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>Second vertical axis on the right, needed where a series says <see cref="Series.OnRightAxis"/>.</summary>
    public Axis? RightY { get; init; }

    /// <summary>Curves and points.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>Horizontal limits of the left axis.</summary>
    public IReadOnlyList<LimitLine> Limits { get; init; } = [];

    /// <summary>Where series are named.</summary>
    public Legend Legend { get; init; } = Legend.Auto;

    /// <summary>Height relative to the other panels [-].</summary>
    public double Share { get; init; } = 1;
}
