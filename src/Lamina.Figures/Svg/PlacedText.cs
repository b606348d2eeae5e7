namespace Lamina.Figures.Svg;

/// <summary>A text that was drawn and the box it fills, kept so that labels can avoid each other and tests can measure that they do.</summary>
internal readonly record struct PlacedText(string Text, Box Box);
