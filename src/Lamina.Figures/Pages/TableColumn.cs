using Lamina.Figures.Charts;

namespace Lamina.Figures.Pages;

/// <summary>A column of a <see cref="ReportTable"/>.</summary>
public sealed record TableColumn
{
    /// <summary>Heading; the unit is set under it.</summary>
    public required string Header { get; init; }

    /// <summary>Unit of its numbers.</summary>
    public DisplayUnit Unit { get; init; } = DisplayUnit.One;

    /// <summary>Whether the cells are numbers, aligned at the decimal point.</summary>
    public bool Numeric { get; init; }

    /// <summary>Significant digits of the number that is largest in size; the others take the same decimals, so that the points align, with up to two more where small ones need them [-].</summary>
    public int Digits { get; init; } = 4;
}
