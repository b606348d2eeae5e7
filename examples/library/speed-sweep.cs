#:project ../../src/Lamina.Studies/Lamina.Studies.csproj
#:property PublishAot=false

// What the command line does, from C#: dry an example at three speeds and print where the binder ends up.
// Run it with: dotnet run examples/library/speed-sweep.cs [RECIPE]
using Lamina.Line;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

var recipe = args.Length > 0 ? args[0] : Path.Combine("examples", "05-industrial-nmc", "recipe.yaml");

Console.WriteLine("speed [m/min]  residual solvent [ppm]  binder at the foil / mean");
foreach (var speed in (double[])[15, 20, 25])
{
    var read = RecipeReader.Read(recipe, [KeyValuePair.Create("drying.speed", FormattableString.Invariant($"{speed} m/min"))]);
    var result = Line.Run(read.Job, new RunContext(), until: StepName.Drying);
    var residual = result.Drying!["residual_solvent"].Value!.Value;
    var binder = result.Drying!["binder_bottom_over_mean"].Value!.Value;
    Console.WriteLine(FormattableString.Invariant($"{speed,13:0}  {1e6 * residual,22:0}  {binder,25:0.000}"));
}
