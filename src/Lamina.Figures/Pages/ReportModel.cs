namespace Lamina.Figures.Pages;

/// <summary>All that a report page says. Texts are plain: whatever they hold is shown, never run.</summary>
public sealed record ReportModel
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Line under the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Names and values of the title block, such as recipe, line, program version and seed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>What came out, in a few sentences. <c>[@id]</c> cites a source.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Key numbers.</summary>
    public IReadOnlyList<KeyNumber> KeyNumbers { get; init; } = [];

    /// <summary>Judgements against limits.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Sections in reading order.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>Sources in any order; they are numbered as given.</summary>
    public IReadOnlyList<ReportSource> Sources { get; init; } = [];
}
