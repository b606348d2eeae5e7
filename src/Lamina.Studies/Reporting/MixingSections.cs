using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Mixing.Rheology;
using Lamina.Line.Products;

namespace Lamina.Studies.Reporting;

/// <summary>Section on mixing: sizes over mixing time, energy and temperature, flow curve at the coater.</summary>
internal static class MixingSections
{
    public static ReportSection? Write(Slurry? slurry, double? coatingShearRate)
    {
        var blocks = new List<ReportBlock>();
        if (slurry?.Dispersion is { } trace)
        {
            // The share of a class over its width in the decade: the area under the curve is the carbon's volume.
            var decades = Math.Log10(trace.Diameters[1] / trace.Diameters[0]);
            var shown = Enumerable.Range(0, 6).Select(k => trace.States[k * (trace.States.Count - 1) / 5]).DistinctBy(s => s.Time).ToArray();
            blocks.Add(new Figure
            {
                Chart = new LineChart
                {
                    X = new Axis { Label = "Agglomerate diameter", Unit = DisplayUnit.Micrometre, Logarithmic = true },
                    Y = new Axis { Label = "Volume share per decade", IncludeZero = true },
                    Series = [.. shown.Select(s => new Series { Name = s.Time == 0 ? "filled in" : Wording.Time(s.Time), X = trace.Diameters.ToArray(), Y = s.VolumeShares.Select(v => v / decades).ToArray() })],
                    // All curves end at zero: labels there would not tell them apart.
                    Legend = Legend.Above,
                    Description = "Size distribution of the carbon's agglomerates by volume at several mixing times.",
                },
                Caption = "Carbon agglomerates by volume over mixing time. The leftmost class holds aggregates, which no mixer breaks.",
            });
            var time = trace.States.Select(s => s.Time).ToArray();
            blocks.Add(new Figure
            {
                Chart = new PanelChart
                {
                    X = new Axis { Label = "Mixing time", Unit = time[^1] > 1200 ? DisplayUnit.Minute : DisplayUnit.Second },
                    Panels =
                    [
                        new Panel
                        {
                            Y = new Axis { Label = "Diameter", Unit = DisplayUnit.Micrometre, IncludeZero = true },
                            Series = [Of("d90", s => s.D90), Of("d50", s => s.D50), Of("d10", s => s.D10)],
                        },
                        new Panel { Y = new Axis { Label = "Stress in the gap", Unit = DisplayUnit.Of("Pa", 1), IncludeZero = true }, Series = [Of("stress", s => s.Stress)] },
                        new Panel { Y = new Axis { Label = "Specific energy", Unit = DisplayUnit.Of("Wh/kg", 3600), IncludeZero = true }, Series = [Of("energy", s => s.SpecificEnergy)] },
                        new Panel { Y = new Axis { Label = "Temperature", Unit = DisplayUnit.Celsius }, Series = [Of("slurry", s => s.Temperature)] },
                    ],
                    Description = "Agglomerate sizes, stress, energy and temperature over mixing time.",
                },
                Caption = "The course of mixing: sizes, stress in the gap (it falls as the slurry thins), energy put in, temperature.",
            });

            Series Of(string name, Func<Line.Mixing.Dispersion.DispersionState, double> value) => new() { Name = name, X = time, Y = trace.States.Select(value).ToArray() };
        }
        if (slurry?.Rheology is { } rheology) blocks.Add(FlowCurve(rheology, coatingShearRate));
        return blocks.Count == 0 ? null : new ReportSection { Title = "Slurry", Blocks = blocks };
    }

    private static Figure FlowCurve(SlurryRheology rheology, double? coatingShearRate)
    {
        var highest = Math.Max(1e3, 10 * (coatingShearRate ?? 0));
        var rates = Enumerable.Range(0, 81).Select(k => 0.1 * Math.Pow(highest / 0.1, k / 80.0)).ToArray();
        var points = rheology.Curve is MeasuredFlowCurve measured
            ? rates.Select(r => measured.IsMeasured(r) ? rheology.Curve.Viscosity(r) : double.NaN).ToArray() : null;
        return new Figure
        {
            Chart = new LineChart
            {
                X = new Axis { Label = "Shear rate", Unit = DisplayUnit.Of("1/s", 1), Logarithmic = true },
                Y = new Axis { Label = "Viscosity", Unit = DisplayUnit.PascalSecond, Logarithmic = true },
                Series =
                [
                    new Series { Name = points is null ? rheology.Law.Replace('_', '-') : "carried on as a power law", X = rates, Y = rates.Select(rheology.Curve.Viscosity).ToArray(), Line = points is null ? LineStyle.Solid : LineStyle.Dashed },
                    .. points is null ? Array.Empty<Series>() : [new Series { Name = "measured", X = rates, Y = points }],
                ],
                Events = coatingShearRate is { } rate ? [new EventMarker { At = rate, Label = "at the coater" }] : [],
                Description = "Viscosity of the slurry against shear rate at the temperature and age of coating.",
            },
            Caption = $"Flow curve at the coater ({rheology.Temperature - 273.15:0.#} °C, law {rheology.Law.Replace('_', ' ')}), yield stress {rheology.Curve.YieldStress:G3} Pa.",
        };
    }
}
