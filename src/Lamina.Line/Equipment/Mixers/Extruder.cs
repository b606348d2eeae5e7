using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Mixers;

/// <summary>A twin-screw extruder, taken as a cascade of stirred stages: the residence times spread as in one.</summary>
[Tag("extruder")]
[Describe("A twin-screw extruder, taken as a cascade of stirred stages: the residence times spread as in one.")]
public sealed record Extruder : Mixer
{
    /// <summary>Diameter of a screw [m].</summary>
    [Describe("Diameter of a screw.")]
    [Physical("mm", Min = "5 mm", Max = "500 mm", Example = "32 mm")]
    public required double ScrewDiameter { get; init; }

    /// <summary>Length of the screws [m].</summary>
    [Describe("Length of the screws.")]
    [Physical("m", Min = "0.05 m", Max = "20 m", Example = "1.2 m")]
    public required double Length { get; init; }

    /// <summary>Volume between screws and barrel [m3].</summary>
    [Describe("Volume between screws and barrel.")]
    [Physical("L", Min = "1 mL", Max = "1 m3", Example = "0.9 L")]
    public required double FreeVolume { get; init; }

    /// <summary>Share of that volume that is filled [-].</summary>
    [Describe("Share of that volume that is filled.")]
    [Pure(Min = 0.05, Max = 1, Example = "60 %")]
    public double Fill { get; init; } = 0.6;

    /// <summary>Number of stirred stages that give the measured residence-time distribution [-].</summary>
    [Describe("Number of stirred stages that give the measured residence-time distribution.")]
    [Whole(Min = 1, Max = 100)]
    public int Stages { get; init; } = 10;
}
