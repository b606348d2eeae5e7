using Lamina.Data.Binding;
using Lamina.Line.Equipment.Coaters;
using Lamina.Line.Equipment.Mixers;

namespace Lamina.Line.Equipment;

/// <summary>The equipment: mixer, coater, web, dryer zones or batch dryer, calender. One line serves many recipes.</summary>
[Describe("The equipment: mixer, coater, web, dryer zones or batch dryer, calender. One line serves many recipes.")]
public sealed record LineFile : IValidated
{
    /// <summary>Name of the line.</summary>
    [Describe("Name of the line.")]
    public string Name { get; init; } = "line";

    /// <summary>What it is and where its numbers come from.</summary>
    [Describe("What it is and where its numbers come from.")]
    public string? Description { get; init; }

    /// <summary>Air pressure in and around the dryer [Pa].</summary>
    [Describe("Air pressure in and around the dryer.")]
    [Physical("Pa", Min = "50 kPa", Max = "200 kPa", Example = "1013 hPa")]
    public double AirPressure { get; init; } = 101325;

    /// <summary>The room air that surrounds flash-off and gaps and leaks into zones.</summary>
    [Describe("The room air that surrounds flash-off and gaps and leaks into zones.")]
    public RoomAir Room { get; init; } = new();

    /// <summary>The mixer; absent mixes by mass balance alone.</summary>
    [Describe("The mixer; absent mixes by mass balance alone.")]
    public Mixer? Mixer { get; init; }

    /// <summary>The coater; absent coats by mass balance alone.</summary>
    [Describe("The coater; absent coats by mass balance alone.")]
    public Coater? Coater { get; init; }

    /// <summary>The calender; absent reaches a target by volume balance alone.</summary>
    [Describe("The calender; absent reaches a target by volume balance alone.")]
    public Calender? Calender { get; init; }

    /// <summary>The web that carries the coating.</summary>
    [Describe("The web that carries the coating.")]
    public Web Web { get; init; } = new();

    /// <summary>The dryer that the web runs through; absent for a batch dryer.</summary>
    [Describe("The dryer that the web runs through; absent for a batch dryer.")]
    public Dryer? Dryer { get; init; }

    /// <summary>A batch dryer (oven, balance, still air) instead of a dryer with zones.</summary>
    [Describe("A batch dryer (oven, balance, still air) instead of a dryer with zones.")]
    public BatchDryer? Batch { get; init; }

    /// <summary>Machines around the dryer's air and prices, for the energy balance.</summary>
    [Describe("Machines around the dryer's air and prices, for the energy balance.")]
    public EnergySettings Energy { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Dryer is not null && Batch is not null)
            yield return new Finding { Key = "batch", About = ["dryer", "batch"], Message = "the line has both a dryer and a batch dryer", Remedy = "keep one of dryer and batch" };
        if (Web.CoatingWidth > Web.Width)
            yield return new Finding { Key = "web.coating_width", About = ["web.coating_width", "web.width"], Message = "the coating is wider than the web", Remedy = "coating_width must not exceed width" };
    }
}
