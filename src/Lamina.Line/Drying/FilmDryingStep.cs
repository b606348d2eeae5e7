using Lamina.Drying.Film;
using Lamina.Line.Coating.Spread;
using Lamina.Line.Equipment;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials.Solvents;
using Lamina.Numerics;

namespace Lamina.Line.Drying;

/// <summary>Drying by the film model.</summary>
/// <param name="line">the equipment</param>
/// <param name="solvent">the solvent that leaves</param>
public sealed class FilmDryingStep(LineFile line, Solvent solvent) : IProcessStep<WetFilm, DryingSettings, DryingResult>
{
    /// <summary>Solves the case; null solves it directly.</summary>
    public Func<FilmCase, IProgress<double>, CancellationToken, FilmSolution>? Solve { get; init; }

    /// <summary>Whether the spread of the loading is carried through: seven more solutions on the coarse grid.</summary>
    public bool CarrySpread { get; init; } = true;

    /// <inheritdoc/>
    public StepResult<DryingResult> Run(WetFilm input, DryingSettings settings, RunContext context, CancellationToken cancellation = default) => Run(input, settings, context, 0, out _, cancellation);

    /// <summary>Runs the step and also gives what a structure can follow: the film solved once more with profiles at many times, for more of them would move the last digits of the outputs.</summary>
    /// <param name="input">the wet film</param>
    /// <param name="settings">the drying settings</param>
    /// <param name="context">progress</param>
    /// <param name="profiles">profiles to follow, evenly spread until the film is dry; 0 for none of their own [-]</param>
    /// <param name="followed">the solution with those profiles</param>
    /// <param name="cancellation">stops it</param>
    internal StepResult<DryingResult> Run(WetFilm input, DryingSettings settings, RunContext context, int profiles, out FilmSolution followed, CancellationToken cancellation)
    {
        var film = FilmCaseBuilder.Build(input, solvent, settings, line);
        var span = settings.ProfileTimes is null || profiles > 0 ? Span(film, cancellation) : null;
        if (settings.ProfileTimes is null) film = film with { Options = film.Options with { ProfileTimes = Even(film, span, 8) } };
        var progress = new Progress(share => context.Report("drying", share));
        var solution = Solve is null ? film.Solve(progress, cancellation) : Solve(film, progress, cancellation);
        followed = profiles > 0 ? (film with { Options = film.Options with { ProfileTimes = Even(film, span ?? film.Program.Duration, profiles) } }).Solve(null, cancellation) : solution;
        return Result(input, film, solution, settings, CarrySpread && input.Spread is { Total: > 0 } spread ? Dried(film, solution, spread, cancellation) : null);
    }

    private static DriedSpread? Dried(FilmCase film, FilmSolution solution, LoadingSpread spread, CancellationToken cancellation)
    {
        try
        {
            return DriedSpread.Of(film, solution, spread, changed => changed.Solve(null, cancellation));
        }
        catch (NotConvergedException)
        {
            // The mean dries; that a far point of the web has no solution costs the spread alone, and its outputs say so.
            return null;
        }
    }

    // Profiles change until the film is dry, which is often early in the dryer: a coarse pass says when. Null where that is not known.
    private static double? Span(FilmCase film, CancellationToken cancellation)
    {
        try
        {
            return film.ForStudies().Solve(null, cancellation).Outputs.DryingTime.Value is { } dry ? Math.Min(1.05 * dry, film.Program.Duration) : null;
        }
        catch (NotConvergedException)
        {
            // Only the choice of times is lost: the model then spaces them itself.
            return null;
        }
    }

    private static IReadOnlyList<double>? Even(FilmCase film, double? span, int count) =>
        span is { } end ? [.. Enumerable.Range(1, count).Select(i => end * i / (count + (end < film.Program.Duration ? 0 : 1)))] : null;

    /// <summary>Names, badges and checks a solution as the step's result.</summary>
    /// <param name="input">the wet film</param>
    /// <param name="film">the case</param>
    /// <param name="solution">its solution</param>
    /// <param name="settings">the drying settings</param>
    /// <param name="dried">what became of the spread of the loading; null where it was not carried through</param>
    public static StepResult<DryingResult> Result(WetFilm input, FilmCase film, FilmSolution solution, DryingSettings settings, DriedSpread? dried = null)
    {
        var outputs = solution.Outputs;
        var last = solution.Profiles[^1];
        var electrode = new DryElectrode
        {
            Formulation = input.Formulation,
            Spread = input.Spread,
            PointPorosities = dried?.Porosities,
            Loading = input.Loading,
            ResidualSolvent = solution.Series.Residual[^1] * input.Loading,
            Thickness = last.Faces[^1],
            Porosity = 1 - input.Loading / input.Formulation.DryDensity / last.Faces[^1],
            Profiles =
            [
                new ThroughThicknessProfile { Name = "solid_fraction", Faces = last.Faces, Values = last.SolidFraction, Unit = "1" },
                .. film.Input.Species.Select((s, k) => new ThroughThicknessProfile { Name = s.Name + "_over_mean", Faces = last.Faces, Values = last.SpeciesOverMean[k], Unit = "1" }),
            ],
        };

        var badge = film.Assumed.Count > 0 ? Badge.Assumed : Badge.Extrapolated;
        var structure = settings.Porosity is null ? badge : Badge.Prescribed;
        Output Of(OutputDefinition definition, FilmOutput output, Badge how) => definition.Of(output.Value, how, output.Reason);
        List<Output> list =
        [
            Of(DryingOutputs.DryingTime, outputs.DryingTime, badge),
            Of(DryingOutputs.EndOfShrinkageTime, outputs.EndOfShrinkageTime, structure),
            Of(DryingOutputs.AirEntryTime, outputs.AirEntryTime, structure),
            Of(DryingOutputs.FixationTime, outputs.FixationTime, badge),
            Of(DryingOutputs.PlateauFilmTemperature, outputs.PlateauFilmTemperature, SetEverywhere(film, s => s.SetTemperature is not null) ? Badge.Prescribed : badge),
            Of(DryingOutputs.PeakFilmTemperature, outputs.PeakFilmTemperature, SetEverywhere(film, s => s.SetTemperature is not null) ? Badge.Prescribed : badge),
            Of(DryingOutputs.MeanDryingRate, outputs.MeanDryingRate, SetEverywhere(film, s => s.SetRate is not null) ? Badge.Prescribed : badge),
            Of(DryingOutputs.PeakDryingRate, outputs.PeakDryingRate, SetEverywhere(film, s => s.SetRate is not null) ? Badge.Prescribed : badge),
            Of(DryingOutputs.ResidualSolvent, outputs.ResidualSolvent, badge),
            Of(DryingOutputs.DryThickness, outputs.DryThickness, structure),
            Of(DryingOutputs.Porosity, outputs.Porosity, structure),
            Of(DryingOutputs.PorosityBulk, outputs.PorosityBulk, structure),
            Of(DryingOutputs.LoadingTotal, outputs.LoadingTotal, Badge.Exact),
            Of(DryingOutputs.LoadingActive, outputs.LoadingActive, Badge.Exact),
            Of(DryingOutputs.LelFractionMax, outputs.LelFractionMax, badge),
            Of(DryingOutputs.BinderBottomOverMean, outputs.BinderBottomOverMean, badge),
            Of(DryingOutputs.BinderTopOverMean, outputs.BinderTopOverMean, badge),
            Of(DryingOutputs.CarbonBottomOverMean, outputs.CarbonBottomOverMean, badge),
            Of(DryingOutputs.CarbonTopOverMean, outputs.CarbonTopOverMean, badge),
            DryingOutputs.WebHeat.Of(solution.Segments.Sum(s => s.HeatTop + s.HeatBottom + s.HeatInfrared + s.HeatSupport), badge),
            DryingOutputs.ResidenceTime.Of(film.Program.Duration, Badge.Exact),
            .. SpreadOf(input, electrode, dried),
        ];
        var mechanics = FilmMechanics.Of(film, solution);
        list.AddRange(mechanics.Outputs(film, solution, badge));
        list.AddRange(DryingEnergy.Outputs(film, solution, badge));
        for (var k = 0; k < film.Input.Species.Count; k++)
        {
            var definitions = DryingOutputs.Of(film.Input.Species[k].Name);
            list.Add(Of(definitions[0], outputs.SpeciesBottomOverMean[k].Value, badge));
            list.Add(Of(definitions[1], outputs.SpeciesTopOverMean[k].Value, badge));
        }

        var balances = solution.Balances.Select(b => new Balance { Name = b.Key, RelativeError = Math.Abs(b.Value) })
            .Append(Balance.Of("dry_mass", input.Loading, electrode.Thickness * (1 - electrode.Porosity) * input.Formulation.DryDensity)).ToArray();
        return new StepResult<DryingResult>
        {
            Step = "drying",
            Model = "film",
            Product = new DryingResult { Electrode = electrode, Case = film, Solution = solution, Mechanics = mechanics, Spread = dried },
            Outputs = list,
            Balances = Balance.Checked("drying", balances),
            Warnings = [.. film.Warnings, .. solution.Warnings],
        };
    }

    /// <summary>What the spread of the loading became; without points of their own all of the web dries to the same porosity, and only the thickness has a spread.</summary>
    /// <param name="input">the wet film with its spread</param>
    /// <param name="electrode">what it dried to</param>
    /// <param name="dried">the points, where they were dried</param>
    internal static IEnumerable<Output> SpreadOf(WetFilm input, DryElectrode electrode, DriedSpread? dried)
    {
        var none = input.Spread is null ? "the spread of the loading is not known: it needs line.coater, a speed and the slurry's flow curve"
            : input.Spread.Total == 0 ? "the loading has no spread"
            : "the spread was not carried through the dryer: studies of many runs do so where a goal or a constraint names it, model: prescribed does not, and the film model must have a solution at every loading";
        double? Deviation(IReadOnlyList<double>? points) => points is null ? null : SpreadStatistics.Deviation(points);
        yield return DryingOutputs.DryThicknessSd.Of(Deviation(dried?.Thicknesses) ?? input.Spread?.Total * electrode.Thickness, Badge.Assumed, none);
        yield return DryingOutputs.DryingTimeSd.Of(Deviation(dried?.DryingTimes), Badge.Assumed, dried is null ? none : "not all of the web is dry at the end: see undried_share");
        yield return DryingOutputs.ResidualSolventSd.Of(Deviation(dried?.Residuals), Badge.Assumed, none);
        yield return DryingOutputs.UndriedShare.Of(dried?.UndriedShare, Badge.Assumed, none);
        yield return DryingOutputs.BinderBottomSd.Of(Deviation(dried?.BinderBottoms), Badge.Assumed, dried is null ? none : "the coating holds no mobile binder");
    }

    private static bool SetEverywhere(FilmCase film, Func<Lamina.Drying.Dryer.DryerSegment, bool> set) => film.Program.Segments.All(set);

    // System.Progress posts to a thread pool: reports would arrive late and out of order.
    private sealed class Progress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
