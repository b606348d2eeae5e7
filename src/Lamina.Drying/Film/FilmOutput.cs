namespace Lamina.Drying.Film;

/// <summary>A scalar output, or the reason why there is none.</summary>
public readonly record struct FilmOutput
{
    /// <summary>The value, null where there is none; never NaN [SI].</summary>
    public double? Value { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>An output that exists.</summary>
    /// <param name="value">[SI]</param>
    public static FilmOutput Of(double value) => double.IsFinite(value)
        ? new() { Value = value }
        : throw new ArgumentException($"An output was {value}: outputs are finite numbers or missing with a reason.");

    /// <summary>An output that does not exist.</summary>
    /// <param name="reason">for people</param>
    public static FilmOutput Missing(string reason) => new() { Reason = reason };
}
