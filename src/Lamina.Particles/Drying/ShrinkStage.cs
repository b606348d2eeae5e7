namespace Lamina.Particles.Drying;

/// <summary>
/// How fast carbon-binder particles shrink in one stage of a drying schedule, relative to those in the bottom third. With factor f the way gone at normalised time t grows as
/// d(way)/dt = 1 + 2 t (f - 1), so that one stage gives the published ramp way = t (1 + t (f - 1)): f is the relative shrink factor at the end of the ramp.
/// </summary>
public sealed record ShrinkStage
{
    /// <summary>Normalised time at which the stage ends; the last must be 1 [-].</summary>
    public double Until { get; init; } = 1;
    /// <summary>Relative shrink factor of the centre third [-].</summary>
    public required double Centre { get; init; }
    /// <summary>Relative shrink factor of the top third [-].</summary>
    public required double Top { get; init; }

    /// <summary>The published rates, from slow to fast; the fastest pair belongs to the published input file.</summary>
    public static IReadOnlyList<ShrinkStage> PublishedRates { get; } =
        [new() { Centre = 1.02, Top = 1.08 }, new() { Centre = 1.1, Top = 1.4 }, new() { Centre = 1.2, Top = 1.8 }];
}
