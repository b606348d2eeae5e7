using System.Text.Json.Nodes;

namespace Lamina.Data.Json;

/// <summary>One output of a step: a value in SI with its unit, or the reason why there is none. Immutable.</summary>
public sealed record Entry
{
    private Entry()
    {
    }

    /// <summary>The value; null where there is none [SI, see Unit].</summary>
    public double? Value { get; private init; }

    /// <summary>The SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>One standard deviation, where known [SI, see Unit].</summary>
    public double? Sd { get; private init; }

    /// <summary>Why there is no value.</summary>
    public string? Reason { get; private init; }

    /// <summary>A value.</summary>
    /// <exception cref="ArgumentException">the value or its deviation is not finite: say why instead, with <see cref="Missing"/></exception>
    public static Entry Of(double value, string unit, double? sd = null)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"An output is a finite number or has a reason why it is missing; got {value}.", nameof(value));
        if (sd is { } given && !(double.IsFinite(given) && given >= 0)) throw new ArgumentException($"A standard deviation is finite and not negative; got {given}.", nameof(sd));
        return new Entry { Value = value, Unit = unit, Sd = sd };
    }

    /// <summary>No value, and why.</summary>
    public static Entry Missing(string unit, string reason) => string.IsNullOrWhiteSpace(reason)
        ? throw new ArgumentException("A missing output needs a reason.", nameof(reason))
        : new Entry { Unit = unit, Reason = reason };

    /// <summary>The value if it is a finite number, else missing for the reason given.</summary>
    public static Entry OfOrMissing(double value, string unit, string reason) => double.IsFinite(value) ? Of(value, unit) : Missing(unit, reason);

    /// <summary><c>{value, unit, sd?}</c>, or <c>{value: null, reason}</c>.</summary>
    public JsonObject ToJson()
    {
        if (Value is not { } value) return new JsonObject { ["value"] = null, ["reason"] = Reason };
        var entry = new JsonObject { ["value"] = value, ["unit"] = Unit };
        if (Sd is { } sd) entry["sd"] = sd;
        return entry;
    }
}
