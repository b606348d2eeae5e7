using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Lamina.Data.Quantities;

/// <summary>One named unit: what it measures and its size in SI.</summary>
internal sealed record UnitEntry
{
    public required string Symbol { get; init; }
    public required Dimension Dimension { get; init; }

    /// <summary>SI units in one of this.</summary>
    public required Exact Factor { get; init; }

    /// <summary>SI value at zero of this unit's scale: 273.15 for degC.</summary>
    public Exact Offset { get; init; } = new(0, 1);

    public bool TakesPrefix { get; init; }

    /// <summary>For parts of a whole: of what.</summary>
    public FractionBasis Basis { get; init; }
}

/// <summary>All unit symbols and prefixes. A full symbol wins over a prefix: <c>min</c> is a minute, <c>cd</c> a candela, <c>ft</c> a foot.</summary>
internal static class UnitTable
{
    private static readonly Dictionary<string, int> Prefixes = new()
    {
        ["Y"] = 24, ["Z"] = 21, ["E"] = 18, ["P"] = 15, ["T"] = 12, ["G"] = 9, ["M"] = 6, ["k"] = 3, ["h"] = 2, ["da"] = 1,
        ["d"] = -1, ["c"] = -2, ["m"] = -3, ["u"] = -6, ["\u00B5"] = -6, ["\u03BC"] = -6, ["n"] = -9, ["p"] = -12, ["f"] = -15, ["a"] = -18,
    };

    private static readonly Dictionary<string, UnitEntry> Entries = Build();

    /// <summary>Symbols offered when an unknown one was written: all full symbols and those prefixed forms that people use.</summary>
    public static readonly string[] Suggestions =
    [
        .. Entries.Keys,
        "km", "cm", "mm", "um", "nm", "kg", "mg", "ug", "ng", "ms", "us", "ns", "mA", "uA", "kA", "mK", "mmol", "kmol", "kHz", "MHz", "kN", "mN", "uN",
        "kPa", "MPa", "GPa", "hPa", "kJ", "MJ", "GJ", "mJ", "mW", "kW", "MW", "mV", "kV", "mS", "uS", "uF", "mF", "mOhm", "kOhm", "mL", "uL", "mbar",
        "kWh", "MWh", "mAh", "mPa", "cP", "mM",
    ];

    public static bool TryFind(string symbol, [NotNullWhen(true)] out UnitEntry? entry)
    {
        if (Entries.TryGetValue(symbol, out entry)) return true;
        foreach (var length in (ReadOnlySpan<int>)[1, 2])
        {
            if (symbol.Length <= length || !Prefixes.TryGetValue(symbol[..length], out var power)) continue;
            if (Entries.TryGetValue(symbol[length..], out var bare) && bare.TakesPrefix)
            {
                entry = bare with { Symbol = symbol, Factor = bare.Factor * Exact.PowerOfTen(power) };
                return true;
            }
        }
        return false;
    }

    private static Dictionary<string, UnitEntry> Build()
    {
        Dimension length = new() { Length = 1 }, mass = new() { Mass = 1 }, time = new() { Time = 1 }, current = new() { Current = 1 },
            temperature = new() { Temperature = 1 }, amount = new() { Amount = 1 }, light = new() { Luminosity = 1 }, one = Dimension.One;
        var speed = length / time;
        var force = mass * length / time.Power(2);
        var pressure = force / length.Power(2);
        var energy = force * length;
        var power = energy / time;
        var charge = current * time;
        var voltage = power / current;
        var volume = length.Power(3);
        var table = new Dictionary<string, UnitEntry>();

        Exact Of(BigInteger numerator, BigInteger? denominator = null) => new(numerator, denominator ?? BigInteger.One);
        void Add(string symbols, Dimension dimension, Exact factor, bool prefix = false, FractionBasis basis = FractionBasis.Any, Exact? offset = null)
        {
            foreach (var symbol in symbols.Split(' '))
                table.Add(symbol, new UnitEntry
                {
                    Symbol = symbol, Dimension = dimension, Factor = factor, TakesPrefix = prefix, Basis = basis, Offset = offset ?? Of(0),
                });
        }

        Add("m", length, Of(1), true);
        Add("g", mass, Of(1, 1000), true);
        Add("s", time, Of(1), true);
        Add("A", current, Of(1), true);
        Add("K", temperature, Of(1), true);
        Add("mol", amount, Of(1), true);
        Add("cd", light, Of(1), true);

        Add("degC °C ℃", temperature, Of(1), offset: Of(27315, 100));
        Add("degF °F", temperature, Of(5, 9), offset: Of(45967 * 5, 900));

        Add("rad", one, Of(1), true);
        Add("deg °", one, Exact.FromDouble(Math.PI / 180));
        Add("%", one, Of(1, 100));
        Add("‰", one, Of(1, 1000));
        Add("ppm", one, Of(1, 1_000_000));
        Add("ppb", one, Of(1, 1_000_000_000));
        Add("wt%", one, Of(1, 100), basis: FractionBasis.Mass);
        Add("vol%", one, Of(1, 100), basis: FractionBasis.Volume);
        Add("mol%", one, Of(1, 100), basis: FractionBasis.Amount);

        Add("Hz", one / time, Of(1), true);
        Add("rpm", one / time, Of(1, 60));
        Add("N", force, Of(1), true);
        Add("Pa", pressure, Of(1), true);
        Add("J", energy, Of(1), true);
        Add("W", power, Of(1), true);
        Add("C", charge, Of(1), true);
        Add("V", voltage, Of(1), true);
        Add("F", charge / voltage, Of(1), true);
        Add("Ohm ohm \u03A9 \u2126", voltage / current, Of(1), true);
        Add("S", current / voltage, Of(1), true);
        Add("Wb", voltage * time, Of(1), true);
        Add("T", voltage * time / length.Power(2), Of(1), true);
        Add("H", voltage * time / current, Of(1), true);

        Add("min", time, Of(60));
        Add("h", time, Of(3600));
        Add("d day", time, Of(86400));
        Add("yr", time, Of(31_557_600));
        Add("L l", volume, Of(1, 1000), true);
        Add("t", mass, Of(1000));
        Add("bar", pressure, Of(100_000), true);
        Add("atm", pressure, Of(101_325));
        Add("Torr mmHg", pressure, Of(101_325, 760));
        Add("psi", pressure, Of(8_896_443_230_521, 1_290_320_000));
        Add("Wh", energy, Of(3600), true);
        Add("eV", energy, Of(BigInteger.Parse("1602176634"), BigInteger.Pow(10, 28)), true);
        Add("cal", energy, Of(4184, 1000), true);
        Add("Ah", charge, Of(3600), true);
        Add("M", amount / volume, Of(1000), true);
        Add("P", pressure * time, Of(1, 10), true);
        Add("St", length * speed, Of(1, 10_000), true);
        Add("\u00C5 \u212B angstrom", length, Of(1, 10_000_000_000));
        Add("inch", length, Of(254, 10_000));
        Add("mil", length, Of(254, 10_000_000));
        Add("ft", length, Of(3048, 10_000));
        Add("D", length.Power(2), Exact.FromDouble(9.869233e-13), true);
        return table;
    }
}
