namespace Lamina.Figures.Charts;

/// <summary>A quantity over the height at one instant.</summary>
public sealed record Profile
{
    /// <summary>Name in the key, such as <c>12 s</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Heights above the current collector [m].</summary>
    public required ReadOnlyMemory<double> Height { get; init; }

    /// <summary>The quantity, one per height [SI].</summary>
    public required ReadOnlyMemory<double> Value { get; init; }

    /// <summary>Position in the colour ramp from 0 to 1; null spaces the profiles evenly in their order [-].</summary>
    public double? Ramp { get; init; }

    /// <summary>Measured points instead of a curve.</summary>
    public bool Measured { get; init; }

    /// <summary>Half length of horizontal error bars, one per height, or empty [SI].</summary>
    public ReadOnlyMemory<double> Error { get; init; }
}
