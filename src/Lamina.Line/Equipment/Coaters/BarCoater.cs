using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Coaters;

/// <summary>A coater that meters the film by the gap between a bar or blade and the web.</summary>
public abstract record BarCoater : Coater
{
    /// <summary>Length of the gap along the web [m].</summary>
    [Describe("Length of the gap along the web; of a comma bar the part that is nearly as narrow as the gap.")]
    [Physical("mm", Min = "10 um", Max = "50 mm", Example = "2 mm")]
    public double Land { get; init; } = 2e-3;

    /// <summary>Height of slurry in front of the bar; its weight pushes through the gap [m].</summary>
    [Describe("Height of slurry in front of the bar; its weight pushes through the gap.")]
    [Physical("mm", Min = "0 mm", Max = "1 m", Example = "30 mm")]
    public double Head { get; init; } = 0.03;
}
