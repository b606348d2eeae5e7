using Lamina.Drying.CrackPattern;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line.Drying;
using Lamina.Studies.Cracks;

namespace Lamina.Studies.Reporting;

/// <summary>Sections about stress and cracks, and about the dryer's energy.</summary>
internal static class MechanicsSections
{
    private static readonly DisplayUnit JoulePerSquareMetre = DisplayUnit.Of("J/m²", 1);

    public static ReportSection Stress(FilmCase film, FilmMechanics mechanics, CrackPatternResult? pattern)
    {
        var (s, c) = (mechanics.Stress, mechanics.Cracks);
        // Up to a little after the film is empty: later nothing moves.
        var end = s.Time.Length;
        while (end > 2 && s.FreeShrinkage[end - 2] >= 0.999 * s.FreeShrinkage[^1] && Math.Abs(s.Stress[end - 2]) <= 0.01 * Math.Max(1e-9, s.Stress[s.Peak])) end--;
        var time = s.Time[..end];
        Series Line(string name, double[] y) => new() { Name = name, X = time, Y = y.AsMemory(0, end) };
        var events = new List<EventMarker>();
        void Mark(double? at, string label)
        {
            if (at is not { } t || t > time[^1]) return;
            if (events.FindIndex(e => Math.Abs(e.At - t) < 0.02 * time[^1]) is var near and >= 0) events[near] = events[near] with { Label = $"{events[near].Label}, {label}" };
            else events.Add(new EventMarker { At = t, Label = label });
        }
        Mark(s.LockingTime, "locks");
        Mark(s.AirEntryTime, "air entry");
        Mark(c.OnsetTime, "first crack");
        Mark(c.DelaminationTime, "delaminates");
        events.Sort((a, b) => a.At.CompareTo(b.At));
        var blocks = new List<ReportBlock>
        {
            new Paragraph
            {
                Text = string.Join(" ", film.Warnings.Where(w => w.StartsWith("stress and cracks", StringComparison.Ordinal)).Select(w => Wording.Capital(w) + "."))
                    + " The stress is that of the uncracked film, held by the foil; tension is positive.",
            },
            new Figure
            {
                Chart = new PanelChart
                {
                    X = new Axis { Label = "Time", Unit = time[^1] > 1200 ? DisplayUnit.Minute : DisplayUnit.Second },
                    Panels =
                    [
                        new() { Y = new Axis { Label = "Stress", Unit = DisplayUnit.Kilopascal, IncludeZero = true }, Series = [Line("in-plane stress", s.Stress), Line("suction on the solids", s.Suction)] },
                        new()
                        {
                            Y = new Axis { Label = "Energy release", Unit = JoulePerSquareMetre, IncludeZero = true }, Series = [Line("of a channelling crack", s.EnergyRelease)],
                            Limits = s.EnergyRelease.Max() > 0.2 * c.Toughness ? [new LimitLine { Value = c.Toughness, Label = "toughness" }] : [],
                        },
                        new() { Y = new Axis { Label = "In the plane", Unit = DisplayUnit.Percent, IncludeZero = true }, Series = [Line("free shrinkage", s.FreeShrinkage), Line("crack area", c.AreaFraction)] },
                    ],
                    Events = events,
                    Description = "In-plane stress, suction, energy release of a crack, free shrinkage and crack area over time, with events.",
                },
                Caption = "From suspension to dry film: stress begins when the network locks, peaks near air entry and falls as the pores empty. A crack opens where its energy release exceeds the toughness after air entry.",
            },
        };
        if (pattern is not null && pattern.Frames.Count > 0)
            blocks.Add(new PictureFigure
            {
                Png = CrackPatternStudy.Picture(pattern, 700),
                Description = "Crack pattern seen from above.",
                Caption = FormattableString.Invariant(
                    $"Crack pattern on {pattern.Width * 1e3:G3} mm by {pattern.Height * 1e3:G3} mm, cracks at least one pixel wide, bubbles dark, {(pattern.Loose.Length > 0 ? FormattableString.Invariant($"{100 * pattern.Frames[^1].Delaminated:G3} % off the foil (brown)") : "all of it on the foil")}: spacing {(pattern.CrackSpacing ?? 0) * 1e3:G3} mm, area {100 * pattern.Frames[^1].AreaFraction:G3} %."),
                Width = 520,
            });
        return new ReportSection { Title = "Stress and cracks", Blocks = blocks };
    }

    public static ReportSection Energy(DryingEnergy energy)
    {
        var area = energy.AreaRate;
        var perArea = DisplayUnit.Of("kJ/m²", 1000);
        Bar Of(string label, double power, string? color = null) => new() { Label = label, Value = power / area, Color = color };
        var z = energy.Zones;
        Bar[] Where(string label, double power) => power > 0 ? [Of(label, power)] : [];
        TableColumn Number(string header) => new() { Header = header, Unit = DisplayUnit.Of("kW", 1000), Numeric = true, Digits = 3 };
        return new ReportSection
        {
            Title = "Energy",
            Blocks =
            [
                new Figure
                {
                    Chart = new BarChart
                    {
                        Value = new Axis { Label = "Per coated area", Unit = perArea },
                        Bars =
                        [
                            Of("heat to web and film", z.Sum(x => x.Web)), Of("heat of exhaust air", z.Sum(x => x.Exhaust)), Of("vapour and walls", z.Sum(x => x.Vapour + x.Losses)),
                            Of("handed back by recuperator", -z.Sum(x => x.Recuperated)), Of("given by fans", -z.Sum(x => x.Fans)), Of("= air heaters", z.Sum(x => x.Heater), "#b5651d"),
                            Of("electricity: fans", z.Sum(x => x.Fans)), Of("electricity: chiller", z.Sum(x => x.ChillerPower)), .. Where("electricity: radiators, lasers", z.Sum(x => x.RadiatorPower)),
                            .. Where("electricity: vacuum pumps", z.Sum(x => x.PumpPower)), .. Where("heat of the adsorption wheel", z.Sum(x => x.WheelHeat)),
                            .. Where("heat of distillation", z.Sum(x => x.Distillation)),
                        ],
                        Description = "Heat and electricity of the dryer per coated area, from what web and exhaust take to what heaters and machines need.",
                    },
                    Caption = "Where the heat goes and what it takes. The exhaust air, which keeps the solvent below its limit, is the lever; machines as in line.energy, assumed where not given.",
                },
                new ReportTable
                {
                    Caption = "Duties by zone",
                    Columns = [new TableColumn { Header = "Zone" }, Number("Web"), Number("Exhaust"), Number("Recuperated"), Number("Heater"), Number("Fans"), Number("Condenser"), Number("Chiller")],
                    Rows = [.. z.Select(x => (IReadOnlyList<Cell>)[x.Name, x.Web, x.Exhaust, x.Recuperated, x.Heater, x.Fans, x.Condenser, x.ChillerPower])],
                },
            ],
        };
    }
}
