using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Coating.Window;

/// <summary>Film that a bar or blade meters: drag of the web plus what the slurry's weight pushes through the gap, for a Herschel-Bulkley liquid.</summary>
public static class BarFlow
{
    private const double Gravity = 9.80665;

    /// <summary>Wet film behind the bar; half the gap without head, for every liquid [m].</summary>
    /// <param name="liquid">flow curve near the shear rate of the gap</param>
    /// <param name="speed">of the web [m/s]</param>
    /// <param name="gap">[m]</param>
    /// <param name="land">length of the gap along the web [m]</param>
    /// <param name="head">height of slurry in front of the bar [m]</param>
    /// <param name="density">of the slurry [kg/m3]</param>
    public static double Thickness(HerschelBulkley liquid, double speed, double gap, double land, double head, double density) =>
        new LipFlow { YieldStress = liquid.YieldStress, Consistency = liquid.Consistency, Index = liquid.Index, Speed = speed, Gap = gap }
            .Thickness(-density * Gravity * head / land);

    /// <summary>Gap that meters a wet film: at most twice the film, less where the head pushes [m].</summary>
    /// <param name="curve">flow curve of the slurry</param>
    /// <param name="speed">of the web [m/s]</param>
    /// <param name="thickness">wanted [m]</param>
    /// <param name="land">length of the gap along the web [m]</param>
    /// <param name="head">height of slurry in front of the bar [m]</param>
    /// <param name="density">of the slurry [kg/m3]</param>
    public static double Gap(SlurryRheology curve, double speed, double thickness, double land, double head, double density)
    {
        double low = thickness / 50, high = 2 * thickness * (1 + 1e-12);
        for (var k = 0; k < 60; k++)
        {
            var middle = 0.5 * (low + high);
            if (Thickness(curve.Near(speed / middle), speed, middle, land, head, density) > thickness) high = middle; else low = middle;
        }
        return 0.5 * (low + high);
    }
}
