using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lamina.Consistency.Tests;

/// <summary>Every public number says its unit in brackets in its documentation: read from the assemblies and their XML files.</summary>
public sealed partial class UnitsInDocsTests
{
    private static readonly string[] Rooms =
        ["Numerics", "Data", "Figures", "Materials", "Drying", "Particles", "Voxels", "Transport", "Learning", "Line", "Studies"];

    [GeneratedRegex(@"\[[^\]]+\]")]
    private static partial Regex UnitInBrackets();

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Public_numbers_name_their_unit(string room)
    {
        var assembly = Assembly.Load("Lamina." + room);
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        Assert.True(File.Exists(path), $"{path}: no XML documentation");
        var docs = XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, m => m.ToString());

        var faults = new List<string>();
        foreach (var type in assembly.GetExportedTypes())
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (!IsNumber(property.PropertyType)) continue;
                var name = $"P:{type.FullName!.Replace('+', '.')}.{property.Name}";
                if (!docs.TryGetValue(name, out var text) || text.Contains("<inheritdoc")) continue;   // missing docs are CS1591's business
                if (!UnitInBrackets().IsMatch(text)) faults.Add(name);
            }
        Assert.True(faults.Count == 0, $"{faults.Count} public numbers without a unit in brackets:\n" + string.Join("\n", faults));
    }

    /// <summary>The rooms under test.</summary>
    public static IEnumerable<object[]> RoomNames() => Rooms.Select(r => new object[] { r });

    private static bool IsNumber(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(double) || type == typeof(double[]) || type == typeof(ReadOnlySpan<double>) || type == typeof(ReadOnlyMemory<double>)
            || type == typeof(IReadOnlyList<double>);
    }
}
