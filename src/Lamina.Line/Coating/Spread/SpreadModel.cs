using Lamina.Line.Coating.Window;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Laws;
using Lamina.Line.Products;

namespace Lamina.Line.Coating.Spread;

/// <summary>
/// Spread of the loading from the machine's tolerances and the slurry's scatter. A gauge accuracy of plus or minus a counts as evenly spread, standard deviation a/sqrt(3).
/// A pump's film answers to pump and speed, a bar's to its gap and, as far as the head pushes, to speed and consistency: by central differences of the flow itself.
/// </summary>
public static class SpreadModel
{
    private static readonly double Even = 1 / Math.Sqrt(3);

    /// <summary>The spread of a film.</summary>
    /// <param name="coater">the machine</param>
    /// <param name="slurry">with its flow curve</param>
    /// <param name="speed">of the web [m/s]</param>
    /// <param name="gap">[m]</param>
    /// <param name="constants">those of <see cref="CoatingConstants"/></param>
    public static LoadingSpread Of(Coater coater, Slurry slurry, double speed, double gap, StepConstants constants) => new()
    {
        Sources = coater switch
        {
            SlotDie die =>
            [
                new SpreadSource { Name = "flow along the slot", Across = constants["flow_uniformity"], Assumed = constants.AnyAssumed("flow_uniformity") },
                new SpreadSource { Name = "pump", Along = constants["pump_scatter"], Assumed = constants.AnyAssumed("pump_scatter") },
                new SpreadSource { Name = "web speed", Along = Even * die.SpeedAccuracy / speed },
            ],
            BarCoater bar => Bar(bar, slurry, speed, gap, constants),
            _ => throw new InvalidOperationException($"the spread of a {coater.GetType().Name} is not known"),
        },
    };

    private static SpreadSource[] Bar(BarCoater bar, Slurry slurry, double speed, double gap, StepConstants constants)
    {
        const double step = 0.01;
        var curve = slurry.Rheology!;
        var liquid = curve.Near(speed / gap);
        double LogFilm(double v, double thicker) => Math.Log(BarFlow.Thickness(liquid with { YieldStress = thicker * liquid.YieldStress, Consistency = thicker * liquid.Consistency }, v, gap, bar.Land, bar.Head, slurry.Density));
        var bySpeed = (LogFilm(speed * (1 + step), 1) - LogFilm(speed * (1 - step), 1)) / (2 * step);
        var byConsistency = (LogFilm(speed, 1 + step) - LogFilm(speed, 1 - step)) / (2 * step);

        // The fitted gap error holds what the gap of a real bar does, its gauge included; a coarser gauge adds to it.
        var gapError = constants["gap_error"] / gap;
        var across = constants["across_share"];
        var gauge = Math.Max(0, Even * (bar.GapAccuracy - 1e-6)) / gap;
        return
        [
            new SpreadSource { Name = "gap", Across = gapError * Math.Sqrt(across), Along = gapError * Math.Sqrt(1 - across) },
            new SpreadSource { Name = "gap gauge", Across = gauge },
            new SpreadSource { Name = "web speed", Along = Math.Abs(bySpeed) * Even * bar.SpeedAccuracy / speed },
            new SpreadSource { Name = "consistency", Along = Math.Abs(byConsistency) * constants["consistency_scatter"] },
        ];
    }
}
