using Lamina.Figures.Charts;

namespace Lamina.Figures.Tests.Gallery;

/// <summary>One chart of every kind with made-up but plausible numbers, for people to look at and for tests that hold for all kinds.</summary>
internal static class GalleryCharts
{
    private static readonly ShadedSpan[] Zones =
    [
        new() { From = 0, To = 18, Label = "Flash-off" }, new() { From = 18, To = 54, Label = "Zone 1, 90 °C" },
        new() { From = 54, To = 96, Label = "Zone 2, 110 °C" }, new() { From = 96, To = 138, Label = "Zone 3, 120 °C" }, new() { From = 138, To = 160, Label = "Cooling" },
    ];

    private static readonly EventMarker[] Events =
    [
        new() { At = 71, Label = "particles touch" }, new() { At = 78, Label = "pores begin to empty" }, new() { At = 112, Label = "dry to 1 %" },
    ];

    internal static IReadOnlyList<(string Name, Chart Chart)> All { get; } =
    [
        ("line-dryer", Dryer()), ("line-simple", Simple()), ("line-band", Band()), ("line-log", Logarithmic()), ("line-two-axes", TwoAxes()), ("line-narrow-zones", NarrowZones()),
        ("profile", Profiles()), ("bars", Bars()), ("tornado", Tornado()), ("map", Map()), ("map-regimes", Regimes()), ("map-cells", Cells()),
        ("stack", Stack()), ("histogram", Distribution()), ("scatter", Scatter()), ("empty", Empty()),
    ];

    internal static double[] Range(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];

    internal static double[] Of(double[] x, Func<double, double> f) => [.. x.Select(f)];

    internal static double Temperature(double t) => 273.15 + 24 + 36 * (1 - Math.Exp(-t / 14)) + (t > 78 ? 52 * (1 - Math.Exp(-(t - 78) / 16)) : 0) - (t > 138 ? 62 * (1 - Math.Exp(-(t - 138) / 9)) : 0);

    internal static double Rate(double t) => 1e-3 * (t < 78 ? 1.45 * (1 - Math.Exp(-t / 11)) : 1.45 * Math.Exp(-(t - 78) / 11));

    internal static Chart Dryer()
    {
        var t = Range(0, 160, 321);
        double[] at = [10, 25, 40, 60, 80, 100, 120, 135], measured = [.. at.Select((v, i) => Temperature(v) + 2.2 * Math.Sin(7.0 * i))];
        return new PanelChart
        {
            Title = "Drying of a graphite anode at 1.5 m/min",
            Description = "Film temperature, drying rate and solvent left over the time in the dryer, with zones and events.",
            X = new() { Label = "Time in the dryer", Unit = DisplayUnit.Second },
            Spans = Zones, Events = Events, Height = 620,
            Panels =
            [
                new()
                {
                    Y = new() { Label = "Temperature", Unit = DisplayUnit.Celsius },
                    Series =
                    [
                        new() { Name = "film", X = t, Y = Of(t, Temperature), Lower = Of(t, v => Temperature(v) - 3 - v / 60), Upper = Of(t, v => Temperature(v) + 3 + v / 60) },
                        new() { Name = "air", X = t, Y = Of(t, v => 273.15 + (v < 18 ? 25 : v < 54 ? 90 : v < 96 ? 110 : v < 138 ? 120 : 30)), Line = LineStyle.Dashed },
                        new() { Name = "measured, infrared", X = at, Y = measured, YError = at.Select(_ => 3.0).ToArray(), Line = LineStyle.None, Marker = MarkerShape.Circle },
                    ],
                },
                new()
                {
                    Y = new() { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, IncludeZero = true },
                    Series = [new() { Name = "", X = t, Y = Of(t, Rate) }],
                    Limits = [new() { Value = 1.2e-3, Label = "binder migrates above 1.2 g/(m² s)" }],
                },
                new()
                {
                    Y = new() { Label = "Solvent left", Unit = DisplayUnit.GramPerSquareMetre, IncludeZero = true },
                    Series = [new() { Name = "", X = t, Y = Of(t, v => 0.125 * (v < 78 ? 1 - 0.86 * Math.Max(0, v - 6) / 72 : 0.14 * Math.Exp(-(v - 78) / 9))) }],
                },
            ],
        };
    }

    internal static Chart Simple()
    {
        var t = Range(0, 3600, 200);
        return new LineChart
        {
            Title = "Discharge capacity", Description = "Three curves named at their ends.",
            X = new() { Label = "Time", Unit = DisplayUnit.Minute }, Y = new() { Label = "Cell voltage", Unit = DisplayUnit.Of("V", 1) },
            Series =
            [
                new() { Name = "C/2", X = t, Y = Of(t, v => 4.1 - 0.5 * v / 3600) }, new() { Name = "1 C", X = t, Y = Of(t, v => 4.05 - 0.52 * v / 3600) },
                new() { Name = "2 C", X = t, Y = Of(t, v => 3.95 - 0.9 * Math.Pow(v / 3600, 1.5)), Line = LineStyle.Dashed },
                new() { Name = "5 C, held at the lower cut-off voltage", X = t, Y = Of(t, v => Math.Max(2.8, 3.7 - 2.9 * Math.Pow(v / 3600, 1.2))) },
            ],
            Limits = [new() { Value = 3.0, Label = "cut-off" }],
        };
    }

    internal static Chart Band()
    {
        var v = Range(0.5 / 60, 12.0 / 60, 80);
        return new LineChart
        {
            Description = "One curve with a band.", X = new() { Label = "Web speed", Unit = DisplayUnit.MetrePerMinute },
            Y = new() { Label = "Residual solvent at the dryer's end", Unit = DisplayUnit.Percent, IncludeZero = true },
            Series =
            [
                new() { Name = "model with band from assumed constants", X = v, Y = Of(v, s => 0.06 * s * s * 25), Lower = Of(v, s => 0.05 * s * s * 20), Upper = Of(v, s => 0.075 * s * s * 30) },
                new() { Name = "measured", X = new[] { 0.05, 0.1, 0.15 }, Y = new[] { 0.004, 0.016, 0.031 }, XError = new[] { 0.004, 0.004, 0.004 }, YError = new[] { 0.001, 0.002, 0.004 }, Line = LineStyle.None, Marker = MarkerShape.Square },
            ],
            Limits = [new() { Value = 0.02, Label = "limit for calendering" }],
        };
    }

    internal static Chart Logarithmic()
    {
        var g = Range(-2, 3, 60).Select(p => Math.Pow(10, p)).ToArray();
        return new LineChart
        {
            Title = "Slurry viscosity", Description = "Flow curves on logarithmic axes.",
            X = new() { Label = "Shear rate", Unit = DisplayUnit.Of("1/s", 1), Logarithmic = true }, Y = new() { Label = "Viscosity", Unit = DisplayUnit.PascalSecond, Logarithmic = true },
            Series =
            [
                new() { Name = "50 % solids", X = g, Y = Of(g, s => 0.4 + 12 * Math.Pow(1 + s, -0.7)) }, new() { Name = "55 % solids", X = g, Y = Of(g, s => 0.7 + 40 * Math.Pow(1 + s, -0.75)) },
                new() { Name = "60 % solids", X = g, Y = Of(g, s => 1.4 + 180 * Math.Pow(1 + s, -0.8)) },
            ],
        };
    }

    internal static Chart TwoAxes()
    {
        var t = Range(0, 160, 200);
        return new LineChart
        {
            Title = "Temperature and rate", Description = "Two axes, each in the colour of its curve.", X = new() { Label = "Time in the dryer", Unit = DisplayUnit.Second },
            Y = new() { Label = "Film temperature", Unit = DisplayUnit.Celsius }, RightY = new() { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, IncludeZero = true },
            Series = [new() { Name = "film temperature", X = t, Y = Of(t, Temperature) }, new() { Name = "drying rate (right axis)", X = t, Y = Of(t, Rate), OnRightAxis = true, Line = LineStyle.Dashed }],
        };
    }

    internal static Chart NarrowZones()
    {
        var t = Range(0, 40, 100);
        return new LineChart
        {
            Title = "Zones too narrow for their names are numbered", X = new() { Label = "Position in the dryer", Unit = DisplayUnit.Metre }, Y = new() { Label = "Heat transfer", Unit = DisplayUnit.WattPerSquareMetreKelvin },
            Width = 520, Series = [new() { Name = "", X = t, Y = Of(t, v => 35 + 20 * Math.Sin(v / 4)) }],
            Spans = [.. Enumerable.Range(0, 8).Select(i => new ShadedSpan { From = 5 * i, To = 5 * i + 5, Label = i == 0 ? "infrared" : $"hot air {i}" })],
            Events = [new() { At = 10, Label = "falling rate" }, new() { At = 10.4, Label = "capillary bridges" }, new() { At = 39.5, Label = "end of the oven" }, new() { At = 11, Label = "gel point" }],
        };
    }

    internal static Chart Profiles()
    {
        var profiles = new List<Profile>();
        foreach (var (time, i) in new[] { 0.0, 15, 30, 45, 60, 75, 110 }.Select((v, i) => (v, i)))
        {
            var top = 180e-6 * (1 - 0.55 * Math.Min(1, time / 75));
            var z = Range(0, top, 60);
            profiles.Add(new() { Label = $"{time:0} s", Height = z, Value = Of(z, v => 0.02 * (180e-6 / top) * (1 + 0.9 * (i / 6.0) * (Math.Pow(v / top, 3) - 0.25))), Ramp = time / 110 });
        }
        double[] zm = [8e-6, 24e-6, 40e-6, 56e-6, 72e-6];
        profiles.Add(new() { Label = "measured, EDS", Height = zm, Value = Of(zm, v => 0.0444 * (1 + 0.9 * (Math.Pow(v / 81e-6, 3) - 0.25)) * (1 + 0.03 * Math.Sin(v * 1e6))), Error = zm.Select(_ => 0.003).ToArray(), Measured = true });
        return new ProfileChart { Title = "Binder across the film", Description = "Binder volume fraction over height at seven times.", Value = new() { Label = "Binder volume fraction", Unit = DisplayUnit.Percent }, Profiles = profiles };
    }

    internal static Chart Bars() => new BarChart
    {
        Title = "Energy of the dryer", Description = "Share of each consumer.", Value = new() { Label = "Power", Unit = DisplayUnit.Of("kW", 1e3) },
        Bars =
        [
            new() { Label = "Heating of fresh air", Value = 141e3, Lower = 120e3, Upper = 166e3 }, new() { Label = "Evaporation of solvent", Value = 52e3, Lower = 50e3, Upper = 54e3 },
            new() { Label = "Fans", Value = 23e3 }, new() { Label = "Web and foil", Value = 8.2e3 }, new() { Label = "Recovered", Value = -31e3, Color = "#009e73" }, new() { Label = "Walls", Value = double.NaN },
        ],
    };

    internal static Chart Tornado() => new TornadoChart
    {
        Title = "What the adhesion rests on", Description = "Ranked influence of assumed constants.", Output = new() { Label = "Peel strength", Unit = DisplayUnit.Of("N/m", 1) }, Base = 21.4,
        Rows =
        [
            new() { Label = "Binder diffusivity", Bounds = "0.3 to 3 × 10⁻¹⁰ m²/s", AtLower = 14.2, AtUpper = 26.9 }, new() { Label = "Gel point of the binder", Bounds = "0.12 to 0.2", AtLower = 23.9, AtUpper = 18.8 },
            new() { Label = "Heat transfer, nozzles", Bounds = "30 to 60 W/(m² K)", AtLower = 24.6, AtUpper = 17.7 }, new() { Label = "Contact angle", Bounds = "10 to 40 °", AtLower = 21.0, AtUpper = 21.9 },
            new() { Label = "Foil roughness", Bounds = "0.2 to 0.6 µm", AtLower = 21.4, AtUpper = 21.4 },
        ],
    };

    private static HeatMap Field()
    {
        double[] speed = Range(1 / 60.0, 12 / 60.0, 23), air = Range(333.15, 423.15, 19);
        var values = new double[speed.Length * air.Length];
        for (var j = 0; j < air.Length; j++)
        for (var i = 0; i < speed.Length; i++)
            values[j * speed.Length + i] = 0.2 / (1 + Math.Exp(-(speed[i] * 60 - (air[j] - 333.15) / 9) / 1.5));
        return new()
        {
            X = new() { Label = "Web speed", Unit = DisplayUnit.MetrePerMinute }, Y = new() { Label = "Air temperature", Unit = DisplayUnit.Celsius },
            Color = new() { Label = "Residual solvent", Unit = DisplayUnit.Percent }, Columns = speed, Rows = air, Values = values,
        };
    }

    internal static Chart Map() => Field() with
    {
        Title = "Process window", Description = "Residual solvent over web speed and air temperature.", Contours = [0.01, 0.02, 0.05, 0.1, 0.15],
        Boundaries = [new() { Label = "cracks above", X = new[] { 1.0 / 60, 5.0 / 60, 12.0 / 60 }, Y = new[] { 388.15, 401.15, 420.15 }, Line = LineStyle.Dashed }],
        Points = [new() { X = 4.0 / 60, Y = 383.15, Label = "recipe" }],
    };

    internal static Chart Regimes()
    {
        var field = Field();
        var values = new double[field.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            double speed = field.Columns.Span[i % field.Columns.Length], air = field.Rows.Span[i / field.Columns.Length];
            values[i] = field.Values.Span[i] > 0.02 ? 1 : air > 386 + 130 * speed ? 2 : 0;
        }
        return field with { Title = "Regimes", Values = values, Categories = ["good", "wet at the end", "cracked"], Smooth = false, Points = [new() { X = 4.0 / 60, Y = 383.15, Label = "recipe" }] };
    }

    internal static Chart Cells()
    {
        double[] x = [50e-6, 100e-6, 200e-6, 400e-6], y = [1e-4, 1e-3, 1e-2];
        return new HeatMap
        {
            X = new() { Label = "Wet thickness", Unit = DisplayUnit.Micrometre, Logarithmic = true }, Y = new() { Label = "Drying rate", Unit = DisplayUnit.GramPerSquareMetreSecond, Logarithmic = true },
            Color = new() { Label = "Crack spacing", Unit = DisplayUnit.Micrometre, Logarithmic = true }, Columns = x, Rows = y, Smooth = false, Height = 320,
            Values = new[] { double.NaN, 2e-3, 1.1e-3, 8e-4, 1.4e-3, 9e-4, 5e-4, 3e-4, 8e-4, 4e-4, 2e-4, 9e-5 },
        };
    }

    internal static Chart Stack()
    {
        var z = Range(0, 80e-6, 90);
        return new StackedAreaChart
        {
            Title = "Composition over the thickness", X = new() { Label = "Height above foil", Unit = DisplayUnit.Micrometre }, Y = new() { Label = "Volume fraction", Unit = DisplayUnit.Percent }, Abscissae = z,
            Layers =
            [
                new() { Name = "active material", Values = Of(z, v => 0.56 + 0.02 * Math.Sin(v * 2e5)) }, new() { Name = "carbon black", Values = Of(z, _ => 0.03) },
                new() { Name = "binder", Values = Of(z, v => 0.02 + 0.05 * Math.Pow(v / 80e-6, 2)) }, new() { Name = "pores", Values = Of(z, v => 0.39 - 0.02 * Math.Sin(v * 2e5) - 0.05 * Math.Pow(v / 80e-6, 2)), Color = "#e3e0d8" },
            ],
        };
    }

    // A fixed, uneven set of numbers: sums of incommensurable sines are roughly normal.
    internal static double[] Noise(int count) => [.. Enumerable.Range(1, count).Select(i => Math.Sin(i * 12.9898) + Math.Sin(i * 78.233) + Math.Sin(i * 37.719) + Math.Sin(i * 4.581))];

    internal static Chart Distribution() => new Histogram
    {
        Title = "Areal loading over the uncertain inputs", Value = new() { Label = "Loading", Unit = DisplayUnit.MilligramPerSquareCentimetre }, Values = Of(Noise(900), v => 0.136 + 0.003 * v),
        Markers = [new() { At = 0.127, Label = "lower limit" }, new() { At = 0.145, Label = "upper limit" }],
    };

    internal static Chart Scatter()
    {
        var x = Range(0.25, 0.52, 26);
        var noise = Noise(52);
        return new ScatterChart
        {
            Title = "Porosity, computed against measured", Quantity = new() { Label = "porosity", Unit = DisplayUnit.Percent }, Band = 0.1, Width = 520,
            Groups =
            [
                new() { Name = "held out", X = x, Y = x.Select((v, i) => v * (1 + 0.03 * noise[i])).ToArray(), Marker = MarkerShape.Circle, Line = LineStyle.None },
                new() { Name = "fitted", X = Range(0.3, 0.5, 12), Y = Range(0.3, 0.5, 12).Select((v, i) => v * (1 + 0.01 * noise[i + 26])).ToArray(), Marker = MarkerShape.Triangle, Line = LineStyle.None, YError = Range(0.01, 0.02, 12) },
            ],
        };
    }

    internal static Chart Empty() => new LineChart { Title = "Nothing was recorded", X = new() { Label = "Time", Unit = DisplayUnit.Second }, Y = new() { Label = "Temperature", Unit = DisplayUnit.Celsius } };
}
