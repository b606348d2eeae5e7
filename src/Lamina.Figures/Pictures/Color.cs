using System.Globalization;

namespace Lamina.Figures.Pictures;

/// <summary>A colour as sRGB bytes.</summary>
/// <param name="R">red, 0 to 255 [-]</param>
/// <param name="G">green, 0 to 255 [-]</param>
/// <param name="B">blue, 0 to 255 [-]</param>
public readonly record struct Color(byte R, byte G, byte B)
{
    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">the text has another form</exception>
    public static Color Parse(string text)
    {
        if (text.Length != 7 || text[0] != '#' || !uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"'{text}' is not a colour: write # and six hexadecimal digits, such as #0072b2");
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    internal static Color Mix(Color a, Color b, double t) => new(Mix(a.R, b.R, t), Mix(a.G, b.G, t), Mix(a.B, b.B, t));

    private static byte Mix(byte a, byte b, double t) => (byte)Math.Clamp(Math.Round(a + (b - a) * t), 0, 255);

    /// <summary>Perceived lightness from 0 to 1, to choose black or white text on the colour.</summary>
    internal double Lightness => (0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B));

    internal static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
