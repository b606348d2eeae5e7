using Lamina.Line;
using Lamina.Line.Drying;
using Lamina.Line.Equipment;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Numerics;

namespace Lamina.Studies.Advising;

/// <summary>Answers the questions of page one by running the film model again: how fast, limited by what, what to change first.</summary>
public sealed class AdviceStudy
{
    private readonly LineJob _job;
    private readonly WetFilm _film;
    private readonly CancellationToken _cancellation;

    private AdviceStudy(LineJob job, WetFilm film, CancellationToken cancellation)
    {
        _job = job;
        _film = film;
        _cancellation = cancellation;
    }

    /// <summary>Runs the study.</summary>
    /// <param name="job">the job</param>
    /// <param name="film">the wet film that was dried</param>
    /// <param name="outputs">outputs of the run</param>
    /// <param name="cancellation">stops it</param>
    public static Advice Run(LineJob job, WetFilm film, IReadOnlyList<Output> outputs, CancellationToken cancellation)
    {
        var study = new AdviceStudy(job, film, cancellation);
        var limits = study.Limits(outputs).OrderBy(l => l.Margin ?? double.PositiveInfinity).ToArray();
        var speed = job.Equipment.Dryer is null ? null : job.Drying!.Speed;
        double? highest = null;
        string? note = null;
        Limit? limiting = limits.FirstOrDefault(l => l.Margin is not null);
        if (speed is { } v) (highest, limiting, note) = study.HighestSpeed(v, limits);
        return new Advice
        {
            Speed = speed,
            HighestSpeed = highest,
            SpeedNote = note,
            Limits = limits,
            Limiting = limiting,
            // Without a coarse solution of the pass as it is, its own outputs are the nearest thing to compare with.
            Basis = [.. study.Limits(study.Outputs(job.Equipment, job.Drying!) ?? outputs)],
            Proposals = study.Try(),
        };
    }

    private IEnumerable<Limit> Limits(IReadOnlyList<Output> outputs)
    {
        var given = _job.Drying!.Limits;
        double? Of(string name) => outputs.FirstOrDefault(o => o.Name == name)?.Value;
        var residual = given.ResidualSolvent ?? _job.Drying.DryTo;
        yield return new Limit { Output = "residual_solvent", Words = "residual solvent at the exit", Value = Of("residual_solvent"), Bound = residual, IsUpper = true, Scale = residual };
        if (Of("lel_fraction_max") is { } lel)
            yield return new Limit { Output = "lel_fraction_max", Words = "fraction of the lower explosive limit", Value = lel, Bound = given.LelFraction, IsUpper = true, Scale = given.LelFraction };
        if (given.FilmTemperature is { } hottest)
            yield return new Limit { Output = "peak_film_temperature", Words = "film temperature", Value = Of("peak_film_temperature"), Bound = hottest, IsUpper = true, Scale = Math.Max(10, hottest - 298.15) };
        if (given.BinderBottomOverMean is { } least)
            yield return new Limit { Output = "binder_bottom_over_mean", Words = "binder at the foil over the mean", Value = Of("binder_bottom_over_mean"), Bound = least, IsUpper = false, Scale = least };
    }

    private (double?, Limit?, string?) HighestSpeed(double speed, IReadOnlyList<Limit> now)
    {
        var ok = now.All(l => l.Holds);
        double good = speed, bad = speed;
        var atBad = now;
        // Outwards by doubling, then by halving: the limits of a dryer tighten with speed.
        for (var i = 0; i < 3; i++)
        {
            var next = ok ? bad * 2 : good / 2;
            var limits = At(next);
            // Where the model has no solution nothing can be promised: it counts as a broken limit, and the search goes on between.
            var holds = limits is not null && limits.All(l => l.Holds);
            if (ok)
            {
                bad = next;
                if (!holds) { atBad = limits ?? atBad; break; }
                good = next;
                if (i == 2) return (good, limits!.OrderBy(l => l.Margin).First(), "all limits still hold at eight times the speed");
            }
            else
            {
                good = next;
                if (holds) break;
                bad = next;
                atBad = limits ?? atBad;
                if (i == 2) return (null, atBad.OrderBy(l => l.Margin ?? double.NegativeInfinity).First(), "a limit is broken even at an eighth of the speed");
            }
        }
        for (var i = 0; i < 6; i++)
        {
            var middle = Math.Sqrt(good * bad);
            var limits = At(middle);
            if (limits is not null && limits.All(l => l.Holds)) good = middle;
            else
            {
                bad = middle;
                if (limits is not null) atBad = limits;
            }
        }
        return (good, atBad.OrderBy(l => l.Margin ?? double.NegativeInfinity).First(), null);
    }

    private Limit[]? At(double speed) =>
        Outputs(_job.Equipment, _job.Drying! with { Speed = speed }) is { } outputs ? [.. Limits(outputs)] : null;

    private IReadOnlyList<Output>? Outputs(LineFile line, DryingSettings settings)
    {
        try
        {
            var film = FilmCaseBuilder.Build(_film, _job.Solvent, settings, line).ForStudies();
            return FilmDryingStep.Result(_film, film, film.Solve(null, _cancellation), settings).Outputs;
        }
        catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException or ArgumentException)
        {
            // A machine setting beyond what the model can follow is simply not proposed.
            return null;
        }
    }

    private IReadOnlyList<Proposal> Try()
    {
        var line = _job.Equipment;
        var settings = _job.Drying!;
        var tried = new List<(string Change, LineFile Line, DryingSettings Settings)>();
        if (line.Dryer is { } dryer)
        {
            for (var i = 0; i < dryer.Zones.Count; i++)
            {
                var zone = dryer.Zones[i];
                var name = zone.Name ?? $"zone {i + 1}";
                var index = i;
                LineFile With(Zone changed) => line with { Dryer = dryer with { Zones = [.. dryer.Zones.Select((z, k) => k == index ? changed : z)] } };
                if (zone is { Top: { } top, FilmTemperature: null })
                {
                    tried.Add(($"{name}: air on top 10 K hotter", With(zone with { Top = Hotter(top, 10) }), settings));
                    tried.Add(($"{name}: air on top 10 K cooler", With(zone with { Top = Hotter(top, -10) }), settings));
                    tried.Add(($"{name}: 20 % more heat transfer on top", With(zone with { Top = Faster(top, 1.2) }), settings));
                    tried.Add(($"{name}: 20 % less heat transfer on top", With(zone with { Top = Faster(top, 0.8) }), settings));
                }
                if (zone is { Bottom: { } bottom, FilmTemperature: null })
                    tried.Add(($"{name}: 20 % more heat transfer below", With(zone with { Bottom = Faster(bottom, 1.2) }), settings));
                if (zone is { MakeUp: { } make, SolventContent: null })
                    tried.Add(($"{name}: 25 % more make-up air", With(zone with { MakeUp = 1.25 * make, Exhaust = zone.Exhaust is null ? null : zone.Exhaust + 0.25 * make }), settings));
            }
            if (settings.Speed is { } speed) tried.Add(("speed 10 % lower", line, settings with { Speed = 0.9 * speed }));
        }
        else if (line.Batch is { } batch)
        {
            for (var i = 0; i < batch.Stages.Count; i++)
            {
                var stage = batch.Stages[i];
                var name = stage.Name ?? $"stage {i + 1}";
                var index = i;
                LineFile With(BatchStage changed) => line with { Batch = batch with { Stages = [.. batch.Stages.Select((s, k) => k == index ? changed : s)] } };
                if (stage is { Top: { } top, FilmTemperature: null } && stage.Course?.FilmTemperature is null) tried.AddRange([($"{name}: air 10 K hotter", With(stage with { Top = Hotter(top, 10) }), settings), ($"{name}: air 10 K cooler", With(stage with { Top = Hotter(top, -10) }), settings)]);
                if (stage is { Top: { } above }) tried.AddRange([($"{name}: 20 % more heat transfer", With(stage with { Top = Faster(above, 1.2) }), settings), ($"{name}: 20 % less heat transfer", With(stage with { Top = Faster(above, 0.8) }), settings)]);
                tried.Add(($"{name}: 20 % longer", With(stage with { Duration = 1.2 * stage.Duration }), settings));
            }
        }

        var runs = new Proposal?[tried.Count];
        Parallel.For(0, tried.Count, new ParallelOptions { CancellationToken = _cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (Outputs(tried[i].Line, tried[i].Settings) is { } outputs)
                runs[i] = new Proposal { Change = tried[i].Change, KeepsSpeed = tried[i].Settings.Speed == settings.Speed, Limits = [.. Limits(outputs)], DryingTime = outputs.FirstOrDefault(o => o.Name == "drying_time")?.Value };
        });
        return [.. runs.OfType<Proposal>()];
    }

    private static Side Hotter(Side side, double by) => side with { AirTemperature = side.AirTemperature + by };

    private static Side Faster(Side side, double times) => side.HeatTransferCoefficient is { } alpha
        ? side with { HeatTransferCoefficient = times * alpha }
        // Under slot nozzles alpha goes with the 2/3 power of velocity.
        : side with { NozzleVelocity = side.NozzleVelocity * Math.Pow(times, 1.5) };
}
