using Lamina.Figures.Charts;

namespace Lamina.Figures.Pages;

/// <summary>A sentence that judges one result against its limit, with a bar that shows the margin, and what to change first.</summary>
public sealed record Verdict
{
    /// <summary>The judgement as one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>How the result stands to the limit.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>The result; null draws no bar [SI].</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the result's band; null for none [SI].</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the result's band; null for none [SI].</summary>
    public double? Upper { get; init; }

    /// <summary>The limit; null draws no bar [SI].</summary>
    public double? Limit { get; init; }

    /// <summary>Whether the result must stay below the limit (true) or above it (false).</summary>
    public bool LimitIsUpper { get; init; } = true;

    /// <summary>Unit in which value and limit are shown.</summary>
    public DisplayUnit Unit { get; init; } = DisplayUnit.One;

    /// <summary>What to change first; empty for nothing. <c>[@id]</c> cites a source.</summary>
    public string Advice { get; init; } = "";
}
