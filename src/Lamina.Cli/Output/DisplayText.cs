using Lamina.Data.Quantities;
using Lamina.Line.Outputs;

namespace Lamina.Cli.Output;

/// <summary>SI numbers in the unit that people read them in.</summary>
public static class DisplayText
{
    public static (string Text, string Unit) Of(string output, string unit, double value)
    {
        var shown = OutputCatalogue.Find(output) is [var definition, ..] ? definition.DisplayUnit : unit;
        return (Scale(shown).FromSI(value).ToString("G4"), shown == "1" ? "" : shown);
    }

    /// <summary>A difference of two values, such as a standard deviation: 3 K is 3 degrees on any scale.</summary>
    public static string Difference(string output, string unit, double difference)
    {
        var shown = Scale(OutputCatalogue.Find(output) is [var definition, ..] ? definition.DisplayUnit : unit);
        return (shown.FromSI(difference) - shown.FromSI(0)).ToString("G2");
    }

    // Money is no unit of measurement: EUR/m2 is shown as it is counted.
    private static Unit Scale(string shown) => Unit.TryParse(shown, out var unit, out _) ? unit : Unit.One;
}
