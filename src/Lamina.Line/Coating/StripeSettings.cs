using Lamina.Data.Binding;

namespace Lamina.Line.Coating;

/// <summary>Stripes beside each other along the web.</summary>
[Describe("Stripes beside each other along the web.")]
public sealed record StripeSettings
{
    /// <summary>Number of stripes [-].</summary>
    [Describe("Number of stripes.")]
    [Whole(Min = 2, Max = 100)]
    public required int Count { get; init; }

    /// <summary>Bare width between two stripes [m].</summary>
    [Describe("Bare width between two stripes.")]
    [Physical("mm", Min = "0.1 mm", Max = "1 m", Example = "20 mm")]
    public required double Spacing { get; init; }
}
