using Lamina.Line.Steps;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>How a slurry flows on its way to the coater.</summary>
public sealed record SlurryRheology
{
    /// <summary>Name of the law: suspension, herschel_bulkley, measured, ...</summary>
    public required string Law { get; init; }

    /// <summary>The flow curve at <see cref="Temperature"/> and at the age of coating.</summary>
    public required IFlowCurve Curve { get; init; }

    /// <summary>Temperature at the coater [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>How far it may be trusted: prescribed where the recipe gives it.</summary>
    public required Badge Badge { get; init; }

    /// <summary>The yield stress and power law that come closest over a decade on either side of a shear rate; exact for such a liquid.</summary>
    /// <param name="shearRate">centre [1/s]</param>
    public HerschelBulkley Near(double shearRate)
    {
        if (Curve is HerschelBulkley exact) return exact;
        const int count = 21;
        Span<double> x = stackalloc double[count], y = stackalloc double[count];
        // A yield stress above the curve's own stress has no logarithm: the measured curve then goes on as a power law.
        var yield = Curve.Stress(shearRate / 10) > 1.001 * Curve.YieldStress ? Curve.YieldStress : 0;
        double mx = 0, my = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < count; i++)
        {
            var rate = shearRate * Math.Pow(10, -1 + 2.0 * i / (count - 1));
            (x[i], y[i]) = (Math.Log(rate), Math.Log(Curve.Stress(rate) - yield));
            (mx, my) = (mx + x[i] / count, my + y[i] / count);
        }
        for (var i = 0; i < count; i++) (sxx, sxy) = (sxx + (x[i] - mx) * (x[i] - mx), sxy + (x[i] - mx) * (y[i] - my));
        var index = sxy / sxx;
        return new HerschelBulkley { YieldStress = yield, Index = index, Consistency = Math.Exp(my - index * mx) };
    }
}
