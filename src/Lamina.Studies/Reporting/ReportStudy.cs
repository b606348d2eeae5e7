using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Line;
using Lamina.Line.Drying;
using Lamina.Line.Coating;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Studies.Advising;
using Lamina.Studies.Running;
using FigureBadge = Lamina.Figures.Pages.Badge;
using StepBadge = Lamina.Line.Steps.Badge;

namespace Lamina.Studies.Reporting;

/// <summary>The report of a run: page one for the engineer at the line, then curves, profiles, zones, bands, and where every value comes from.</summary>
public static class ReportStudy
{
    private static readonly string[] KeyOutputs =
        ["drying_time", "residual_solvent", "plateau_film_temperature", "mean_drying_rate", "dry_thickness", "porosity", "binder_bottom_over_mean", "lel_fraction_max"];

    // Where particles dry without a film model: its outputs do not exist.
    private static readonly (string Step, string Output)[] ParticleOutputs =
    [
        ("drying", "dry_thickness"), ("drying", "porosity"), ("drying", "tortuosity"), ("drying", "cbd_fraction_bottom"), ("drying", "cbd_fraction_top"), ("calendering", "thickness"), ("calendering", "porosity"), ("calendering", "tortuosity"),
    ];

    /// <summary>The page as text.</summary>
    /// <param name="read">the recipe</param>
    /// <param name="line">what the steps made</param>
    /// <param name="result">what the run reports, bands included</param>
    /// <param name="cancellation">stops the runs behind the advice</param>
    public static string Write(ReadRecipe read, LineResult line, RunResult result, CancellationToken cancellation)
    {
        var job = read.Job;
        var drying = result.Steps.FirstOrDefault(s => s.Step == "drying");
        var wet = line.Coating?.Product ?? job.WetFilm;
        var solution = line.Drying?.Product.Solution;
        var advice = drying is not null && solution is not null && wet is not null ? AdviceStudy.Run(job, wet, drying.Outputs, cancellation) : null;
        var measured = MeasuredCurves.Of(read);

        var sections = new List<ReportSection>();
        if (advice is not null) sections.Add(ResultSections.Advice(advice));
        var slurry = line.SlurryOf(job);
        if (MixingSections.Write(slurry, slurry is not null && job.Coating is { } coating ? CoatingStep.ShearRate(slurry, coating, job.Drying?.Speed) : null) is { } mixed) sections.Add(mixed);
        if (CoatingSections.Write(job, slurry, line.Coating?.Product, cancellation) is { } coated) sections.Add(coated);
        if (solution is not null)
        {
            sections.Add(FilmSections.Curve(solution, measured));
            sections.Add(FilmSections.Profiles(solution));
            sections.Add(FilmSections.Zones(solution));
            if (line.Drying!.Product.Case is { } dried && DriedSpreadSection.Write(dried, line.Drying.Product.Spread) is { } over) sections.Add(over);
            if (line.Drying!.Product is { Case: { } film, Mechanics: { } mechanics })
            {
                sections.Add(MechanicsSections.Stress(film, mechanics, line.Drying.Product.Pattern));
                if (DryingEnergy.Of(film, solution).Energy is { } energy) sections.Add(MechanicsSections.Energy(energy));
            }
        }
        if (CalenderingSections.Write(line.Calendering?.Product) is { } calendered) sections.Add(calendered);
        if (StructureSections.Write(line) is { } structure) sections.Add(structure);
        if ((ResultSections.Paths(result) ?? ResultSections.Seeds(result)) is { } spreads) sections.Add(spreads);
        if (drying is { Bands.Count: > 0 }) sections.Add(ResultSections.Bands(drying));
        sections.Add(ResultSections.Outputs(result));
        sections.Add(ResultSections.Balances(result));
        var (values, sources) = SourceSection.Write(read, line);
        sections.Add(values);

        return ReportPage.Write(new ReportModel
        {
            Title = job.Name,
            Subtitle = read.Bound.Value.Description ?? "",
            Facts = Facts(read, result, advice),
            Summary = Summary(result, advice, solution?.Series.Position is not null),
            KeyNumbers = drying is { Model: "particles" } && solution is null
                ? [.. ParticleOutputs.SelectMany(k => result.Steps.Where(s => s.Step == k.Step).SelectMany(s => s.Outputs.Where(o => o.Name == k.Output).Select(o => Key(o, s))))]
                : [.. KeyOutputs.Select(n => drying?.Outputs.FirstOrDefault(o => o.Name == n)).OfType<Output>().Select(o => Key(o, drying!))],
            Verdicts = advice is null ? [] : [.. advice.Limits.Select(l => Verdict(l, drying!, advice))],
            Warnings = [.. result.Steps.SelectMany(s => s.Warnings.Select(w => $"{s.Step}: {w}"))],
            Sections = sections,
            Sources = sources,
        });
    }

    private static List<KeyValuePair<string, string>> Facts(ReadRecipe read, RunResult result, Advice? advice)
    {
        var formulation = read.Job.Formulation;
        var facts = new List<KeyValuePair<string, string>>
        {
            new("Recipe", result.Recipe),
            new("Line", read.Job.Equipment.Name),
            new("Coating", string.Join(", ", formulation.Components.Select(c => $"{c.Name} {100 * c.MassFraction:0.##}")) + " wt%"),
            new("Solvent", formulation.SolidsContent < 1 ? $"{formulation.Solvent}, {100 * formulation.SolidsContent:0.#} wt% solids" : formulation.Solvent),
        };
        if (advice?.Speed is { } speed) facts.Add(new("Speed", $"{speed * 60:0.##} m/min"));
        facts.Add(new("Program", RunResult.Program));
        facts.Add(new("Seed", $"{result.Seed}"));
        return facts;
    }

    private static string Summary(RunResult result, Advice? advice, bool onWeb)
    {
        var drying = result.Steps.FirstOrDefault(s => s.Step == "drying");
        if (drying is null) return "The recipe ends before drying.";
        var text = new List<string>();
        double? Of(string name) => result.Find("drying", name)?.Value;
        if (Of("drying_time") is { } time)
            text.Add(onWeb && advice?.Speed is { } v ? $"The film is dry after {time:G3} s, {time * v:G3} m behind the coater." : $"The film is dry after {Wording.Time(time)}.");
        else if (drying.Model == "particles" && Of("dry_thickness") is { } thickness && Of("cbd_fraction_top") is { } top)
            text.Add($"The dried coating is {thickness * 1e6:G3} um thick at {100 * Of("porosity")!.Value:G3} % porosity; {100 * top:G3} % of the carbon-binder domain lie in its top third.");
        else text.Add($"The film does not get dry: {drying.Outputs.First(o => o.Name == "drying_time").Reason}.");
        if (advice is { HighestSpeed: { } highest, Limiting: { } limit, Speed: { } now })
            text.Add($"The line can run at up to {highest * 60:G3} m/min (now {now * 60:G3}); {(advice.SpeedNote is null ? $"beyond that {limit.Words} breaks its limit" : advice.SpeedNote)}.");
        else if (advice is { SpeedNote: { } note, Limiting: { } first }) text.Add($"No speed can be recommended: {note} ({first.Words}).");
        else if (advice?.Limiting is { } tightest) text.Add($"The tightest limit is {tightest.Words}.");
        if (advice?.Limiting is { Margin: < 0.5 } tight && Best(advice, tight) is { } best) text.Add($"Change first: {best.Change}.");
        if (Of("binder_bottom_over_mean") is { } binder) text.Add($"At the foil the binder content is {100 * binder:G3} % of its mean.");
        if ((drying.Bands.FirstOrDefault(b => b.Output == "binder_bottom_over_mean") ?? (drying.Bands is [var any, ..] ? any : null)) is { } band)
            text.Add($"Of the assumed constants, {Wording.Constant(band.Influences[0].Constant)} moves {Wording.Of(band.Output)} most.");
        return string.Join(" ", text);
    }

    private static KeyNumber Key(Output output, StepRecord step)
    {
        var band = step.Bands.FirstOrDefault(b => b.Output == output.Name);
        return new KeyNumber
        {
            Label = Wording.Capital((step.Step == "calendering" ? "calendered " : "") + Wording.Of(output.Name)),
            Value = output.Value ?? double.NaN,
            Unit = Wording.Display(output.Name, output.Unit),
            Lower = output.Value is null ? null : band?.Low,
            // Not reached within the run: later, nobody knows how much.
            Upper = output.Value is null || band is null ? null : band.High ?? double.PositiveInfinity,
            Badge = output.Value is null ? null : Badge(output.Badge),
            Note = output.Reason ?? (band?.Absent is { } absent ? $"at some bounds of assumed constants: {absent}" : Spread(output, step)),
        };
    }

    // How far a structure is known, where seeds or paths were run.
    private static string Spread(Output output, StepRecord step)
    {
        var unit = Wording.Display(output.Name, output.Unit);
        string[] parts =
        [
            .. step.Seeds.Where(s => s.Output == output.Name && s.Moves).Select(s => $"±\u00a0{Wording.Number(unit.ShowDifference(s.StandardDeviation))} between seeds"),
            .. step.Paths.Where(s => s.Output == output.Name && s.Moves).Select(s => $"±\u00a0{Wording.Number(unit.ShowDifference(s.Uncertainty))} by path"),
        ];
        return string.Join(", ", parts);
    }

    private static Verdict Verdict(Limit limit, StepRecord step, Advice advice)
    {
        var unit = Wording.Display(limit.Output, "1");
        var band = step.Bands.FirstOrDefault(b => b.Output == limit.Output);
        var crosses = band is not null && (limit.IsUpper ? !(band.High <= limit.Bound) : band.Low < limit.Bound);
        var status = limit.Margin switch { null => VerdictStatus.Unknown, < Limit.Exactness => VerdictStatus.Beyond, < 0.1 => VerdictStatus.Close, _ => crosses ? VerdictStatus.Close : VerdictStatus.Within };
        var isLimiting = advice.Limiting?.Output == limit.Output;
        var best = limit.Margin < 0.2 || isLimiting ? Best(advice, limit) : null;
        var symbol = unit.Symbol.Length == 0 ? "" : " " + unit.Symbol;
        return new Verdict
        {
            Sentence = $"{Wording.Capital(limit.Words)}: {(limit.Value is { } v ? $"{Wording.Number(unit.Show(v))}{symbol}" : "unknown")}, allowed {(limit.IsUpper ? "at most" : "at least")} {Wording.Number(unit.Show(limit.Bound))}{symbol}"
                + (limit.Margin is { } m ? m >= Limit.Exactness ? $"; margin {Math.Max(0, 100 * m):0} %." : "; limit broken." : ".") + (isLimiting && advice.HighestSpeed is not null ? " Reached first when the line runs faster." : "")
                + (crosses && limit.Margin >= Limit.Exactness ? " The bounds of the assumed constants reach beyond it." : ""),
            Status = status,
            Value = limit.Value,
            Lower = limit.Value is null ? null : band?.Low,
            Upper = limit.Value is null ? null : band?.High,
            Limit = limit.Bound,
            LimitIsUpper = limit.IsUpper,
            Unit = unit,
            Advice = best is null ? "" : $"{best.Value.Change}{(best.Value.Value is { } value ? $" (gives {Wording.Number(unit.Show(value))}{symbol})" : "")}.",
        };
    }

    // The change that helps one limit most, if any helps visibly.
    private static (string Change, double? Value)? Best(Advice advice, Limit limit) =>
        advice.FirstFor(limit.Output) is { } best
            ? (advice.BrokenBy(best.Proposal) is [_, ..] broken ? $"{best.Proposal.Change}, at the price of {string.Join(" and ", broken.Select(b => b.Words))}" : best.Proposal.Change, best.Value) : null;

    private static FigureBadge? Badge(StepBadge badge) => badge switch
    {
        StepBadge.Validated => FigureBadge.Validated,
        StepBadge.Extrapolated => FigureBadge.Extrapolated,
        StepBadge.Assumed => FigureBadge.Assumed,
        StepBadge.Prescribed => FigureBadge.Prescribed,
        _ => null,
    };
}
