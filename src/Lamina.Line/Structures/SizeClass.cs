using Lamina.Data.Binding;

namespace Lamina.Line.Structures;

/// <summary>One diameter of the active particles.</summary>
[Describe("One diameter of the active particles.")]
public sealed record SizeClass
{
    /// <summary>Diameter [m].</summary>
    [Describe("Diameter.")]
    [Physical("um", Min = "0.05 um", Max = "60 um", Example = "5.86 um")]
    public required double Diameter { get; init; }

    /// <summary>Share of the particles, by number or by volume; need not sum to one [-].</summary>
    [Describe("Share of the particles, by number or by volume; need not sum to one.")]
    [Pure(Min = 0, Max = 1e9, Example = "22")]
    public required double Share { get; init; }
}
