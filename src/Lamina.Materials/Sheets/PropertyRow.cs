using Lamina.Data.Provenance;

namespace Lamina.Materials.Sheets;

/// <summary>One line of a material's sheet.</summary>
public sealed record PropertyRow
{
    /// <summary>The key that recipes use.</summary>
    public required string Key { get; init; }

    /// <summary>The property in words.</summary>
    public required string Label { get; init; }

    /// <summary>The value with unit, source and bounds.</summary>
    public required Sourced Value { get; init; }
}
