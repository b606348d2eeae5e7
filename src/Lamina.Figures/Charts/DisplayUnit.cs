namespace Lamina.Figures.Charts;

/// <summary>The unit in which a quantity is shown. Values are handed over in SI; what is shown is (value - <see cref="Offset"/>) / <see cref="Factor"/>.</summary>
public sealed record DisplayUnit
{
    /// <summary>Symbol as printed, such as <c>µm</c> or <c>g/(m² s)</c>; empty for pure numbers.</summary>
    public required string Symbol { get; init; }

    /// <summary>SI value of one displayed unit [SI].</summary>
    public double Factor { get; init; } = 1;

    /// <summary>SI value of the displayed zero [SI].</summary>
    public double Offset { get; init; }

    /// <summary>The number to show for an SI value.</summary>
    public double Show(double value) => (value - Offset) / Factor;

    /// <summary>The number to show for a difference of SI values: the offset does not count.</summary>
    public double ShowDifference(double difference) => difference / Factor;

    /// <summary>A unit by symbol and factor.</summary>
    public static DisplayUnit Of(string symbol, double factor, double offset = 0) => new() { Symbol = symbol, Factor = factor, Offset = offset };

    /// <summary>Pure number.</summary>
    public static DisplayUnit One { get; } = Of("", 1);

    /// <summary>Per cent of one.</summary>
    public static DisplayUnit Percent { get; } = Of("%", 0.01);

    /// <summary>Degrees Celsius for a temperature in kelvin.</summary>
    public static DisplayUnit Celsius { get; } = Of("°C", 1, 273.15);

    /// <summary>Kelvin, for temperature differences.</summary>
    public static DisplayUnit Kelvin { get; } = Of("K", 1);

    /// <summary>Seconds.</summary>
    public static DisplayUnit Second { get; } = Of("s", 1);

    /// <summary>Minutes.</summary>
    public static DisplayUnit Minute { get; } = Of("min", 60);

    /// <summary>Hours.</summary>
    public static DisplayUnit Hour { get; } = Of("h", 3600);

    /// <summary>Metres.</summary>
    public static DisplayUnit Metre { get; } = Of("m", 1);

    /// <summary>Millimetres.</summary>
    public static DisplayUnit Millimetre { get; } = Of("mm", 1e-3);

    /// <summary>Micrometres.</summary>
    public static DisplayUnit Micrometre { get; } = Of("µm", 1e-6);

    /// <summary>Metres per minute, for web speeds.</summary>
    public static DisplayUnit MetrePerMinute { get; } = Of("m/min", 1.0 / 60);

    /// <summary>Grams per square metre and second, for drying rates.</summary>
    public static DisplayUnit GramPerSquareMetreSecond { get; } = Of("g/(m² s)", 1e-3);

    /// <summary>Grams per square metre, for loadings.</summary>
    public static DisplayUnit GramPerSquareMetre { get; } = Of("g/m²", 1e-3);

    /// <summary>Milligrams per square centimetre, for loadings.</summary>
    public static DisplayUnit MilligramPerSquareCentimetre { get; } = Of("mg/cm²", 1e-2);

    /// <summary>Kilopascals.</summary>
    public static DisplayUnit Kilopascal { get; } = Of("kPa", 1e3);

    /// <summary>Megapascals.</summary>
    public static DisplayUnit Megapascal { get; } = Of("MPa", 1e6);

    /// <summary>Pascal seconds, for viscosities.</summary>
    public static DisplayUnit PascalSecond { get; } = Of("Pa s", 1);

    /// <summary>Watts per square metre and kelvin, for heat transfer.</summary>
    public static DisplayUnit WattPerSquareMetreKelvin { get; } = Of("W/(m² K)", 1);

    /// <summary>Kilowatts per square metre.</summary>
    public static DisplayUnit KilowattPerSquareMetre { get; } = Of("kW/m²", 1e3);
}
