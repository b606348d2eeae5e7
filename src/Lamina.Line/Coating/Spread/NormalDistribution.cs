namespace Lamina.Line.Coating.Spread;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>Probability of less than z, by Simpson's rule on a smooth integrand: relative error below 1e-10.</summary>
    public static double Below(double z)
    {
        if (z > 0) return 1 - Below(-z);
        if (z < -38) return 0;
        // Mills ratio as the integral of exp(z u - u^2/2) over u > 0, with the density in front: keeps its digits in the tail.
        const int count = 1600;
        const double reach = 12;
        double sum = 0;
        for (var k = 0; k <= count; k++)
        {
            var u = reach * k / count;
            // Simpson's weights.
            sum += (k is 0 or count ? 1 : k % 2 == 1 ? 4 : 2) * Math.Exp(z * u - 0.5 * u * u);
        }
        return Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI) * sum * reach / (3 * count);
    }

    /// <summary>The z below which a probability lies, between 0 and 1.</summary>
    public static double Quantile(double probability)
    {
        double low = -10, high = 10;
        for (var k = 0; k < 50; k++)
        {
            var middle = 0.5 * (low + high);
            if (Below(middle) > probability) high = middle; else low = middle;
        }
        return 0.5 * (low + high);
    }
}
