using System.Text;

namespace Lamina.Figures.Svg;

/// <summary>Text made safe for XML and HTML, in content and in double-quoted attributes alike.</summary>
internal static class Escape
{
    internal static string Xml(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"': result.Append("&quot;"); break;
                case '\'': result.Append("&#39;"); break;
                case '\t' or '\n' or '\r': result.Append(' '); break;
                default:
                    if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) result.Append(character).Append(text[++i]);
                    // XML 1.0 has no place for other control characters, lone surrogates and the two non-characters, even escaped.
                    else if (character < ' ' || character is >= '\u007f' and <= '\u009f' || char.IsSurrogate(character) || character >= '\ufffe') result.Append('\ufffd');
                    else result.Append(character);
                    break;
            }
        }
        return result.ToString();
    }
}
