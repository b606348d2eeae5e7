using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>The calender: two equal rolls in a frame that gives way.</summary>
[Describe("The calender: two equal rolls in a frame that gives way.")]
public sealed record Calender
{
    /// <summary>Radius of a roll [m].</summary>
    [Describe("Radius of a roll.")]
    [Physical("mm", Min = "10 mm", Max = "2 m", Example = "250 mm")]
    public required double RollRadius { get; init; }

    /// <summary>Width of the rolls between their bearings; absent takes the web's width [m].</summary>
    [Describe("Width of the rolls between their bearings; absent takes the web's width.")]
    [Physical("mm", Min = "10 mm", Max = "5 m", Example = "700 mm")]
    public double? RollWidth { get; init; }

    /// <summary>Elastic modulus of the rolls [Pa].</summary>
    [Describe("Elastic modulus of the rolls.")]
    [Physical("GPa", Min = "1 GPa", Max = "1000 GPa", Example = "210 GPa")]
    public double RollModulus { get; init; } = 210e9;

    /// <summary>Line load that opens the gap by a length: how stiff frame, bearings and rolls are together; absent takes 4 N/mm per um, assumed [Pa].</summary>
    [Describe("Line load that opens the gap by a length: how stiff frame, bearings and rolls are together; absent takes 4 N/mm per um, assumed.")]
    [Physical("N/mm/um", Min = "0.01 N/mm/um", Max = "1e4 N/mm/um", Example = "4 N/mm/um")]
    public double? FrameStiffness { get; init; }
}
