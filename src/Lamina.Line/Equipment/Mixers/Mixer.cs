using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Mixers;

/// <summary>The mixer: <c>planetary: {...}</c> or <c>extruder: {...}</c>.</summary>
[Describe("The mixer: planetary (batch) or extruder (continuous).")]
[Tagged(typeof(PlanetaryMixer), typeof(Extruder))]
public abstract record Mixer
{
    /// <summary>Gap between tool or screw tip and wall, where the shear is highest [m].</summary>
    [Describe("Gap between tool or screw tip and wall, where the shear is highest.")]
    [Physical("mm", Min = "10 um", Max = "100 mm", Example = "3 mm")]
    public required double Gap { get; init; }

    /// <summary>Width of the land that makes that gap, along the motion; absent takes ten gaps [m].</summary>
    [Describe("Width of the land that makes that gap, along the motion; absent takes ten gaps.")]
    [Physical("mm", Min = "0.1 mm", Max = "500 mm", Example = "20 mm")]
    public double? Land { get; init; }

    /// <summary>Heat that the jacket takes per kelvin between slurry and mixing temperature; absent holds the slurry at the mixing temperature [W/K].</summary>
    [Describe("Heat that the jacket takes per kelvin between slurry and mixing temperature; absent holds the slurry at the mixing temperature.")]
    [Physical("W/K", Min = "0 W/K", Max = "1e6 W/K", Example = "150 W/K")]
    public double? JacketConductance { get; init; }
}
