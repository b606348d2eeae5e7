using System.Globalization;
using Lamina.Data.Provenance;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Testing;

namespace Lamina.Materials.Tests;

/// <summary>The catalogue against the gathered table of materials, which is not shipped.</summary>
public class ReferenceTableTests
{
    // Not coated from a slurry, a mixture of two binders, or written under another name there.
    private static readonly HashSet<string> LeftOut = ["Lithium metal", "Sodium metal", "CMC+SBR 1:1", "Al for Na anode"];

    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["SiOx (x~1)"] = "SiOx",
        ["NaNi1/3Fe1/3Mn1/3O2 (NFM, O3)"] = "NFM",
        ["Layered Ni-Mn-Mg-Ti oxide (Faradion type)"] = "NMMT",
        ["Na4Fe3(PO4)2P2O7 (NFPP)"] = "NFPP",
        ["Al foil 8/10/12/15/16/20 um"] = "Aluminium",
        ["Cu foil 6/8/10/12 um"] = "Copper",
        ["GVL (gamma-valerolactone)"] = "GVL",
    };

    [ReferenceFact("materials.csv")]
    public void Every_material_of_the_table_is_in_the_catalogue_with_its_density_and_capacity()
    {
        var rows = File.ReadLines(Path.Combine(Places.ReferenceData!, "materials.csv")).Skip(1).Select(Split).ToList();
        var compared = 0;
        foreach (var row in rows)
        {
            if (row[1] is not ("cathode" or "anode" or "both" or "conductive" or "binder" or "solvent" or "foil") || LeftOut.Contains(row[0])) continue;
            Assert.True(MaterialCatalogue.TryFind(OtherNames.GetValueOrDefault(row[0], row[0]), out var material), row[0] + " is not in the catalogue");
            var density = double.Parse(row[9], CultureInfo.InvariantCulture) * 1000;
            if (material is Solvent solvent) Close.Relative(density, solvent.Density.At(298.15), 0.01, row[0] + " density");
            else
            {
                var known = material.Find("density")!;
                Assert.True(density >= known.Lower!.Value - 1 && density <= known.Upper!.Value + 1, $"{row[0]}: table {density}, bounds {known.Lower} to {known.Upper}");
            }
            if (row[7].Length > 0)
            {
                var capacity = double.Parse(row[7], CultureInfo.InvariantCulture) * 3600;
                var known = material.Find("practical_capacity")!;
                Assert.True(capacity >= known.Lower - 1 && capacity <= known.Upper + 1, $"{row[0]}: table {capacity / 3600} mAh/g, bounds {known.Lower / 3600} to {known.Upper / 3600}");
            }
            if (row[6].Length > 0 && material.Find("theoretical_capacity") is { } theoretical)
                Close.Relative(double.Parse(row[6], CultureInfo.InvariantCulture) * 3600, theoretical.Value, 5e-4, row[0] + " theoretical capacity");
            compared++;
        }
        Assert.True(compared >= 45, $"only {compared} materials compared");
    }

    [Fact]
    public void What_the_table_calls_memory_is_assumed_here() =>
        Assert.All(
            new[] { "LMFP", "SiOx", "NFM", "PW-Mn", "NFPP" },
            name => Assert.Equal(SourceKind.Assumed, MaterialCatalogue.Find(name).Find("density")!.Source.Kind));

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
