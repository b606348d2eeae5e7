namespace Lamina.Drying.Film;

/// <summary>An event with its place on the way through the dryer.</summary>
public sealed record FilmEvent
{
    /// <summary>What happened.</summary>
    public required FilmEventKind Kind { get; init; }

    /// <summary>The species it happened to; null for the film.</summary>
    public string? Species { get; init; }

    /// <summary>When [s].</summary>
    public required double Time { get; init; }

    /// <summary>Where along the web; null in a batch dryer [m].</summary>
    public double? Position { get; init; }
}
