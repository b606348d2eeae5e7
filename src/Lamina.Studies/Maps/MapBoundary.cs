namespace Lamina.Studies.Maps;

/// <summary>A condition over the map: its margin everywhere and the lines on which it turns.</summary>
public sealed record MapBoundary
{
    /// <summary>What the condition is about, in a word or two: dryness, binder, LEL.</summary>
    public required string Label { get; init; }

    /// <summary>The condition as written.</summary>
    public required string Condition { get; init; }

    /// <summary>How far inside the limit, relative to it, row after row; NaN where the point has no value [-].</summary>
    public required double[] Margins { get; init; }

    /// <summary>Lines on which the margin is zero, as points on the two axes [SI of the axes].</summary>
    public required IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines { get; init; }

    /// <summary>Lines for the worst of the assumed constants' bounds; null without bands [SI of the axes].</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>>? WorstLines { get; init; }

    /// <summary>Lines for the best of the assumed constants' bounds; null without bands [SI of the axes].</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>>? BestLines { get; init; }

    /// <summary>The constants that the band rests on, the most influential first.</summary>
    public IReadOnlyList<string> BandConstants { get; init; } = [];
}
