namespace Lamina.Figures.Charts;

/// <summary>How an axis is fitted to its data.</summary>
public enum AxisFit
{
    /// <summary>Ends where the data end; right for time and position.</summary>
    Tight,

    /// <summary>Extended to the ticks next to the data, so that no curve runs along the frame.</summary>
    Nice,
}
