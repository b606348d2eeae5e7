using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Products;
using Lamina.Studies.Running;

namespace Lamina.Studies.Reporting;

/// <summary>Section on calendering: porosity against line load, and what the spread of the loading became.</summary>
internal static class CalenderingSections
{
    public static ReportSection? Write(Electrode? electrode)
    {
        if (electrode?.Nip is not { } nip) return null;
        var curve = StepTables.Compaction(nip).ToArray();
        var blocks = new List<ReportBlock>
        {
            new Figure
            {
                Chart = new LineChart
                {
                    X = new Axis { Label = "Line load", Unit = DisplayUnit.Of("N/mm", 1000), IncludeZero = true },
                    Y = new Axis { Label = "Porosity", Unit = DisplayUnit.Percent },
                    Series =
                    [
                        new Series { Name = "compaction law", X = curve.Select(c => c.Load).ToArray(), Y = curve.Select(c => c.Porosity).ToArray() },
                        new Series { Name = "this recipe", X = new[] { nip.LineLoad }, Y = new[] { electrode.Porosity }, Line = LineStyle.None, Marker = MarkerShape.Circle },
                    ],
                    Limits = [new LimitLine { Value = nip.Law.LeastPorosity(nip.InitialPorosity, nip.Temperature), Label = "least porosity of the law" }],
                    Description = "Porosity after calendering against line load at this loading and roll temperature, with the recipe's own point.",
                },
                Caption = $"Porosity against line load at {nip.Temperature - 273.15:0} °C and {nip.Loading * 100:G3} mg/cm². Constants of the law are assumed unless the recipe gives them: calibrate them on own passes.",
            },
        };
        if (nip is { Thicknesses: { } thicknesses, Porosities: { } porosities })
        {
            blocks.Add(SpreadFigure.Of("Porosity", DisplayUnit.Percent, porosities, "Porosity over the web: the rolls even out the thickness, so the spread of the loading becomes one of porosity."));
            blocks.Add(SpreadFigure.Of("Thickness", DisplayUnit.Micrometre, thicknesses, "Thickness over the web behind the calender."));
        }
        return new ReportSection { Title = "Calendering", Blocks = blocks };
    }
}
