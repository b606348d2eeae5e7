using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Provenance;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Cli.Commands;

/// <summary>lamina materials list|show NAME</summary>
internal static class MaterialsCommand
{
    public static Command Create(CliConsole console)
    {
        var jsonList = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var list = new Command("list", "All known materials.\n\nExample:\n  lamina materials list") { jsonList };
        list.SetAction(parsed =>
        {
            if (parsed.GetValue(jsonList)) console.Out.Write(MaterialSheet.Json(MaterialCatalogue.All));
            else
                Tables.Write(console.Out, null, ["name", "class", "also", "density"],
                    MaterialCatalogue.All.Select(m => (IReadOnlyList<string>)[m.Name, MaterialSheet.Words(m.Class), string.Join(", ", m.Aliases.Take(3)), Density(m)]), 3);
            return ExitCodes.Ok;
        });

        var name = new Argument<string>("name") { Description = "name or alias, e.g. NMC622" };
        var jsonShow = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var show = new Command("show", "Every property of one material with its source.\n\nExample:\n  lamina materials show NMP") { name, jsonShow };
        show.SetAction(parsed =>
        {
            var material = MaterialCatalogue.Find(parsed.GetValue(name)!);
            if (parsed.GetValue(jsonShow)) { console.Out.Write(MaterialSheet.Json([material])); return ExitCodes.Ok; }
            console.Out.WriteLine($"{material.Name} ({MaterialSheet.Words(material.Class)})");
            if (material.Note is not null) console.Out.WriteLine(material.Note);
            var rows = new List<IReadOnlyList<string>>();
            foreach (var property in material.Properties)
                if (property.Get(material) is { } value)
                    rows.Add([property.Key, value.Value.ToString("G6"), value.Unit, Bounds(value), value.Source.Kind.ToString().ToLowerInvariant(), value.Source.Citation]);
            if (material is Solvent solvent)
                foreach (var law in solvent.Laws)
                    rows.Add([law.About.Key, law.At(298.15).ToString("G6"), law.About.Unit, "at 25 degC", law.About.Source.Kind.ToString().ToLowerInvariant(), law.About.Formula + "; " + law.About.Source.Citation]);
            Tables.Write(console.Out, null, ["property", "value", "unit", "bounds", "kind", "source"], rows, 1);
            return ExitCodes.Ok;
        });
        return new Command("materials", "Materials and their sources.\n\nExample:\n  lamina materials show NMC622") { list, show };
    }

    private static string Bounds(Sourced value) => value is { Lower: { } low, Upper: { } high } ? $"{low:G4} to {high:G4}" : "";

    private static string Density(Material material) => material.Properties.Any(p => p.Key == "density") && material.Find("density") is { } density
        ? $"{density.Value:G4} kg/m3" : material is Solvent solvent ? $"{solvent.Density.At(298.15):G4} kg/m3" : "";
}
