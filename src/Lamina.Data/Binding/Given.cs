using Lamina.Data.Faults;
using Lamina.Data.Quantities;

namespace Lamina.Data.Binding;

/// <summary>A single value as the user wrote it, and where.</summary>
public sealed record Given
{
    /// <summary>The key path from the root: <c>dryer.zones[0].air_temperature</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Where the value is written.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The value as written.</summary>
    public required string Text { get; init; }

    /// <summary>The value as a quantity with unit and uncertainty; null for texts, choices, flags.</summary>
    public Quantity? Quantity { get; init; }
}
