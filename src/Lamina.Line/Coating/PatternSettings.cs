using Lamina.Data.Binding;

namespace Lamina.Line.Coating;

/// <summary>Intermittent coating: coated and bare lengths in turn.</summary>
[Describe("Intermittent coating: coated and bare lengths in turn.")]
public sealed record PatternSettings
{
    /// <summary>Coated length [m].</summary>
    [Describe("Coated length.")]
    [Physical("mm", Min = "1 mm", Max = "100 m", Example = "800 mm")]
    public required double Coated { get; init; }

    /// <summary>Bare length [m].</summary>
    [Describe("Bare length.")]
    [Physical("mm", Min = "1 mm", Max = "100 m", Example = "30 mm")]
    public required double Bare { get; init; }
}
