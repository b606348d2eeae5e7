namespace Lamina.Figures.Pages;

/// <summary>A cell: text, or an SI number that its column shows in its unit.</summary>
public readonly record struct Cell
{
    /// <summary>Text; null for a number.</summary>
    public string? Text { get; init; }

    /// <summary>Number; NaN is shown as a dash [SI].</summary>
    public double Number { get; init; }

    /// <summary>A text cell. <c>[@id]</c> cites a source.</summary>
    public static implicit operator Cell(string text) => new() { Text = text };

    /// <summary>A number cell.</summary>
    public static implicit operator Cell(double number) => new() { Number = number };
}
