using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>A dryer that a web runs through: a flash-off length, then zones with gaps.</summary>
[Describe("A dryer that a web runs through: a flash-off length, then zones with gaps.")]
public sealed record Dryer
{
    /// <summary>Length between coater and first zone, in room air [m].</summary>
    [Describe("Length between coater and first zone, in room air.")]
    [Physical("m", Min = "0 m", Max = "100 m", Example = "0.5 m")]
    public double FlashOff { get; init; }

    /// <summary>Zones in the order in which the web meets them.</summary>
    [Describe("Zones in the order in which the web meets them.")]
    [Items(Min = 1, Max = 60)]
    public required IReadOnlyList<Zone> Zones { get; init; }
}
