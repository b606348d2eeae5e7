using Lamina.Data.Binding;

namespace Lamina.Line.Structures;

/// <summary>A log-normal distribution of diameters, cut at two standard deviations into classes of equal width in the logarithm.</summary>
[Describe("A log-normal distribution of diameters, cut at two standard deviations into classes of equal width in the logarithm.")]
public sealed record LogNormalSizes
{
    /// <summary>Median diameter, by what shares counts [m].</summary>
    [Describe("Median diameter, by what shares counts.")]
    [Physical("um", Min = "1 um", Max = "30 um", Example = "8 um")]
    public required double Median { get; init; }

    /// <summary>Standard deviation of the natural logarithm [-].</summary>
    [Describe("Standard deviation of the natural logarithm.")]
    [Pure(Min = 0.01, Max = 1, Example = "0.4")]
    public required double Sigma { get; init; }

    /// <summary>Classes [-].</summary>
    [Describe("Classes.")]
    [Whole(Min = 1, Max = 13)]
    public int Classes { get; init; } = 7;

    /// <summary>The classes; shares follow the density at the middle of each.</summary>
    public IReadOnlyList<SizeClass> Cut() =>
    [
        .. Enumerable.Range(0, Classes).Select(k =>
        {
            var u = -2 + 4 * (k + 0.5) / Classes;
            return new SizeClass { Diameter = Median * Math.Exp(u * Sigma), Share = Math.Exp(-0.5 * u * u) };
        }),
    ];
}
