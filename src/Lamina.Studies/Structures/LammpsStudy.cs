using Lamina.Data.Faults;
using Lamina.Line;
using Lamina.Line.Calendering;
using Lamina.Line.Drying;
using Lamina.Line.Lammps;
using Lamina.Line.Mixing;
using Lamina.Line.Recipes;

namespace Lamina.Studies.Structures;

/// <summary>The particle steps of a recipe in LAMMPS.</summary>
public static class LammpsStudy
{
    /// <summary>Writes the decks of a recipe.</summary>
    /// <param name="recipe">recipe file</param>
    /// <param name="folder">made if it does not exist; files of the same names are replaced</param>
    /// <param name="changes">keys changed by <c>--set</c></param>
    /// <param name="seed">seed of the places; null takes the recipe's [-]</param>
    /// <returns>number of files [-]</returns>
    /// <exception cref="InputException">the recipe is at fault, or has no step that can be exported</exception>
    public static int Export(string recipe, string folder, IReadOnlyList<KeyValuePair<string, string>> changes, ulong? seed)
    {
        var read = RecipeReader.Read(recipe, changes);
        var files = LammpsExport.Of(read.Job, seed ?? (ulong)read.Bound.Value.Seed);
        LammpsFolder.Write(folder, files);
        return files.Count;
    }

    /// <summary>A job whose particles LAMMPS moves.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="ranks">processes [-]</param>
    /// <param name="folder">where decks and logs stay</param>
    /// <exception cref="ArgumentException">the recipe has nothing that LAMMPS could move</exception>
    /// <exception cref="LammpsException">LAMMPS is not installed</exception>
    internal static LineJob Engaged(LineJob job, int ranks, string folder)
    {
        if (job.Mixing is not { Model: MixingModel.Particles } && job.Drying is not { Model: DryingModel.Particles } && job.Calendering is not { Model: CalenderingModel.Particles })
            throw new ArgumentException("--engine lammps: no step of the recipe has model: particles; leave --engine out");
        LammpsExport.Check(job);
        return job with { Engine = new LammpsEngine(LammpsProgram.Installed(ranks), folder) };
    }
}
