using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Coaters;

/// <summary>A slot die: the pump sets the film, the lips must hold the bead.</summary>
[Tag("slot_die")]
[Describe("A slot die: the pump sets the film, the lips must hold the bead.")]
public sealed record SlotDie : Coater
{
    /// <summary>Length of the upstream lip [m].</summary>
    [Describe("Length of the upstream lip.")]
    [Physical("mm", Min = "10 um", Max = "50 mm", Example = "1 mm")]
    public required double UpstreamLip { get; init; }

    /// <summary>Length of the downstream lip [m].</summary>
    [Describe("Length of the downstream lip.")]
    [Physical("mm", Min = "10 um", Max = "50 mm", Example = "1 mm")]
    public required double DownstreamLip { get; init; }

    /// <summary>Height of the slot [m].</summary>
    [Describe("Height of the slot.")]
    [Physical("um", Min = "10 um", Max = "20 mm", Example = "500 um")]
    public double Slot { get; init; } = 500e-6;

    /// <summary>Vacuum upstream of the die, below room pressure [Pa].</summary>
    [Describe("Vacuum upstream of the die, below room pressure.")]
    [Physical("mbar", Min = "0 mbar", Max = "500 mbar", Example = "2 mbar")]
    public double Vacuum { get; init; }

    /// <summary>Standard deviation of the flow along the slot's width over its mean; absent takes 0.7 %, assumed [-].</summary>
    [Describe("Standard deviation of the flow along the slot's width over its mean; absent takes 0.7 %, assumed.")]
    [Pure(Min = 0, Max = 0.2, Example = "0.7 %")]
    public double? FlowUniformity { get; init; }

    /// <summary>Standard deviation of the pump's flow over its mean; absent takes 0.3 %, assumed [-].</summary>
    [Describe("Standard deviation of the pump's flow over its mean; absent takes 0.3 %, assumed.")]
    [Pure(Min = 0, Max = 0.2, Example = "0.3 %")]
    public double? PumpScatter { get; init; }
}
