namespace Lamina.Figures.Pages;

/// <summary>A table, numbered by the page.</summary>
public sealed record ReportTable : ReportBlock
{
    /// <summary>Caption above the table; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Columns.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Rows, each with one cell per column.</summary>
    public required IReadOnlyList<IReadOnlyList<Cell>> Rows { get; init; }
}
