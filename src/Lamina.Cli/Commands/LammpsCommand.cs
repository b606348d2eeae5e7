using System.CommandLine;
using Lamina.Studies.Structures;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina lammps export RECIPE</summary>
internal static class LammpsCommand
{
    public static Command Create(CliConsole console)
    {
        var recipe = new Argument<string>("recipe") { Description = "recipe file with model: particles" };
        var folder = new Option<string>("--out") { Description = "folder for the decks", Required = true };
        var set = new Option<string[]>("--set") { Description = "change a key of recipe or line, e.g. structure.edge='80 um'", AllowMultipleArgumentsPerToken = false };
        var seed = new Option<ulong?>("--seed") { Description = "seed of the places (default: the recipe's)" };
        var export = new Command("export", "Write the particle steps of a recipe as LAMMPS input scripts and data files.\n\nExample:\n  lamina lammps export examples/08-particles-nmc111/recipe.yaml --out decks") { recipe, folder, set, seed };
        export.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder)!;
            var files = LammpsStudy.Export(parsed.GetValue(recipe)!, target, ValidateStudy.Pairs(parsed.GetValue(set) ?? []), parsed.GetValue(seed));
            console.Out.WriteLine($"{files} files in {target}; README.txt says how to run them");
            return ExitCodes.Ok;
        });
        return new Command("lammps", "The same particle simulation in LAMMPS, for boxes larger than one machine; `run --engine lammps` runs it and reads it back.\n\nExample:\n  lamina lammps export examples/08-particles-nmc111/recipe.yaml --out decks") { export };
    }
}
