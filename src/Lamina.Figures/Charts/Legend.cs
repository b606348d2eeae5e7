namespace Lamina.Figures.Charts;

/// <summary>Where series are named.</summary>
public enum Legend
{
    /// <summary>At the right ends of the curves where that is clear, else in a row above the plot.</summary>
    Auto,

    /// <summary>At the right ends of the curves.</summary>
    Direct,

    /// <summary>In a row above the plot.</summary>
    Above,

    /// <summary>Nowhere: the caption says it.</summary>
    None,
}
