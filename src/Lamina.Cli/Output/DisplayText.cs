using Lamina.Data.Quantities;
using Lamina.Line.Outputs;

namespace Lamina.Cli.Output;

/// <summary>SI numbers in the unit that people read them in.</summary>
public static class DisplayText
{
    public static (string Text, string Unit) Of(string output, string unit, double value)
    {
        var shown = OutputCatalogue.Find(output) is [var definition, ..] ? definition.DisplayUnit : unit;
        return (Unit.Parse(shown).FromSI(value).ToString("G4"), shown == "1" ? "" : shown);
    }
}
