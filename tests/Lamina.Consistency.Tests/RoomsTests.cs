using System.Xml.Linq;
using Lamina.Testing;

namespace Lamina.Consistency.Tests;

/// <summary>Who may know whom: the arrows between rooms, read from the project files.</summary>
public sealed class RoomsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Numerics"] = [],
        ["Data"] = ["Numerics"],
        ["Figures"] = ["Data"],
        ["Materials"] = ["Numerics", "Data"],
        ["Drying"] = ["Numerics", "Data", "Materials"],
        ["Particles"] = ["Numerics", "Data", "Materials"],
        ["Voxels"] = ["Numerics", "Data"],
        ["Transport"] = ["Numerics", "Data", "Voxels"],
        ["Tomography"] = ["Numerics", "Data", "Voxels"],
        ["Cell"] = ["Numerics", "Data", "Materials"],
        ["Line"] = ["Numerics", "Data", "Materials", "Drying", "Particles", "Voxels", "Transport", "Cell"],
        ["Learning"] = ["Numerics", "Data"],
        ["Records"] = ["Data"],
        ["Studies"] = ["Line", "Learning", "Tomography", "Transport", "Records", "Figures"],
        ["Cli"] = ["Studies", "Server"],
    };

    [Fact]
    public void Every_project_reference_is_an_allowed_arrow()
    {
        var faults = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Places.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var room = Path.GetFileNameWithoutExtension(file)["Lamina.".Length..];
            if (!Allowed.TryGetValue(room, out var allowed)) { faults.Add($"{room}: not a room of the design"); continue; }
            foreach (var reference in XDocument.Load(file).Descendants("ProjectReference"))
            {
                var target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["Lamina.".Length..];
                if (!allowed.Contains(target)) faults.Add($"{room} -> {target} is not an allowed arrow");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Places.Root, "Lamina.slnx"));
        foreach (var folder in new[] { "src", "tests" })
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Places.Root, folder), "*.csproj", SearchOption.AllDirectories))
                Assert.Contains(Path.GetRelativePath(Places.Root, file).Replace('\\', '/'), solution);
    }
}
