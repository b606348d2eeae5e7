using Xunit;

namespace Lamina.Testing;

/// <summary>Comparisons of numbers. Tolerances are relative to a scale that the caller names, never to max(1, |expected|): film thicknesses are 1e-4 m.</summary>
public static class Close
{
    /// <summary>Asserts |actual - expected| &lt;= relative * |expected|.</summary>
    /// <param name="expected">the reference value, not zero</param>
    /// <param name="actual">the value under test</param>
    /// <param name="relative">the largest relative difference allowed [-]</param>
    /// <param name="what">named in the message</param>
    public static void Relative(double expected, double actual, double relative, string what = "value") =>
        Absolute(expected, actual, relative * Math.Abs(expected), what);

    /// <summary>Asserts |actual - expected| &lt;= tolerance, in the unit of both.</summary>
    public static void Absolute(double expected, double actual, double tolerance, string what = "value")
    {
        // The negated form also fails on NaN.
        if (!(Math.Abs(actual - expected) <= tolerance))
            Assert.Fail($"{what}: expected {expected:G17} within {tolerance:G3}, got {actual:G17} (off by {actual - expected:G6})");
    }

    /// <summary>Asserts that two arrays hold the same bits.</summary>
    public static void SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
                Assert.Fail($"element {i}: {expected[i]:R} and {actual[i]:R} differ in their bits");
    }
}
