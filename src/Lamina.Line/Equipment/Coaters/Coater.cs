using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Coaters;

/// <summary>The coater: <c>slot_die: {...}</c>, <c>comma_bar: {...}</c> or <c>doctor_blade: {...}</c>.</summary>
[Describe("The coater: a slot die, or a comma bar or doctor blade that meters the film by its gap.")]
[Tagged(typeof(SlotDie), typeof(CommaBar), typeof(DoctorBlade))]
public abstract record Coater
{
    /// <summary>Accuracy of the web speed, plus or minus [m/s].</summary>
    [Describe("Accuracy of the web speed, plus or minus.")]
    [Physical("m/min", Min = "0 m/min", Max = "10 m/min", Example = "0.05 m/min")]
    public double SpeedAccuracy { get; init; } = 0.05 / 60;

    /// <summary>Accuracy of the gap, plus or minus [m].</summary>
    [Describe("Accuracy of the gap, plus or minus.")]
    [Physical("um", Min = "0 um", Max = "1 mm", Example = "1 um")]
    public double GapAccuracy { get; init; } = 1e-6;
}
