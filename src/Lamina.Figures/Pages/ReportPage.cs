namespace Lamina.Figures.Pages;

/// <summary>Writes a <see cref="ReportModel"/> as one self-contained HTML page: no outside resource, complete without script; one small inline script reads values off the charts under the pointer.</summary>
public static class ReportPage
{
    /// <summary>The page as text (write it as UTF-8). The same model gives the same bytes.</summary>
    /// <exception cref="ArgumentException">a table row has not one cell per column, a source is listed twice, or a text cites one that is not listed</exception>
    public static string Write(ReportModel model) => throw new NotImplementedException();
}
