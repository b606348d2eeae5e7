namespace Lamina.Figures.Pages;

/// <summary>A part of a report section: <see cref="Paragraph"/>, <see cref="ItemList"/>, <see cref="Figure"/>, <see cref="PictureFigure"/> or <see cref="ReportTable"/>.</summary>
public abstract record ReportBlock;
