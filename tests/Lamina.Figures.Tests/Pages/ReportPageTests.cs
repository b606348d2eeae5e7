using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Figures.Tests.Gallery;

namespace Lamina.Figures.Tests.Pages;

public class ReportPageTests
{
    private static string Page { get; } = ReportPage.Write(GalleryReport.Model);

    private static string Body(string page) => page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("<script>", StringComparison.Ordinal)];

    [Fact]
    public void The_page_is_the_same_every_time() => Assert.Equal(Page, ReportPage.Write(GalleryReport.Model));

    [Fact]
    public void The_page_fetches_nothing()
    {
        foreach (Match match in Regex.Matches(Page, "(src|href|url|srcset|data)=\"([^\"]*)\"")) 
            Assert.True(match.Groups[2].Value.StartsWith('#') || match.Groups[2].Value.StartsWith("data:image/png;base64,") || match.Value.StartsWith("href=\"https://doi.org/"), match.Value);
        Assert.DoesNotContain("@import", Page);
        Assert.DoesNotContain("url(", Page);
        Assert.DoesNotContain("<link", Page);
    }

    [Fact]
    public void Only_the_page_s_own_script_may_run()
    {
        var script = Regex.Matches(Page, "<script>(.*?)</script>", RegexOptions.Singleline);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Assert.Single(script).Groups[1].Value)));
        Assert.Contains($"script-src 'sha256-{hash}'", Page);
        Assert.Contains("default-src 'none'", Page);
        Assert.DoesNotContain("innerHTML", Page);
    }

    [Fact]
    public void Every_link_within_the_page_has_its_target_and_every_target_one_place()
    {
        foreach (Match link in Regex.Matches(Page, "href=\"#([^\"]+)\"")) Assert.Contains($"id=\"{link.Groups[1].Value}\"", Page);
        var ids = Regex.Matches(Page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_body_is_well_formed_but_for_void_elements()
    {
        var body = Regex.Replace(Body(Page), "<(img|br|meta)([^>]*)>", "<$1$2/>") + "</body>";
        System.Xml.Linq.XElement.Parse(body);
    }

    [Fact]
    public void Whatever_a_text_holds_is_shown_and_not_run()
    {
        const string bad = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"' &";
        var page = ReportPage.Write(new()
        {
            Title = bad, Subtitle = bad, Facts = [new(bad, bad)], Summary = bad, Warnings = [bad], KeyNumbers = [new() { Label = bad, Value = 1, Note = bad, Unit = DisplayUnit.Of(bad, 1), Lower = 0, Upper = 2 }],
            Verdicts = [new() { Sentence = bad, Advice = bad, Status = VerdictStatus.Close, Value = 1, Limit = 2, Unit = DisplayUnit.Of(bad, 1) }],
            Sections = [new() { Title = bad, Blocks = [new Paragraph { Text = bad }, new ItemList { Items = [bad] }, new ReportTable { Caption = bad, Columns = [new() { Header = bad, Unit = DisplayUnit.Of(bad, 1) }], Rows = [[bad]] },
                new PictureFigure { Png = new byte[] { 1 }, Description = bad, Caption = bad }] }],
            Sources = [new() { Id = "a", Text = bad, Reference = "javascript:alert(3)", Kind = bad }, new() { Id = "b", Text = "", Reference = "https://x/\"><script>" }],
        });
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.DoesNotContain("<img src=x", page);
        Assert.DoesNotContain("href=\"javascript", page);
        Assert.DoesNotContain("\"><script>", page);
    }

    [Fact]
    public void Sources_are_cited_by_number_and_unknown_ones_stay_as_written()
    {
        var page = ReportPage.Write(new() { Title = "t", Summary = "known [@b], unknown [@z], open [@", Sources = [new() { Id = "a", Text = "A" }, new() { Id = "b", Text = "B" }] });
        Assert.Contains("known <a class=\"cite\" href=\"#source-b\">[2]</a>, unknown [@z], open [@</p>", page);
    }

    [Fact]
    public void Raised_and_lowered_digits_are_set_as_such() => Assert.Contains("10<sup>−3</sup> m<sup>2</sup> CO<sub>2</sub>", ReportPage.Write(new() { Title = "10⁻³ m² CO₂" }));

    [Fact]
    public void Columns_of_numbers_share_their_decimals()
    {
        var cells = Regex.Matches(Page, "<td class=\"n\">([^<]*)</td>").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["0.45", "25.0", "42.1", "107.1", "1.170"], cells[..5]);
        Assert.Equal(["1.05", "120.0", "110.8", "0.5", "0.006"], cells[15..20]);
        Assert.Equal("–", cells[23]);
    }

    [Fact]
    public void A_number_that_does_not_exist_is_a_dash_with_its_reason() => Assert.Matches("Crack spacing</div><div class=\"number\">–</div><div class=\"note\">no cracks expected", Page);

    [Fact]
    public void Faults_of_the_model_are_named()
    {
        ReportModel With(params ReportBlock[] blocks) => new() { Title = "t", Sections = [new() { Title = "s", Blocks = blocks }] };
        Assert.Contains("culprit", Assert.Throws<ArgumentException>(() => ReportPage.Write(With(new ReportTable { Caption = "culprit", Columns = [new() { Header = "a" }], Rows = [["x", "y"]] }))).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => ReportPage.Write(new() { Title = "t", Sources = [new() { Id = "a", Text = "" }, new() { Id = "a", Text = "" }] })).Message);
        Assert.Contains("letters", Assert.Throws<ArgumentException>(() => ReportPage.Write(new() { Title = "t", Sources = [new() { Id = "a b", Text = "" }] })).Message);
    }

    [Fact]
    public void Verdict_bars_stand_for_all_values_and_limits()
    {
        double[] values = [0, 1, -1, 1e-12, 1e12, -5, double.NaN, double.PositiveInfinity];
        foreach (var value in values)
        foreach (var limit in values)
        foreach (var upper in new[] { false, true })
        {
            var svg = Marginal.Margin(new() { Sentence = "", Status = VerdictStatus.Within, Value = value, Limit = limit, Lower = value - 1, Upper = value + 1, LimitIsUpper = upper });
            Assert.Equal(double.IsFinite(value + limit), svg.Length > 0);
            Assert.DoesNotContain("NaN", svg);
            if (svg.Length > 0) System.Xml.Linq.XElement.Parse(svg);
        }
    }
}
