using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Mixers;

/// <summary>A planetary mixer: a batch that every tool shears against the wall.</summary>
[Tag("planetary")]
[Describe("A planetary mixer: a batch that every tool shears against the wall.")]
public sealed record PlanetaryMixer : Mixer, IValidated
{
    /// <summary>Inner diameter of the vessel [m].</summary>
    [Describe("Inner diameter of the vessel.")]
    [Physical("mm", Min = "10 mm", Max = "5 m", Example = "400 mm")]
    public required double VesselDiameter { get; init; }

    /// <summary>Diameter of a tool [m].</summary>
    [Describe("Diameter of a tool.")]
    [Physical("mm", Min = "5 mm", Max = "3 m", Example = "180 mm")]
    public required double ToolDiameter { get; init; }

    /// <summary>Number of tools [-].</summary>
    [Describe("Number of tools.")]
    [Whole(Min = 1, Max = 8)]
    public int Tools { get; init; } = 2;

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (ToolDiameter + Gap > VesselDiameter)
            yield return new Finding { Key = "tool_diameter", Message = "the tool does not fit into the vessel", Remedy = "tool_diameter + gap must not exceed vessel_diameter" };
    }
}
