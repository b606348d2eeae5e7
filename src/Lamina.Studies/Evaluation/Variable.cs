using Lamina.Data.Quantities;

namespace Lamina.Studies.Evaluation;

/// <summary>One number of a recipe, its line or the film model's assumed constants that a study moves. Immutable.</summary>
public sealed record Variable
{
    /// <summary>Name as the user addressed it, with the index of the item: <c>dryer.zones[0].air_temperature</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Full key paths of the values that move together, as <c>--set</c> takes them; empty where it is a <see cref="Constant"/>.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Name of the film model's assumed constant that it is, such as <c>PVDF.apparent_diffusivity</c>; null for a recipe or line value.</summary>
    public string? Constant { get; init; }

    /// <summary>Lowest value [SI, see <see cref="Unit"/>].</summary>
    public required double Low { get; init; }

    /// <summary>Highest value [SI, see <see cref="Unit"/>].</summary>
    public required double High { get; init; }

    /// <summary>Unit in which it is written and shown; its dimension is the variable's.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Value in the recipe; null where it has none [SI, see <see cref="Unit"/>].</summary>
    public double? Base { get; init; }

    /// <summary>One standard deviation, where the recipe wrote <c>35 +- 5</c> [SI, see <see cref="Unit"/>].</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public string SiUnit => Unit.Dimension.IsOne ? "1" : Unit.Dimension.SiUnit;

    /// <summary>The value at a share of the way from low to high.</summary>
    /// <param name="share">0 at the low end, 1 at the high end [-]</param>
    /// <returns>[SI, see <see cref="Unit"/>]</returns>
    public double At(double share) => share <= 0 ? Low : share >= 1 ? High : Low + share * (High - Low);

    /// <summary>The share of the way from low to high.</summary>
    /// <param name="value">[SI, see <see cref="Unit"/>]</param>
    /// <returns>[-]</returns>
    public double ShareOf(double value) => High > Low ? (value - Low) / (High - Low) : 0;

    /// <summary>A value in the variable's unit, in as many digits as it needs to be read back exactly.</summary>
    /// <param name="value">[SI, see <see cref="Unit"/>]</param>
    public string Text(double value) => Quantity.FromSI(value, Unit).ToString();

    /// <summary>A value in the variable's unit, rounded for people.</summary>
    /// <param name="value">[SI, see <see cref="Unit"/>]</param>
    /// <param name="digits">significant digits [-]</param>
    public string Shown(double value, int digits = 4)
    {
        var number = Unit.FromSI(value).ToString("G" + digits);
        return Unit.Text == "1" ? number : $"{number} {Unit.Text}";
    }
}
