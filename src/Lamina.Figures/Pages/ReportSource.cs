namespace Lamina.Figures.Pages;

/// <summary>An entry of the list of sources, cited in texts as <c>[@id]</c>.</summary>
public sealed record ReportSource
{
    /// <summary>Short name by which texts cite it: letters, digits, <c>-</c>, <c>_</c>, <c>.</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The reference as printed.</summary>
    public required string Text { get; init; }

    /// <summary>Address (http, https) or DOI; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>How the values taken from it are known: found, computed, fitted, assumed, given; empty for none.</summary>
    public string Kind { get; init; } = "";
}
