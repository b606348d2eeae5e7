using FsCheck;
using FsCheck.Fluent;
using Lamina.Figures.Charts;
using Lamina.Figures.Svg;
using Lamina.Figures.Tests.Gallery;
using Lamina.Testing;

namespace Lamina.Figures.Tests.Charts;

public class LayoutTests
{
    [Fact]
    public void Spread_labels_do_not_overlap_keep_their_order_and_stay_inside()
    {
        var gen = from wish in Gen.Choose(0, 1000).Select(i => i / 10.0).ArrayOf() from size in Gen.Choose(1, 8) select (wish, size);
        Check.One(Config.QuickThrowOnFailure.WithReplay(5, 9).WithMaxTest(500), Prop.ForAll(gen.ToArbitrary(), c =>
        {
            var sizes = c.wish.Select((_, i) => c.size + i % 3.0).ToArray();
            var total = sizes.Sum();
            var (low, high) = (-5.0, Math.Max(105.0, total));
            var places = Spread.Place(c.wish, sizes, low, high);
            var order = Enumerable.Range(0, places.Length).OrderBy(i => c.wish[i]).ThenBy(i => i).ToArray();
            for (var k = 0; k < order.Length; k++)
            {
                var i = order[k];
                Assert.True(places[i] - sizes[i] / 2 >= low - 1e-9 && places[i] + sizes[i] / 2 <= high + 1e-9, "outside");
                if (k > 0) Assert.True(places[i] - places[order[k - 1]] >= (sizes[i] + sizes[order[k - 1]]) / 2 - 1e-9, "overlap");
            }
        }));
    }

    [Fact]
    public void Labels_with_room_stay_where_they_wish_and_two_at_one_place_move_equally()
    {
        Assert.Equal([10, 30, 60], Spread.Place([10, 30, 60], [8, 8, 8], 0, 100));
        Assert.Equal([46, 54], Spread.Place([50, 50], [8, 8], 0, 100));
    }

    [Fact]
    public void Text_widths_are_those_of_the_typeface()
    {
        Close.Absolute(556, FontMetrics.Width("0", 1000), 1e-9);
        Close.Absolute(278 + 2 * 556, FontMetrics.Width("0 0", 1000), 1e-9);
        Close.Absolute(611, FontMetrics.Width("b", 1000, bold: true), 1e-9);
        Close.Absolute(833 + 0.72 * 556, FontMetrics.Width("m²", 1000), 1e-9);
    }

    [Fact]
    public void Zones_too_narrow_for_their_names_are_numbered_and_listed_below()
    {
        var chart = (LineChart)GalleryCharts.NarrowZones() with { Width = 300 };
        var texts = chart.Paint().Texts.Select(t => t.Text).ToList();
        Assert.Contains("8", texts);
        Assert.Contains(texts, t => t.StartsWith("1 infrared,  2 hot air 1"));
    }

    [Fact]
    public void Twenty_events_at_almost_one_place_keep_their_labels_apart()
    {
        var chart = (LineChart)GalleryCharts.NarrowZones() with { Height = 700, Events = [.. Enumerable.Range(0, 20).Select(i => new EventMarker { At = 20 + 0.2 * i, Label = "event number " + i })] };
        Shape.TextsAreApart(chart, "events");
        Assert.Equal(20, chart.Paint().Texts.Count(t => t.Text.StartsWith("event number")));
    }

    [Fact]
    public void Events_at_one_place_share_a_label_and_take_one_row()
    {
        var chart = (LineChart)GalleryCharts.NarrowZones() with { Events = [.. new[] { "air entry", "air everywhere", "binder fixed" }.Select(label => new EventMarker { At = 20, Label = label })] };
        Shape.TextsAreApart(chart, "events");
        Assert.Single(chart.Paint().Texts, t => t.Text == "air entry, air everywhere, binder fixed");
    }

    [Fact]
    public void A_contour_of_a_cone_is_a_closed_circle_of_second_order_accuracy()
    {
        double Error(int n)
        {
            var axis = GalleryCharts.Range(-1, 1, n);
            var values = new double[n * n];
            for (var j = 0; j < n; j++)
            for (var i = 0; i < n; i++) values[j * n + i] = Math.Sqrt(axis[i] * axis[i] + axis[j] * axis[j]);
            var line = Assert.Single(Contours.Trace(axis, axis, values, 0.613));
            Assert.Equal(line[0], line[^1]);
            return line.Max(p => Math.Abs(Math.Sqrt(p.X * p.X + p.Y * p.Y) - 0.613));
        }
        double coarse = Error(41), fine = Error(161);
        Assert.InRange(Math.Log(coarse / fine, 4), 1.7, 2.3);
    }

    [Fact]
    public void A_saddle_is_joined_by_its_mean()
    {
        double[] axis = [0, 1];
        Assert.Equal(2, Contours.Trace(axis, axis, [1, 0, 0, 1], 0.4).Count);
        // Above the level on the diagonal through the middle: the lines cut off the two low corners.
        foreach (var line in Contours.Trace(axis, axis, [1, 0, 0, 1], 0.4)) Assert.True(Math.Abs(line[0].X - line[^1].X) < 0.61 && line.All(p => p.X + p.Y is > 0.35 and < 1.65));
    }

    [Fact]
    public void Missing_corners_hold_no_contour() => Assert.Empty(Contours.Trace([0, 1], [0, 1], [double.NaN, 0, 1, 1], 0.5));

    [Fact]
    public void The_tornado_puts_the_strongest_input_on_top()
    {
        var texts = GalleryCharts.Tornado().Paint().Texts.ToList();
        var rows = new[] { "Binder diffusivity", "Heat transfer, nozzles", "Gel point of the binder", "Contact angle", "Foil roughness" }.Select(name => texts.Single(t => t.Text == name).Box.Top).ToList();
        Assert.Equal(rows.Order(), rows);
    }

    [Fact]
    public void Shares_of_a_histogram_add_up_to_one()
    {
        var root = Shape.Check(GalleryCharts.Distribution(), "histogram");
        var shares = root.Descendants().Select(e => e.Attribute("data-t")?.Value).OfType<string>().Sum(t => double.Parse(t.Split('\u00a0')[0]));
        Close.Absolute(100, shares, 0.5, "sum of shares");
    }
}
