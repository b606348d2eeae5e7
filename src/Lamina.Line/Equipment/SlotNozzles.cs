using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>An array of slot nozzles over one side of the web.</summary>
[Describe("An array of slot nozzles over one side of the web.")]
public sealed record SlotNozzles : IValidated
{
    /// <summary>Width of a slot [m].</summary>
    [Describe("Width of a slot.")]
    [Physical("mm", Min = "0.1 mm", Max = "10 cm", Example = "3 mm")]
    public required double SlotWidth { get; init; }

    /// <summary>Distance from slot to slot along the web [m].</summary>
    [Describe("Distance from slot to slot along the web.")]
    [Physical("mm", Min = "1 mm", Max = "2 m", Example = "60 mm")]
    public required double Pitch { get; init; }

    /// <summary>Distance from the slots to the web [m].</summary>
    [Describe("Distance from the slots to the web.")]
    [Physical("mm", Min = "0.5 mm", Max = "1 m", Example = "20 mm")]
    public required double Distance { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (SlotWidth >= Pitch)
            yield return new Finding { Key = "pitch", Message = "the slots are wider than their distance", Remedy = "pitch must exceed slot_width" };
    }
}
