using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Studies.Running;

namespace Lamina.Studies.Validation.Cases;

/// <summary>
/// Is the stated path uncertainty large enough? It comes from halved and doubled path parameters (<see cref="PathChange.Usual"/>); the judge is a ramp ten times slower, which is none of them. A mean over seeds must lie
/// within <see cref="PathSpread.Coverage"/> uncertainties of the recipe's: that was fixed before the ramp was run.
/// </summary>
internal sealed class PathUncertaintyCase : ValidationCase
{
    private const int Seeds = 3;

    private const string Recipe = """
        formulation:
          solvent: NMP
          solids_content: 65 wt%
          components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
        structure: {edge: 9 um}
        mixing: {model: particles}
        coating: {loading: 14.47 mg/cm2}
        drying: {model: particles, particles: {centre: 1.1, top: 1.4, fix_at: 42 %}}
        calendering: {model: particles, density: 2.99 g/cm3, particles: {contacts: dried}}
        """;

    private static readonly string[] judged =
    [
        "slurry_density", "dry_thickness", "thickness", "porosity", "porosity_bulk", "freeze_time", "cbd_fraction_bottom", "cbd_fraction_centre", "cbd_fraction_top", "coordination_am_cbd", "coordination_cbd_cbd", "coordination_am_am",
        "spring_back", "stroke_pressure",
    ];

    public override string Name => "path-uncertainty";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Question => "Does a ramp ten times slower change the structure by no more than twice the path uncertainty that halved and doubled path parameters give?";

    public override string Source => "the same slurries by ten times as many increments, mean of three seeds; uncertainty from six other paths of the same seeds";

    public override string? KnownConflict =>
        "the centre third of the carbon-binder domain after calendering moves by 2.5 uncertainties in a box of 9 um; all other outputs by 1.3 and less (before strokes went on to rest all lay within 1.4)";

    public override bool TakesMinutes => true;

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "edge", Unit = "um", Default = "9 um", Lowest = 5e-6, Highest = 30e-6, Description = "edge of the box" },
        new() { Name = "slower", Unit = "1", Default = "10", Lowest = 1.1, Highest = 100, Description = "how many times slower the ramp is that judges" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default) => At(9e-6, 10, cancellation);

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => At(point.Get("edge"), point.Get("slower"), cancellation);

    private IEnumerable<ValidationRow> At(double edge, double slower, CancellationToken cancellation)
    {
        var job = RecipeReader.Parse(Recipe, "(case)").Job;
        job = job with { Structure = job.Structure with { Edge = edge } };
        PathChange[] judge = [new() { Parameter = PathParameter.Increments, Factor = slower }];
        var repeats = new RepeatedRuns(null, 0, null, Environment.ProcessorCount, cancellation);
        var first = Line.Line.Run(job, new RunContext { Seed = 1, Threads = Environment.ProcessorCount }, null, cancellation);
        var seeds = SeedStudy.Run(job, first, 1, Seeds, repeats, _ => { });
        var paths = PathStudy.Run(job, PathChange.Usual, 1, Seeds, repeats, _ => { });
        var slow = PathStudy.Run(job, judge, 1, Seeds, repeats, _ => { });
        foreach (var step in first.Steps.Where(s => s.Structure is not null))
        {
            var spreads = SeedStudy.Spreads(step, seeds);
            var held = PathStudy.Spreads(step, judge, seeds, slow);
            foreach (var stated in PathStudy.Spreads(step, PathChange.Usual, seeds, paths).Where(s => judged.Contains(s.Output)))
            {
                var name = $"{stated.Output.Replace('_', ' ')} after {step.Step}";
                yield return Report($"{name}, mean", stated.Base.Average(), stated.Unit);
                yield return Report($"{name}, standard deviation between seeds", spreads.Single(s => s.Output == stated.Output).StandardDeviation, stated.Unit);
                yield return Report($"{name}, path uncertainty", stated.Uncertainty, stated.Unit);
                yield return Gate($"{name}, change with the slower ramp over the path uncertainty", 0, held.Single(s => s.Output == stated.Output).Shift(0) / stated.Uncertainty, PathSpread.Coverage);
            }
        }
    }
}
