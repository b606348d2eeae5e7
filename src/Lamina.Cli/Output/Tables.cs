using Spectre.Console;

namespace Lamina.Cli.Output;

/// <summary>Tables for people. The only place that draws with Spectre, so that verbs which print JSON never load it.</summary>
public static class Tables
{
    public static void Write(TextWriter target, string? title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, params int[] rightAligned)
    {
        var terminal = ReferenceEquals(target, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(target), Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No });
        // A pipe has no colours and no width: do not fold numbers there.
        if (!terminal) console.Profile.Width = 200;
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true };
        if (title is not null) table.Title = new TableTitle(Markup.Escape(title));
        for (var i = 0; i < headers.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headers[i]));
            if (rightAligned.Contains(i)) column.RightAligned();
            table.AddColumn(column);
        }
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }
}
