using Lamina.Line.Drying;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.Sets;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Relative shrink factors against drying rates of the film model, through the only thing that both have: where carbon and binder are, by thirds.</summary>
internal sealed class ShrinkFactorRateCase : ValidationCase
{
    private const int Seeds = 3;
    private static readonly string[] names = ["bottom third", "centre third", "top third"];
    private static readonly double[] rates = [0.1e-3, 0.2e-3, 0.4e-3, 0.8e-3, 1.6e-3, 3.2e-3, 6.4e-3, 12.8e-3];

    public override string Name => "shrink-factor-rate";

    public override ValidationClass Class => ValidationClass.Fitted;

    public override string Question => "Which drying rate of the film model puts carbon and binder where relative shrink factors put them, and how well do the thirds agree at that rate?";

    public override string Source => "published shrink factors (Lombardo 2021) against this film model at 353 K; no measured rate belongs to any pair of factors";

    public override bool TakesMinutes => true;

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        double[] Film(double rate)
        {
            var text = DrivenSchedulesCase.Coating + CaseFilm.SetRates(353.15, [(rate, 0.12 / rate)]);
            var film = CaseFilm.Build(text);
            var solution = (film with { Options = film.Options with { ProfileTimes = [.. Enumerable.Range(1, 19).Select(k => film.Program.Duration * k / 20)] } }).Solve(null, cancellation);
            return FilmDrivenDrying.Thirds(FilmInstants.Of(solution, RecipeReader.Parse(text, "(case)").Job.Formulation)[^1]);
        }
        var films = rates.Select(Film).ToArray();
        for (var k = 0; k < rates.Length; k++) yield return Report(FormattableString.Invariant($"top third of the film at {rates[k] * 1e3:G3} g/m2/s"), films[k][2]);

        var formulation = RecipeReader.Parse(DrivenSchedulesCase.Coating + CaseFilm.SetRates(353.15, [(1e-3, 100)]), "(case)").Job.Formulation;
        var builder = new StructureBuilder(formulation, new StructureSettings { Edge = 12e-6 }, formulation.ActiveFraction * 0.1447);
        var (start, target, fixedTarget) = builder.Fields();
        var slurries = Enumerable.Range(1, Seeds).Select(seed => builder.Make(new ParticleEngine(), new RunContext { Seed = (ulong)seed }, "slurry", null, cancellation).Structure).ToArray();
        double off = 0, spread = 0;
        var mapped = 0;
        foreach (var factors in ShrinkStage.PublishedRates)
        {
            var runs = slurries.Select(slurry => HeterogeneousDrying.Run(ParticleSystem.From(slurry.Spheres, slurry.Field), new() { Start = start, Target = target, FixedTarget = fixedTarget, CollectorDepth = 0, Stages = [factors] }, cancellation: cancellation).Frames[^1].BinderThirds).ToArray();
            double[] thirds = [.. Enumerable.Range(0, 3).Select(k => runs.Average(r => r[k]))];
            var at = FormattableString.Invariant($" at {factors.Centre}/{factors.Top}");
            for (var k = 0; k < 3; k++) yield return Report(names[k] + at, thirds[k]);
            yield return Report("top third, standard deviation between seeds" + at, Math.Sqrt(runs.Sum(r => Math.Pow(r[2] - thirds[2], 2)) / (Seeds - 1)));
            var above = Array.FindIndex(films, f => f[2] >= thirds[2]);
            if (above <= 0)
            {
                // Below the slowest or above the fastest film: no rate belongs to these factors.
                yield return Report("drying rate of the same top third" + at, null, "kg/m2/s");
                continue;
            }
            var x = (thirds[2] - films[above - 1][2]) / (films[above][2] - films[above - 1][2]);
            yield return Report("drying rate of the same top third" + at, rates[above - 1] * Math.Pow(rates[above] / rates[above - 1], x), "kg/m2/s");
            mapped++;
            for (var k = 0; k < 3; k++)
            {
                off += Math.Pow(thirds[k] - films[above - 1][k] - x * (films[above][k] - films[above - 1][k]), 2);
                spread += Math.Pow(thirds[k] - 1.0 / 3, 2);
            }
        }
        yield return Report("pairs of factors that a rate belongs to, of three", mapped);
        yield return Report("R2 of all thirds at those rates, against evenly spread binder", mapped > 0 ? 1 - off / spread : null);
    }
}
