using Lamina.Data.Quantities;
using Lamina.Learning.Calibration;

namespace Lamina.Studies.Calibration;

/// <summary>A value that is calibrated, with its range and the unit in which people read it.</summary>
public sealed record CalibratedValue
{
    /// <summary>Name, range and prior.</summary>
    public required FitParameter Parameter { get; init; }

    /// <summary>Unit in which it is shown.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Where a recipe takes it; null where no step does, or where it is itself a value of the recipe.</summary>
    public string? RecipeKey { get; init; }

    /// <summary>Name.</summary>
    public string Name => Parameter.Name;

    /// <summary>SI unit as text, <c>1</c> for pure numbers.</summary>
    public string SiUnit => Unit.Dimension.IsOne ? "1" : Unit.Dimension.SiUnit;

    /// <summary>Value and standard deviation as a recipe takes them, <c>0.412 +- 0.018</c>, with two digits of the deviation.</summary>
    /// <param name="value">[SI of the value]</param>
    /// <param name="deviation">null writes the value alone [SI of the value]</param>
    public string Text(double value, double? deviation = null)
    {
        var shown = Unit.FromSI(value);
        var unit = Unit.Text == "1" ? "" : " " + Unit.Text;
        if (deviation is not { } sd || !(sd > 0)) return $"{shown:G6}{unit}";
        var spread = (Unit.HasOffset ? Unit.AsDifference() : Unit).FromSI(sd);
        // Down to the second digit of the deviation.
        var digits = shown == 0 ? 2 : Math.Clamp((int)(Math.Floor(Math.Log10(Math.Abs(shown))) - Math.Floor(Math.Log10(spread))) + 2, 2, 15);
        return $"{(shown == 0 ? "0" : shown.ToString("G" + digits))} +- {spread:G2}{unit}";
    }
}
