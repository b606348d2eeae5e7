using Lamina.Figures.Charts;
using Lamina.Figures.Pages;

namespace Lamina.Figures.Tests.Gallery;

/// <summary>A report with every kind of block and made-up numbers.</summary>
internal static class GalleryReport
{
    internal static ReportModel Model { get; } = new()
    {
        Title = "Graphite anode, 60 µm wet film, pilot line",
        Subtitle = "Numbers made up to show the page",
        Facts = [new("Recipe", "anode-pilot.yaml"), new("Line", "pilot-3-zones.yaml"), new("Program", "Lamina 0.1.0"), new("Seed", "42"), new("Model", "film, 120 cells")],
        Summary = "The film is dry 9 m before the dryer's end at 1.5 m/min. Binder collects at the surface because zone 2 dries faster than 1.2 g/(m² s) [@jaiser2017]; no cracks are expected.",
        KeyNumbers =
        [
            new() { Label = "Areal loading", Value = 0.0712, Unit = DisplayUnit.MilligramPerSquareCentimetre, Badge = Badge.Prescribed },
            new() { Label = "Residual solvent", Value = 0.0041, Lower = 0.0029, Upper = 0.0077, Unit = DisplayUnit.Percent, Badge = Badge.Validated },
            new() { Label = "Peak film temperature", Value = 384.2, Lower = 380.2, Upper = 388.9, Unit = DisplayUnit.Celsius, Badge = Badge.Validated, Digits = 4 },
            new() { Label = "Binder, surface to foil", Value = 1.62, Lower = 1.31, Upper = 2.24, Badge = Badge.Assumed, Note = "mean over the outer 10 % [@font2018]" },
            new() { Label = "Peel strength", Value = 21.4, Lower = 14.2, Upper = 26.9, Unit = DisplayUnit.Of("N/m", 1), Badge = Badge.Extrapolated },
            new() { Label = "Permeability", Value = 3.2e-15, Unit = DisplayUnit.Of("m²", 1), Badge = Badge.Extrapolated, Digits = 2 },
            new() { Label = "Crack spacing", Value = double.NaN, Unit = DisplayUnit.Micrometre, Note = "no cracks expected" },
        ],
        Verdicts =
        [
            new() { Sentence = "The electrode leaves the dryer dry enough to be calendered.", Status = VerdictStatus.Within, Value = 0.0041, Lower = 0.0029, Upper = 0.0077, Limit = 0.02, Unit = DisplayUnit.Percent },
            new() { Sentence = "The drying rate in zone 2 is above the rate at which binder migrates.", Status = VerdictStatus.Beyond, Value = 1.45e-3, Lower = 1.3e-3, Upper = 1.62e-3, Limit = 1.2e-3, Unit = DisplayUnit.GramPerSquareMetreSecond, Advice = "lower the air temperature of zone 2 from 110 °C to 96 °C: the film still dries 3 m before the end." },
            new() { Sentence = "Adhesion holds the slitting load, but not with its whole band.", Status = VerdictStatus.Close, Value = 21.4, Lower = 14.2, Upper = 26.9, Limit = 15, LimitIsUpper = false, Unit = DisplayUnit.Of("N/m", 1), Advice = "measure the binder's diffusivity: it carries two thirds of the band (Figure 4)." },
            new() { Sentence = "Cracking cannot be judged: the slurry's yield stress is not given.", Status = VerdictStatus.Unknown },
        ],
        Warnings = ["The heat transfer of the nozzles is assumed (30 to 60 W/(m² K)).", "Zone 3: air temperature 120 °C is above the range in which the binder's data were measured (up to 110 °C)."],
        Sections =
        [
            new()
            {
                Title = "Drying",
                Blocks =
                [
                    new Paragraph { Text = "Film temperature rises to the wet-bulb temperature of each zone and stays there until the pores begin to empty. From then on the rate falls with the depth of the drying front [@jaiser2017]." },
                    new Figure { Chart = GalleryCharts.Dryer() with { Title = "" }, Caption = "Film temperature, drying rate and solvent left along the dryer. Shaded: dryer zones. The band shows what the bounds of assumed constants do." },
                    new ReportTable
                    {
                        Caption = "State at the end of each zone.",
                        Columns =
                        [
                            new() { Header = "Zone" }, new() { Header = "Length", Unit = DisplayUnit.Metre, Numeric = true, Digits = 2 }, new() { Header = "Air temperature", Unit = DisplayUnit.Celsius, Numeric = true },
                            new() { Header = "Film temperature", Unit = DisplayUnit.Celsius, Numeric = true }, new() { Header = "Solvent left", Unit = DisplayUnit.GramPerSquareMetre, Numeric = true }, new() { Header = "Rate", Unit = DisplayUnit.GramPerSquareMetreSecond, Numeric = true, Digits = 3 },
                        ],
                        Rows =
                        [
                            ["Flash-off", 0.45, 298.15, 315.2, 0.1071, 1.17e-3], ["Zone 1", 0.9, 363.15, 331.4, 0.0537, 1.44e-3], ["Zone 2", 1.05, 383.15, 365.6, 0.0024, 0.282e-3],
                            ["Zone 3", 1.05, 393.15, 383.9, 0.00051, 0.0062e-3], ["Cooling", 0.55, 303.15, 328.0, double.NaN, 0.0],
                        ],
                    },
                ],
            },
            new()
            {
                Title = "Binder",
                Blocks =
                [
                    new Paragraph { Text = "While the film shrinks, binder is carried to the surface faster than it diffuses back (Péclet number 3.4)." },
                    new Figure { Chart = GalleryCharts.Profiles() with { Title = "" }, Caption = "Binder volume fraction over the height at seven times; points: energy-dispersive X-ray measurement [@font2018]." },
                    new Figure { Chart = GalleryCharts.Stack() with { Title = "" }, Caption = "Composition of the dry film." },
                ],
            },
            new()
            {
                Title = "What the results rest on",
                Blocks =
                [
                    new Figure { Chart = GalleryCharts.Tornado() with { Title = "" }, Caption = "Peel strength with each assumed constant at its bounds." },
                    new ItemList { Items = ["Binder diffusivity carries two thirds of the band.", "The gel point can be measured with a rheometer in a day."] },
                    new Figure { Chart = GalleryCharts.Map() with { Title = "" }, Caption = "Residual solvent over web speed and air temperature." },
                ],
            },
        ],
        Sources =
        [
            new() { Id = "jaiser2017", Text = "Jaiser et al., Development of a three-stage drying profile based on characteristic drying stages for lithium-ion battery anodes. Drying Technology 35 (2017).", Reference = "10.1080/07373937.2016.1248975", Kind = "found" },
            new() { Id = "font2018", Text = "Font et al., Binder migration during drying of lithium-ion battery electrodes. J. Power Sources 393 (2018) 177.", Reference = "10.1016/j.jpowsour.2018.04.097", Kind = "found" },
            new() { Id = "nozzles", Text = "Heat transfer of the slot nozzles: no measurement; bounds from similar dryers.", Kind = "assumed" },
        ],
    };
}
