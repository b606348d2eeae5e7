namespace Lamina.Studies.Advising;

/// <summary>A limit of the pass and where the pass stands.</summary>
public sealed record Limit
{
    /// <summary>A limit that is passed by less than this margin counts as kept: air of 130 degC does not break a limit of 130 degC by the solver's last digit [-].</summary>
    public const double Exactness = -1e-3;

    /// <summary>Name of the output that is limited.</summary>
    public required string Output { get; init; }

    /// <summary>The limit in words.</summary>
    public required string Words { get; init; }

    /// <summary>The value of the pass; null where it has none [SI of the output].</summary>
    public required double? Value { get; init; }

    /// <summary>The limit [SI of the output].</summary>
    public required double Bound { get; init; }

    /// <summary>Whether the value must stay below the bound (true) or above it (false).</summary>
    public required bool IsUpper { get; init; }

    /// <summary>What the margin is measured by: the bound itself, or for temperatures the rise above 25 degC [SI of the output].</summary>
    public required double Scale { get; init; }

    /// <summary>How far inside the limit the pass is, over the scale; negative outside, null where the value is not known [-].</summary>
    public double? Margin => Value is { } value ? (IsUpper ? Bound - value : value - Bound) / Scale : null;

    /// <summary>Whether the limit is kept; false where the value is not known.</summary>
    public bool Holds => Margin >= Exactness;
}
