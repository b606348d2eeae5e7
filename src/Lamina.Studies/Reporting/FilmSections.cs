using Lamina.Drying.Film;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;

namespace Lamina.Studies.Reporting;

/// <summary>Sections that show how the film dried: curve, profiles, zones.</summary>
internal static class FilmSections
{
    public static ReportSection Curve(FilmSolution solution, MeasuredCurves? measured)
    {
        var s = solution.Series;
        var onWeb = s.Position is not null;
        var x = onWeb ? s.Position! : s.Time;
        var scale = onWeb ? DisplayUnit.Metre : s.Time[^1] > 1200 ? DisplayUnit.Minute : DisplayUnit.Second;
        double At(double time) => onWeb ? Interpolate(s.Time, s.Position!, time) : time;
        Series Line(string name, double[] y) => new() { Name = name, X = x, Y = y };
        IEnumerable<Series> Points(string quantity) => measured?.Of(quantity) is { } m
            ? [new Series { Name = "measured", X = m.Times.Select(At).ToArray(), Y = m.Values, Line = LineStyle.None, Marker = MarkerShape.Circle }] : [];

        var spans = new List<ShadedSpan>();
        var start = 0.0;
        foreach (var segment in solution.Program.Segments)
        {
            // Flash-off and gaps stay unshaded between the zones.
            if (!onWeb || segment.Zone is not null)
                spans.Add(new ShadedSpan { From = onWeb ? segment.Start!.Value : start, To = onWeb ? segment.End!.Value : start + segment.Duration, Label = solution.Program.Segments.Count > 1 ? segment.Name : "" });
            start += segment.Duration;
        }
        // The chart itself puts the texts of events that fall together onto one flag.
        var markers = solution.Events
            .Where(e => e.Kind is FilmEventKind.EndOfShrinkage or FilmEventKind.AirEntry or FilmEventKind.Dry || e is { Kind: FilmEventKind.Fixation, Species: not null })
            .Select(e => new EventMarker { At = onWeb ? e.Position ?? At(e.Time) : e.Time, Label = Wording.Of(e) }).ToArray();
        Panel[] panels =
        [
            new() { Y = new Axis { Label = "Film temperature", Unit = DisplayUnit.Celsius }, Series = [Line("film", s.Temperature), .. Points("film_temperature")] },
            new() { Y = new Axis { Label = "Solvent per dry mass", IncludeZero = true }, Series = [Line("solvent", s.Residual), .. Points("residual_solvent")] },
            new() { Y = new Axis { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, IncludeZero = true }, Series = [Line("rate", s.DryingRate), .. Points("drying_rate")] },
            new() { Y = new Axis { Label = "Thickness", Unit = DisplayUnit.Micrometre, IncludeZero = true }, Series = [Line("film", s.Thickness), .. Points("thickness")] },
            new()
            {
                Y = new Axis { Label = "Saturation", Minimum = 0, Maximum = 1.05 },
                Series = [Line("mean", s.Saturation), Line("at the foil", s.SaturationBottom), Line("at the surface", s.SaturationTop)],
            },
        ];
        var way = onWeb ? "along the web" : "over time";
        return new ReportSection
        {
            Title = "Drying curve",
            Blocks =
            [
                new Figure
                {
                    Chart = new PanelChart
                    {
                        X = new Axis { Label = onWeb ? "Position behind the coater" : "Time", Unit = scale },
                        Panels = panels,
                        Spans = spans,
                        Events = markers,
                        Description = $"Film temperature, solvent content, drying rate, thickness and saturation {way}, with zones and events.",
                    },
                    Caption = $"The pass {way}: film temperature, solvent, rate, thickness and saturation; zones shaded, events marked{(measured is null ? "." : "; points are measured.")}",
                },
                new ReportTable
                {
                    Caption = "Events",
                    Columns =
                    [
                        new TableColumn { Header = "Event" },
                        new TableColumn { Header = "Time", Unit = DisplayUnit.Second, Numeric = true },
                        .. onWeb ? [new TableColumn { Header = "Position", Unit = DisplayUnit.Metre, Numeric = true }] : Array.Empty<TableColumn>(),
                    ],
                    Rows = [.. solution.Events.Select(e => (IReadOnlyList<Cell>)[Wording.Of(e), e.Time, .. onWeb ? [e.Position ?? At(e.Time)] : Array.Empty<Cell>()])],
                },
            ],
        };
    }

    public static ReportSection Profiles(FilmSolution solution)
    {
        var blocks = new List<ReportBlock>
        {
            Profile("Volume fraction of immobile solid", p => p.SolidFraction, "Consolidation: volume fraction of immobile solid through the thickness, from the foil up."),
            Profile("Saturation", p => p.Saturation, "Pore emptying: saturation through the thickness."),
        };
        for (var k = 0; k < solution.Input.Species.Count; k++)
        {
            var index = k;
            var name = solution.Input.Species[k].Name;
            blocks.Add(Profile($"{name} over its mean", p => p.SpeciesOverMean[index], $"Migration of {name}: mass per volume of film over its mean."));
        }
        return new ReportSection { Title = "Profiles through the thickness", Blocks = blocks };

        Figure Profile(string label, Func<FilmProfile, double[]> value, string caption) => new()
        {
            Chart = new ProfileChart
            {
                Value = new Axis { Label = label },
                Profiles =
                [
                    // Two instants that read the same are one curve to the eye, as the moment of being dry and the end of the span.
                    .. solution.Profiles.DistinctBy(p => Wording.Time(p.Time)).Select(p => new Profile
                    {
                        Label = Wording.Time(p.Time),
                        Height = Enumerable.Range(0, p.SolidFraction.Length).Select(i => 0.5 * (p.Faces[i] + p.Faces[i + 1])).ToArray(),
                        Value = value(p),
                    }),
                ],
                Description = caption,
            },
            Caption = caption,
        };
    }

    public static ReportSection Zones(FilmSolution solution)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        for (var i = 0; i < solution.Segments.Count; i++)
        {
            var s = solution.Segments[i];
            var way = solution.Program.Segments[i];
            var zone = s.Zone is { } z ? solution.Zones[z] : null;
            rows.Add(
            [
                s.Name, way.Start ?? double.NaN, way.End ?? double.NaN, s.EndTime, s.Temperature, s.DryingRate, s.Residual, s.Evaporated,
                zone?.SolventContent ?? double.NaN, zone?.LelFraction ?? double.NaN,
            ]);
        }
        TableColumn Number(string header, DisplayUnit? unit = null, int digits = 4) => new() { Header = header, Unit = unit ?? DisplayUnit.One, Numeric = true, Digits = digits };
        return new ReportSection
        {
            Title = "Zones",
            Blocks =
            [
                new ReportTable
                {
                    Caption = "State at the end of every zone, gap and stage",
                    Columns =
                    [
                        new TableColumn { Header = "Zone" }, Number("From", DisplayUnit.Metre), Number("To", DisplayUnit.Metre), Number("Time", DisplayUnit.Second),
                        Number("Film", DisplayUnit.Celsius), Number("Rate", DisplayUnit.GramPerSquareMetreSecond, 3), Number("Solvent per dry mass"),
                        Number("Evaporated", DisplayUnit.GramPerSquareMetre), Number("Vapour in air", DisplayUnit.Of("ppm", 1e-6)), Number("Explosion limit", DisplayUnit.Percent, 3),
                    ],
                    Rows = rows,
                },
            ],
        };
    }

    private static double Interpolate(double[] x, double[] y, double at)
    {
        var i = Array.BinarySearch(x, at);
        if (i >= 0) return y[i];
        i = ~i;
        if (i == 0) return y[0];
        if (i == x.Length) return y[^1];
        return x[i] == x[i - 1] ? y[i] : y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
    }
}
