using Lamina.Figures.Pictures;

namespace Lamina.Figures.Tests.Pictures;

public class ColorTests
{
    [Fact]
    public void A_colour_survives_being_written_and_read() => Assert.Equal("#0072b2", Color.Parse("#0072b2").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0072b2")]
    [InlineData("#0072b")]
    [InlineData("#0072bg")]
    [InlineData("#+072b2")]
    public void A_text_that_is_no_colour_is_refused_with_an_example(string text) =>
        Assert.Contains("#0072b2", Assert.Throws<FormatException>(() => Color.Parse(text)).Message);

    [Fact]
    public void The_ramp_gets_lighter_all_the_way()
    {
        var last = -1.0;
        for (var i = 0; i <= 64; i++)
        {
            var lightness = Palette.Ramp(i / 64.0).Lightness;
            Assert.True(lightness > last, $"at {i}/64: {lightness} after {last}");
            last = lightness;
        }
    }
}
