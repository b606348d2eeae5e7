namespace Lamina.Drying.Cracking;

/// <summary>
/// Spacing of parallel cracks in a film that the foil holds by shear over the length l. A new crack halfway between two of distance L releases, per length,
/// (sigma^2 h l/E')(2 tanh(L/4l) - tanh(L/2l)); the first one, alone, sigma^2 h l/E' = Z sigma^2 h^2/E', hence l = Z h. Cracks multiply until a new one no longer
/// pays: 2 tanh(x) - tanh(2x) = 1/R at x = L/4l, R the release of the first crack over the toughness.
/// </summary>
public static class CrackSpacing
{
    /// <summary>Spacing over shear length, L/l; infinite where R is 1 or less [-].</summary>
    /// <param name="drive">R, energy release of the first crack over toughness [-]</param>
    public static double OverShearLength(double drive)
    {
        if (!(drive > 1)) return double.PositiveInfinity;
        // 1 - f -> 4 exp(-2x) for large x; f -> 2 x^3 for small x: both bracket the root.
        double low = 0, high = 0.5 * Math.Log(8 / (1 - 1 / drive)) + 1;
        for (var i = 0; i < 100; i++)
        {
            var x = 0.5 * (low + high);
            if (2 * Math.Tanh(x) - Math.Tanh(2 * x) < 1 / drive) low = x; else high = x;
        }
        return 4 * 0.5 * (low + high);
    }

    /// <summary>Share of the free in-plane strain that cracks of a spacing let out: tanh(L/2l)/(L/2l) [-].</summary>
    /// <param name="overShearLength">L/l [-]</param>
    public static double Relieved(double overShearLength) =>
        double.IsPositiveInfinity(overShearLength) ? 0 : Math.Tanh(overShearLength / 2) / (overShearLength / 2);
}
