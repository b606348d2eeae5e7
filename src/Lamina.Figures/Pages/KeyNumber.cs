using Lamina.Figures.Charts;

namespace Lamina.Figures.Pages;

/// <summary>A number at the head of the report, with its band and badge.</summary>
public sealed record KeyNumber
{
    /// <summary>What it is.</summary>
    public required string Label { get; init; }

    /// <summary>The value; NaN where it does not exist, then <see cref="Note"/> says why [SI].</summary>
    public required double Value { get; init; }

    /// <summary>Unit in which it is shown.</summary>
    public DisplayUnit Unit { get; init; } = DisplayUnit.One;

    /// <summary>Lower end of the band; null for none [SI].</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the band; null for no band, infinity for one that is open above [SI].</summary>
    public double? Upper { get; init; }

    /// <summary>How far the number may be trusted; null shows no badge.</summary>
    public Badge? Badge { get; init; }

    /// <summary>A short remark under the number. <c>[@id]</c> cites a source.</summary>
    public string Note { get; init; } = "";

    /// <summary>Significant digits [-].</summary>
    public int Digits { get; init; } = 3;
}
