using FsCheck;
using FsCheck.Fluent;
using Lamina.Figures.Charts;
using Lamina.Figures.Tests.Gallery;

namespace Lamina.Figures.Tests.Charts;

public class AllChartsTests
{
    public static TheoryData<string> Names => [.. GalleryCharts.All.Select(c => c.Name)];

    private static Chart Of(string name) => GalleryCharts.All.Single(c => c.Name == name).Chart;

    [Theory, MemberData(nameof(Names))]
    public void A_chart_is_well_formed_and_the_same_every_time(string name) => Shape.Check(Of(name), name);

    [Theory, MemberData(nameof(Names))]
    public void No_text_of_a_chart_covers_another_or_leaves_it(string name) => Shape.TextsAreApart(Of(name), name);

    [Theory, MemberData(nameof(Names))]
    public void No_text_covers_another_on_a_narrow_drawing(string name) => Shape.TextsAreApart(Of(name) with { Width = 420 }, name);

    [Theory, MemberData(nameof(Names))]
    public void Title_and_description_stand_in_the_file_for_those_who_cannot_see(string name)
    {
        var root = Shape.Check(Of(name) with { Title = "a <title> & more", Description = "what \"it\" shows" }, name);
        Assert.Equal("a <title> & more", root.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.Equal("what \"it\" shows", root.Elements().Single(e => e.Name.LocalName == "desc").Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_drawing_of_no_size_is_refused(string name) => Assert.Contains("px", Assert.Throws<ArgumentException>(() => (Of(name) with { Width = double.NaN }).ToSvg()).Message);

    private static readonly double[] Odd = [0, -0.0, 1, -1, 1e-300, 1e300, -1e300, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, 1e-15, 1 + 1e-15, 273.15, 1e9, 1e9 + 1];

    private static readonly Gen<double> Value = Gen.OneOf(Gen.Elements(Odd), Gen.Choose(-1000, 1000).Select(i => i / 7.0), Gen.Choose(-1000, 1000).Select(i => Math.Pow(10, i / 20.0)));

    private static Config Fixed(int cases) => Config.QuickThrowOnFailure.WithReplay(20240601, 7).WithMaxTest(cases);

    [Fact]
    public void Any_values_give_a_readable_chart()
    {
        var gen = from xs in Value.ArrayOf() from ys in Value.ArrayOf() from logX in Gen.Elements(false, true) from logY in Gen.Elements(false, true)
                  from style in Gen.Elements(Enum.GetValues<LineStyle>()) from marker in Gen.Elements(Enum.GetValues<MarkerShape>()) from bands in Gen.Elements(false, true) from width in Gen.Choose(240, 900)
                  select (xs, ys, logX, logY, style, marker, bands, width);
        Check.One(Fixed(200), Prop.ForAll(gen.ToArbitrary(), c =>
        {
            var n = Math.Min(c.xs.Length, c.ys.Length);
            double[] x = c.xs[..n], y = c.ys[..n];
            var series = new Series
            {
                Name = "values", X = x, Y = y, Line = c.style, Marker = c.marker, YError = c.bands ? y.Select(v => v * 0.1).ToArray() : default, XError = c.bands ? x.Select(v => v * 0.3).ToArray() : default,
                Lower = c.bands ? y.Select(v => v - 1).ToArray() : default, Upper = c.bands ? y.Select(v => v + 1).ToArray() : default,
            };
            var chart = new LineChart { X = new() { Label = "x", Logarithmic = c.logX }, Y = new() { Label = "y", Logarithmic = c.logY, Unit = DisplayUnit.Micrometre }, Series = [series], Width = c.width };
            Shape.Check(chart, "line");
            Shape.TextsAreApart(chart, "line");
            var scatter = new ScatterChart { Quantity = new() { Label = "q", Logarithmic = c.logY }, Groups = [series], Width = c.width, Band = 0.2 };
            Shape.Check(scatter, "scatter");
            var histogram = new Histogram { Value = new() { Label = "q", Logarithmic = c.logX }, Values = c.xs, Width = c.width };
            Shape.Check(histogram, "histogram");
        }));
    }

    [Fact]
    public void Any_values_give_readable_bars_maps_and_profiles()
    {
        var gen = from values in Value.ArrayOf() from columns in Gen.Choose(1, 5) from smooth in Gen.Elements(false, true) from logarithmic in Gen.Elements(false, true) select (values, columns, smooth, logarithmic);
        Check.One(Fixed(60), Prop.ForAll(gen.ToArbitrary(), c =>
        {
            var v = c.values;
            var bars = new BarChart { Value = new() { Label = "v" }, Bars = [.. v.Select((b, i) => new Bar { Label = "bar " + i, Value = b, Lower = b - 1, Upper = b + 1 })] };
            Shape.Check(bars, "bars");
            var tornado = new TornadoChart { Output = new() { Label = "v", Logarithmic = c.logarithmic }, Base = v.Length > 0 ? v[0] : 0, Rows = [.. v.Select((b, i) => new TornadoRow { Label = "row " + i, AtLower = b, AtUpper = v[v.Length - 1 - i] })] };
            Shape.Check(tornado, "tornado");
            var rows = v.Length / c.columns;
            var map = new HeatMap
            {
                X = new() { Label = "x" }, Y = new() { Label = "y" }, Color = new() { Label = "c", Logarithmic = c.logarithmic }, Columns = Enumerable.Range(0, c.columns).Select(i => i * 2.0).ToArray(),
                Rows = Enumerable.Range(0, rows).Select(i => 1.0 + i * i).ToArray(), Values = v.AsMemory(0, rows * c.columns), Smooth = c.smooth, Contours = [0, 1, 100], Width = 240, Height = 160,
            };
            Shape.Check(map, "map");
            var profile = new ProfileChart { Value = new() { Label = "v", Logarithmic = c.logarithmic }, Profiles = [new() { Label = "one", Height = v, Value = v }, new() { Label = "two", Height = v, Value = v.Reverse().ToArray(), Measured = true, Error = v }] };
            Shape.Check(profile, "profile");
            var stack = new StackedAreaChart { X = new() { Label = "x" }, Y = new() { Label = "y" }, Abscissae = v.Order().ToArray(), Layers = [new() { Name = "a", Values = v.Select(Math.Abs).ToArray() }, new() { Name = "b", Values = v.Select(Math.Abs).ToArray() }] };
            Shape.Check(stack, "stack");
        }));
    }

    [Fact]
    public void Texts_of_users_are_escaped()
    {
        const string bad = "</text><script>alert('x')</script>&\"\u0001\ud800";
        var axis = new Axis { Label = bad, Unit = DisplayUnit.Of(bad, 1) };
        double[] values = [1, 2];
        var chart = new LineChart
        {
            Title = bad, Description = bad, X = axis, Y = axis, Series = [new() { Name = bad, X = values, Y = values }], Spans = [new() { From = 1, To = 2, Label = bad }], Events = [new() { At = 1.5, Label = bad }],
            Limits = [new() { Value = 1.5, Label = bad }],
        };
        var svg = chart.ToSvg();
        Assert.DoesNotContain("<script", svg);
        Shape.Check(chart, "line");
        Shape.Check(new BarChart { Title = bad, Value = axis, Bars = [new() { Label = bad, Value = 1 }] }, "bars");
        Shape.Check(new HeatMap { X = axis, Y = axis, Color = axis, Columns = values, Rows = values, Values = new double[] { 0, 1, 1, 0 }, Categories = [bad, bad], Points = [new() { Label = bad, X = 1, Y = 1 }] }, "map");
        Shape.Check(new TornadoChart { Output = axis, Base = 1, Rows = [new() { Label = bad, Bounds = bad, AtLower = 0, AtUpper = 2 }] }, "tornado");
    }

    [Fact]
    public void Lists_that_do_not_belong_together_are_refused_by_name()
    {
        var axis = new Axis { Label = "q" };
        double[] one = [1], two = [1, 2];
        Chart[] wrong =
        [
            new LineChart { X = axis, Y = axis, Series = [new() { Name = "culprit", X = two, Y = one }] }, new LineChart { X = axis, Y = axis, Series = [new() { Name = "culprit", X = two, Y = two, YError = one }] },
            new LineChart { X = axis, Y = axis, Series = [new() { Name = "culprit", X = two, Y = two, Lower = two }] }, new LineChart { X = axis, Y = axis, Series = [new() { Name = "culprit", X = two, Y = two, OnRightAxis = true }] },
            new StackedAreaChart { X = axis, Y = axis, Abscissae = two, Layers = [new() { Name = "culprit", Values = one }] }, new StackedAreaChart { X = axis, Y = axis, Abscissae = one, Layers = [new() { Name = "culprit", Values = new[] { -1.0 } }] },
            new ProfileChart { Value = axis, Profiles = [new() { Label = "culprit", Height = two, Value = one }] },
        ];
        foreach (var chart in wrong) Assert.Contains("culprit", Assert.Throws<ArgumentException>(chart.ToSvg).Message);
        Assert.Throws<ArgumentException>(new HeatMap { X = axis, Y = axis, Color = axis, Columns = two, Rows = two, Values = two }.ToSvg);
        Assert.Throws<ArgumentException>(new HeatMap { X = axis, Y = axis, Color = axis, Columns = new double[] { 2, 1 }, Rows = one, Values = two }.ToSvg);
        Assert.Throws<ArgumentException>(new PanelChart { X = axis, Panels = [] }.ToSvg);
    }

    [Fact]
    public void Values_that_a_logarithmic_axis_cannot_show_are_counted_under_the_plot()
    {
        var chart = new LineChart { X = new() { Label = "t" }, Y = new() { Label = "rate", Logarithmic = true }, Series = [new() { Name = "s", X = new double[] { 1, 2, 3, 4 }, Y = new double[] { 0, -1, 5, 7 } }] };
        Assert.Contains(chart.Paint().Texts, t => t.Text.StartsWith("2 values at or below zero"));
    }

    [Fact]
    public void A_record_of_a_million_points_stays_small_and_keeps_its_spike()
    {
        var x = new double[1_000_000];
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (i, Math.Sin(i * 1e-3));
        y[123_456] = 9;
        var chart = new LineChart { X = new() { Label = "t" }, Y = new() { Label = "v", Maximum = 10, Minimum = -2 }, Series = [new() { Name = "", X = x, Y = y }] };
        var svg = chart.ToSvg();
        Assert.InRange(svg.Length, 1000, 200_000);
        var path = Shape.Check(chart, "long").Descendants().Single(e => e.Attribute("data-n") is not null);
        var heights = path.Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(p => double.Parse(p.Split(' ')[1])).ToList();
        // The spike stands at 9 on an axis from -2 to 10: a twelfth of the height below the top.
        var plot = path.Parent!;
        double top = double.Parse(plot.Attribute("y")!.Value), height = double.Parse(plot.Attribute("height")!.Value);
        Testing.Close.Absolute(top + height / 12, heights.Min(), 0.02, "height of the spike");
    }
}
