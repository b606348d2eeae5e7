using Lamina.Data.Quantities;
using Lamina.Drying.Film;
using Lamina.Figures.Charts;
using Lamina.Line.Outputs;

namespace Lamina.Studies.Reporting;

/// <summary>Names and units as the report shows them.</summary>
internal static class Wording
{
    public static DisplayUnit Display(string output, string unit) => (OutputCatalogue.Find(output) is [var definition, ..] ? definition.DisplayUnit : unit) switch
    {
        "um" => DisplayUnit.Micrometre,
        "degC" => DisplayUnit.Celsius,
        "g/(m2 s)" => DisplayUnit.GramPerSquareMetreSecond,
        "g/m2" => DisplayUnit.GramPerSquareMetre,
        "mg/cm2" => DisplayUnit.MilligramPerSquareCentimetre,
        "%" => DisplayUnit.Percent,
        "wt%" => DisplayUnit.Of("wt%", 0.01),
        "vol%" => DisplayUnit.Of("vol%", 0.01),
        "ppm" => DisplayUnit.Of("ppm", 1e-6),
        "g/cm3" => DisplayUnit.Of("g/cm³", 1000),
        "kg/m3" => DisplayUnit.Of("kg/m³", 1),
        "kWh/m2" => DisplayUnit.Of("kWh/m²", 3.6e6),
        "kWh/kg" => DisplayUnit.Of("kWh/kg", 3.6e6),
        "EUR/m2" => DisplayUnit.Of("EUR/m²", 1),
        "kJ/m2" => DisplayUnit.Of("kJ/m²", 1000),
        "kPa" => DisplayUnit.Of("kPa", 1000),
        "mm" => DisplayUnit.Of("mm", 1e-3),
        "s" => DisplayUnit.Second,
        "Wh/kg" => DisplayUnit.Of("Wh/kg", 3600),
        "N/mm" => DisplayUnit.Of("N/mm", 1000),
        "MPa" => DisplayUnit.Of("MPa", 1e6),
        "m/min" => DisplayUnit.Of("m/min", 1 / 60.0),
        "1" => DisplayUnit.One,
        var other => Unit.TryParse(other, out var scale, out _) ? DisplayUnit.Of(other, scale.ToSI(1) - scale.ToSI(0), scale.ToSI(0)) : DisplayUnit.Of(other, 1),
    };

    public static string Of(FilmEvent e) => e.Kind switch
    {
        FilmEventKind.EndOfPreheat => "end of preheat",
        FilmEventKind.EndOfShrinkage => "end of shrinkage",
        FilmEventKind.AirEntry => "air entry",
        FilmEventKind.AirEverywhere => "air everywhere",
        FilmEventKind.Fixation => $"{e.Species ?? "binder"} half fixed",
        FilmEventKind.Disconnection => "liquid disconnects",
        FilmEventKind.Dry => "dry",
        _ => e.Kind.ToString(),
    };

    public static string Of(string output) =>
        output.Replace('_', ' ').Replace(" over mean", " / mean").Replace("lel ", "LEL ").Replace("cbd fraction", "CBD share,").Replace("coordination am cbd", "contacts AM-CBD").Replace("coordination cbd cbd", "contacts CBD-CBD")
            .Replace("coordination am am", "contacts AM-AM").Replace("cbd ", "CBD ");

    public static string Constant(string name) => name.Replace('_', ' ').Replace('.', ' ');

    /// <summary>Two bounds of a constant in a unit that people read: 2 to 9 µm, 0 to 60°, 1e-11 to 2e-9 m2/s.</summary>
    public static string Bounds(double lower, double upper, string unit)
    {
        var largest = Math.Max(Math.Abs(lower), Math.Abs(upper));
        var (factor, symbol) = unit switch
        {
            "m" when largest < 1e-6 => (1e-9, " nm"),
            "m" when largest < 1e-3 => (1e-6, " µm"),
            "Pa" when largest >= 1e4 => (1e3, " kPa"),
            "rad" => (Math.PI / 180, "°"),
            "1" => (1, ""),
            _ => (1.0, " " + unit),
        };
        static string Show(double value)
        {
            if (value == 0 || Math.Abs(value) is >= 1e-3 and < 1e5) return double.Parse(value.ToString("G3")).ToString("0.#####");
            var text = value.ToString("0.##e+0");
            return text.Replace("e+", "e");
        }
        var low = Show(lower / factor);
        var high = Show(upper / factor);
        return $"{low} to {high}{symbol}";
    }

    /// <summary>Three significant digits without an exponent where a reader would not expect one.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 100 and < 1e6 => value.ToString("0"),
        >= 10 and < 100 => value.ToString("0.0"),
        >= 1 and < 10 => value.ToString("0.00"),
        >= 1e-3 and < 1 => value.ToString("0.000"),
        _ => value.ToString("G3"),
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Time(double seconds) => seconds switch
    {
        < 120 => $"{seconds:G3} s",
        < 7200 => $"{seconds / 60:G3} min",
        _ => $"{seconds / 3600:G3} h",
    };
}
