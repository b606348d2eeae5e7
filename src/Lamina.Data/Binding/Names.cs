using System.Text;

namespace Lamina.Data.Binding;

/// <summary>The one rule from C# names to names in files.</summary>
public static class Names
{
    /// <summary><c>AirTemperature</c> to <c>air_temperature</c>, <c>LELFraction</c> to <c>lel_fraction</c>, <c>Nmc622</c> to <c>nmc622</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                var afterLower = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
                var beforeLower = i > 0 && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (afterLower || beforeLower) text.Append('_');
            }
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
