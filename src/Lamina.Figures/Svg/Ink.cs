namespace Lamina.Figures.Svg;

/// <summary>Colours and type sizes that all charts share.</summary>
internal static class Ink
{
    internal const string Text = "#222222", Soft = "#5c5c5c", Frame = "#555555", Grid = "#dedcd6", Zone = "#f4f3ef", ZoneAlternate = "#e9e7e0", Limit = "#b2182b";

    internal const double TitleSize = 14, LabelSize = 12, TickSize = 11, NoteSize = 11;
}
