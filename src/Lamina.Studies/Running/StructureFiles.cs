using Lamina.Data.Runs;
using Lamina.Data.Structures;
using Lamina.Line.Products;
using Lamina.Particles.ForceFields;

namespace Lamina.Studies.Running;

/// <summary>Files of steps that have the coating as particles: the structure as a LAMMPS data file, its drying as a table.</summary>
internal static class StructureFiles
{
    /// <summary>Writes the files of one step.</summary>
    /// <param name="folder">the run folder</param>
    /// <param name="step">name of the step</param>
    /// <param name="structure">its particles</param>
    /// <returns>name to path in the folder</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(RunFolder folder, string step, ParticleStructure structure)
    {
        var name = step switch { "mixing" => "slurry", "drying" => "dried", _ => "calendered" };
        List<KeyValuePair<string, string>> files = [KeyValuePair.Create(name, name + ".data")];
        folder.Write(name + ".data", stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            LammpsDataFile.Write(writer, structure.Spheres);
        });
        folder.WriteText(name + ".forcefield.yaml", ForceFieldText.Write(structure.Field));
        files.Add(KeyValuePair.Create(name + "_forcefield", name + ".forcefield.yaml"));
        if (step == "calendering" && structure.Stroke is { } stroke)
        {
            // Another engine tells no residual.
            var told = stroke.Residual.Length > 0;
            var curve = told ? new CsvText("thickness [m]", "pressure [Pa]", "porosity_formula [1]", "force_residual [1]") : new CsvText("thickness [m]", "pressure [Pa]", "porosity_formula [1]");
            for (var k = 0; k < stroke.Thickness.Length; k++)
                if (told) curve.Row(stroke.Thickness[k], stroke.Pressure[k], stroke.Porosity[k], stroke.Residual[k]);
                else curve.Row(stroke.Thickness[k], stroke.Pressure[k], stroke.Porosity[k]);
            folder.WriteText("stroke.csv", curve.ToString());
            files.Add(KeyValuePair.Create("stroke", "stroke.csv"));
        }
        if (step != "drying" || structure.Frames.Count == 0) return files;
        var table = new CsvText("time [1]", "height [m]", "porosity_formula [1]", "cbd_fraction_bottom [1]", "cbd_fraction_centre [1]", "cbd_fraction_top [1]", "am_fraction_bottom [1]", "am_fraction_centre [1]",
            "am_fraction_top [1]", "force_residual [1]");
        foreach (var f in structure.Frames)
            table.Row(f.Time, f.Height, f.PorosityFormula, f.BinderThirds[0], f.BinderThirds[1], f.BinderThirds[2], f.ActiveThirds[0], f.ActiveThirds[1], f.ActiveThirds[2], f.ForceResidual);
        folder.WriteText("thirds.csv", table.ToString());
        files.Add(KeyValuePair.Create("thirds", "thirds.csv"));
        return files;
    }
}
