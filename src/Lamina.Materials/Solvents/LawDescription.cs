using Lamina.Data.Provenance;

namespace Lamina.Materials.Solvents;

/// <summary>What a temperature law is, where it holds and where it comes from.</summary>
public sealed record LawDescription
{
    /// <summary>The key in tables, lower case with underscores.</summary>
    public required string Key { get; init; }

    /// <summary>The property in words.</summary>
    public required string Label { get; init; }

    /// <summary>The SI unit of the property as text.</summary>
    public required string Unit { get; init; }

    /// <summary>The equation with its constants, as a reader would write it.</summary>
    public required string Formula { get; init; }

    /// <summary>Lower end of the range in which the source supports the law [K].</summary>
    public required double LowestTemperature { get; init; }

    /// <summary>Upper end of that range [K].</summary>
    public required double HighestTemperature { get; init; }

    /// <summary>How far the true value may lie below the law, as a fraction of it [-].</summary>
    public required double UncertaintyBelow { get; init; }

    /// <summary>How far the true value may lie above the law, as a fraction of it [-].</summary>
    public required double UncertaintyAbove { get; init; }

    /// <summary>Where the law comes from.</summary>
    public required Source Source { get; init; }

    /// <summary>What a reader should know; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the law's range holds a temperature.</summary>
    /// <param name="temperature">[K]</param>
    public bool Covers(double temperature) => temperature >= LowestTemperature && temperature <= HighestTemperature;
}
