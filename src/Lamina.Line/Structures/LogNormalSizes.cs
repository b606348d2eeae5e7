using Lamina.Data.Binding;
using Lamina.Particles.Slurry;

namespace Lamina.Line.Structures;

/// <summary>A log-normal distribution of diameters, cut at two and a half standard deviations into classes of equal width in the logarithm.</summary>
[Describe("A log-normal distribution of diameters, cut at two and a half standard deviations into classes of equal width in the logarithm. Its width is given as sigma, or as d10 and d90.")]
public sealed record LogNormalSizes : IValidated
{
    // Standard deviations between the tenth part and the median.
    private const double Decile = 1.2815515655446004;

    /// <summary>Median diameter, by what shares counts [m].</summary>
    [Describe("Median diameter (d50), by what shares counts.")]
    [Physical("um", Min = "0.1 um", Max = "50 um", Example = "8 um")]
    public required double Median { get; init; }

    /// <summary>Standard deviation of the natural logarithm [-].</summary>
    [Describe("Standard deviation of the natural logarithm.")]
    [Pure(Min = 0.01, Max = 1, Example = "0.4")]
    public double? Sigma { get; init; }

    /// <summary>Diameter below which a tenth lies; with d90 in place of sigma [m].</summary>
    [Describe("Diameter below which a tenth lies; with d90 in place of sigma.")]
    [Physical("um", Min = "0.05 um", Max = "50 um", Example = "5 um")]
    public double? D10 { get; init; }

    /// <summary>Diameter below which nine tenths lie; with d10 in place of sigma [m].</summary>
    [Describe("Diameter below which nine tenths lie; with d10 in place of sigma.")]
    [Physical("um", Min = "0.1 um", Max = "100 um", Example = "13 um")]
    public double? D90 { get; init; }

    /// <summary>Classes [-].</summary>
    [Describe("Classes.")]
    [Whole(Min = 1, Max = StructureSettings.MostClasses)]
    public int Classes { get; init; } = 9;

    /// <summary>The distribution.</summary>
    /// <param name="by">what the median divides into halves</param>
    public SizeDistribution Distribution(SizeShares by) => SizeDistribution.LogNormal(Median, Sigma ?? Math.Log(D90!.Value / D10!.Value) / (2 * Decile), by);

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Sigma is null && (D10 is null || D90 is null))
            yield return new Finding { Key = null, Message = "the width of the distribution is missing", Remedy = "give sigma, e.g. 0.4, or both d10 and d90" };
        else if (Sigma is not null && (D10 is not null || D90 is not null))
            yield return new Finding { Key = "sigma", Message = "the width of the distribution is given twice", Remedy = "keep sigma, or d10 and d90" };
        else if (D10 is { } d10 && D90 is { } d90)
        {
            if (!(d10 < Median && Median < d90))
                yield return new Finding { Key = "d10", Message = $"d10 {d10 * 1e6:G4} um, median {Median * 1e6:G4} um and d90 {d90 * 1e6:G4} um must rise in this order" };
            else if (Math.Abs(Math.Log(d10 * d90 / (Median * Median))) > 0.5)
                yield return new Finding { Key = "d10", Message = $"d10 {d10 * 1e6:G4} um and d90 {d90 * 1e6:G4} um do not lie alike around {Median * 1e6:G4} um: this is no log-normal distribution", Remedy = "give the whole measured curve as measured_sizes" };
            else if (Math.Log(d90 / d10) > 2 * Decile)
                yield return new Finding { Key = "d90", Message = $"d90 is {d90 / d10:G3} times d10: 13 times (sigma of 1) is the most", Remedy = "give a narrower distribution" };
        }
    }
}
