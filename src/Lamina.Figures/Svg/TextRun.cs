using System.Text;

namespace Lamina.Figures.Svg;

/// <summary>A stretch of text on one baseline. Callers write raised and lowered Unicode characters (m², 10⁻³, CO₂); few fonts hold them all, so they are set as small ordinary ones.</summary>
internal readonly record struct TextRun(string Text, int Shift)
{
    internal const double SmallSize = 0.72;

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", RaisedBase = "0123456789+−()n";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₒₓₙₛₜₚₘ", LoweredBase = "0123456789+−()aeoxnstpm";

    internal static List<TextRun> Split(string text)
    {
        var runs = new List<TextRun>();
        var part = new StringBuilder();
        var shift = 0;
        foreach (var character in text)
        {
            int up = Raised.IndexOf(character), down = Lowered.IndexOf(character);
            var next = up >= 0 ? 1 : down >= 0 ? -1 : 0;
            if (next != shift && part.Length > 0)
            {
                runs.Add(new(part.ToString(), shift));
                part.Clear();
            }
            shift = next;
            part.Append(up >= 0 ? RaisedBase[up] : down >= 0 ? LoweredBase[down] : character);
        }
        if (part.Length > 0) runs.Add(new(part.ToString(), shift));
        return runs;
    }

    /// <summary>An integer exponent in raised characters.</summary>
    internal static string Raise(int number)
    {
        var text = new StringBuilder();
        foreach (var character in number.ToString(System.Globalization.CultureInfo.InvariantCulture)) text.Append(character == '-' ? '⁻' : Raised[character - '0']);
        return text.ToString();
    }
}
