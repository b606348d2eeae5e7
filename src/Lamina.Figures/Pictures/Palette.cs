namespace Lamina.Figures.Pictures;

/// <summary>Colours that stay apart for the colour-blind and in grey print.</summary>
public static class Palette
{
    /// <summary>Eight colours for categories after Okabe and Ito (2008), in the order in which series take them; the yellow is darkened to be seen on white.</summary>
    public static IReadOnlyList<Color> Categories { get; } =
    [
        Color.Parse("#0072b2"), Color.Parse("#d55e00"), Color.Parse("#009e73"), Color.Parse("#cc79a7"),
        Color.Parse("#56b4e9"), Color.Parse("#e69f00"), Color.Parse("#333333"), Color.Parse("#b5a60a"),
    ];

    /// <summary>Colours of electrode phases by index: pore, active material, carbon-binder domain, foil, crack, then categories.</summary>
    public static IReadOnlyList<Color> Phases { get; } =
    [
        Color.Parse("#f4f1ea"), Color.Parse("#4c78a8"), Color.Parse("#3a3a3a"), Color.Parse("#c98b4a"), Color.Parse("#d55e00"),
        Color.Parse("#56b4e9"), Color.Parse("#009e73"), Color.Parse("#cc79a7"),
    ];

    // Anchors of the viridis ramp (Smith and van der Walt 2015, CC0); lightness rises evenly, so that order survives grey print.
    private static readonly Color[] Viridis =
    [
        Color.Parse("#440154"), Color.Parse("#472d7b"), Color.Parse("#3b528b"), Color.Parse("#2c728e"), Color.Parse("#21918c"),
        Color.Parse("#28ae80"), Color.Parse("#5ec962"), Color.Parse("#addc30"), Color.Parse("#fde725"),
    ];

    /// <summary>The colour at a place in the ramp from dark to bright.</summary>
    /// <param name="place">0 to 1, clamped; NaN counts as 0 [-]</param>
    public static Color Ramp(double place)
    {
        var at = double.IsNaN(place) ? 0 : Math.Clamp(place, 0, 1) * (Viridis.Length - 1);
        var i = Math.Min((int)at, Viridis.Length - 2);
        return Color.Mix(Viridis[i], Viridis[i + 1], at - i);
    }
}
