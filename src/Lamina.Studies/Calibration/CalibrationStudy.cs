using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Data.Yaml;
using Lamina.Learning.Calibration;
using Lamina.Line.Recipes;
using Lamina.Materials.Binders;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Calibration;

/// <summary>
/// Fits values of a recipe, its line or the film model's constants to measured curves, profiles and outputs: estimates with intervals, what the data cannot tell
/// apart, which experiment to make next, and a copy of the recipe with the estimates written in.
/// </summary>
public static class CalibrationStudy
{
    // Differences between runs need a smoother answer than a run by itself; what is left is about the tolerance.
    private const double Tolerance = 1e-6, Noise = 1e-6;

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">called with what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it between runs; with a folder the runs that were made are kept, and the same request goes on with them</param>
    /// <exception cref="InputException">bad input, or neither data nor candidates</exception>
    /// <exception cref="Numerics.NotConvergedException">no run within the ranges has a result</exception>
    public static CalibrationAnswer Run(CalibrationRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        if (request.Data.Count == 0 && request.Candidates.Count == 0)
            throw new InputException(FaultKind.Usage, "there is nothing to calibrate against", "give a table of measured values, or --candidate experiments to choose from");
        var options = Options(request);
        var evaluator = RecipeEvaluator.Read(request.Recipe, options);
        Variable[] variables = [.. request.Fit.SelectMany(evaluator.Vary)];
        if (variables.Length == 0) throw new InputException(FaultKind.Usage, "nothing is to be fitted", "say what: --fit \"disconnection_saturation: 0.2..0.8\"");
        foreach (var group in variables.GroupBy(v => v.Name).Where(g => g.Count() > 1)) throw new InputException(FaultKind.Usage, $"{group.Key} is to be fitted twice", "leave one --fit out");
        CalibratedValue[] parameters = [.. variables.Select(v => Parameter(v, request))];

        var atBase = evaluator.AtBase(cancellation);
        if (!atBase.Solved) throw new InputException(FaultKind.Inconsistent, $"the recipe itself has no result: {atBase.Failure}", "let `lamina run` succeed first");
        var data = MeasuredData.Read(evaluator, FilmReadings.Of(atBase), request);
        foreach (var setting in data.Settings)
            if (variables.FirstOrDefault(v => v.Name == setting.Name || v.Paths.Intersect(setting.Paths).Any()) is { } both)
                throw new InputException(FaultKind.Inconsistent, $"{both.Name} is a column of the data and cannot be fitted as well", "leave out the column or the --fit");

        using var folder = request.Folder is null ? null : StudyFolder.Open(request.Folder, Asked(request, evaluator));
        var failures = new FailureTally();
        var memory = new EvaluationMemory(folder);
        FitResult? fit;
        IReadOnlyList<ExperimentGain> experiments;
        try
        {
            fit = request.Data.Count == 0 ? null : Solve(evaluator, variables, parameters, data, request, memory, failures, progress, cancellation);
            experiments = request.Candidates.Count == 0 ? [] : Experiments(request, options, parameters, fit, progress, cancellation);
        }
        finally
        {
            memory.Save();
        }
        var warnings = new List<string>(data.Warnings);
        warnings.AddRange(fit?.Warnings ?? []);
        if (failures.Count > 0) warnings.Add($"points without an answer: {FailedPoints.Words(failures.Reasons)}");
        var answer = new CalibrationAnswer
        {
            Name = evaluator.Recipe.Job.Name,
            Parameters = parameters,
            Measured = data.Columns,
            Fit = fit,
            Experiments = experiments,
            Patched = fit is null ? [] : Patch(request, evaluator, variables, parameters, fit, warnings),
            Warnings = warnings,
        };
        if (folder is not null) Write(folder, answer);
        return answer;
    }

    // All that the runs and the search depend on; a change of any of it begins anew.
    private static IEnumerable<string> Asked(CalibrationRequest request, RecipeEvaluator evaluator) =>
    [
        CalibrationAnswer.Schema, $"{request.Priors} {request.RecipeGrid} {request.Profiles}", .. request.Fit, "sd", .. request.Deviations, "columns", .. request.Columns.Select(c => $"{c.Key}={c.Value}"),
        "documents", .. evaluator.Recipe.Bound.Documents.Select(d => d.Text), .. request.Data.Select(File.ReadAllText),
    ];

    /// <summary>Writes the answer into a run folder.</summary>
    internal static void Write(RunFolder folder, CalibrationAnswer answer)
    {
        foreach (var (name, content) in answer.Patched) folder.WriteText(name, content);
        if (answer.Fit is not null) folder.WriteText("residuals.csv", CalibrationText.Residuals(answer));
        folder.WriteText("report.html", CalibrationReport.Write(answer));
        folder.WriteText("result.json", JsonText.Write(CalibrationText.Json(answer)));
        folder.Finish();
    }

    private static EvaluationOptions Options(CalibrationRequest request) => new()
    {
        Grid = request.RecipeGrid ? EvaluationGrid.Recipe : EvaluationGrid.Coarse, SeriesPoints = 240, RelativeTolerance = Tolerance, Changes = request.Changes,
    };

    private static CalibratedValue Parameter(Variable variable, CalibrationRequest request)
    {
        if (!(variable.High > variable.Low)) throw new InputException(FaultKind.OutOfRange, $"--fit {variable.Name}: the range {variable.Shown(variable.Low)} to {variable.Shown(variable.High)} has no width");
        var logarithmic = variable.Low > 0 && variable.High >= 10 * variable.Low && !variable.Unit.HasOffset;
        var prior = request.Priors && variable.Constant is not null && variable.Base is { } mean && (!logarithmic || mean > 0) ? variable.Base : null;
        return new CalibratedValue
        {
            Unit = variable.Unit,
            Parameter = new FitParameter
            {
                Name = variable.Name, Low = variable.Low, High = variable.High, Logarithmic = logarithmic,
                Start = variable.Base is { } start && start >= variable.Low && start <= variable.High ? start : null,
                PriorMean = prior, PriorDeviation = prior is null ? null : (logarithmic ? Math.Log(variable.High / variable.Low) : variable.High - variable.Low) / 4,
            },
        };
    }

    private static FitResult Solve(
        RecipeEvaluator evaluator, Variable[] variables, CalibratedValue[] parameters, MeasuredData data, CalibrationRequest request, EvaluationMemory memory, FailureTally failures,
        Action<string, double>? progress, CancellationToken cancellation)
    {
        Variable[] moved = [.. variables, .. data.Settings];
        var runs = data.Runs;
        (double[]? Values, string? Failure) Predictions(double[] values)
        {
            var predictions = new double[data.Columns.Sum(c => c.Values.Length)];
            var readings = new FilmReadings?[runs.Count];
            var points = new EvaluatedPoint[runs.Count];
            for (var run = 0; run < runs.Count; run++)
            {
                points[run] = evaluator.At(moved, [.. values, .. runs[run]], cancellation);
                if (!points[run].Solved) return (null, points[run].Failure);
                readings[run] = FilmReadings.Of(points[run]);
            }
            var at = 0;
            foreach (var column in data.Columns)
                for (var i = 0; i < column.Values.Length; i++, at++)
                    predictions[at] = column.Axis == MeasuredAxis.Run
                        ? points[column.Runs[i]].Of(column.Quantity) ?? double.NaN
                        : readings[column.Runs[i]]?.Read(column.Quantity, column.Axis, column.Places[i]) ?? double.NaN;
            return (predictions, null);
        }
        bool Predict(ReadOnlySpan<double> values, Span<double> predictions)
        {
            var known = memory.At(values, Predictions);
            if (known.Failure is not null) failures.Add(known.Failure);
            known.Values?.CopyTo(predictions);
            return known.Values is not null;
        }
        try
        {
            return Fit.Run(new FitProblem
            {
                Parameters = [.. parameters.Select(p => p.Parameter)],
                Series = [.. data.Columns.Select(c => new FitSeries { Name = c.Quantity, Values = c.Values, Deviations = c.Deviations })],
                Model = Predict,
            }, new FitSettings { Noise = Noise, Trials = 8 * parameters.Length, Searches = 2, MostIterations = 25, Profiles = request.Profiles, Threads = request.Threads }, progress, cancellation);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(FaultKind.Inconsistent, exception.Message);
        }
    }

    private static IReadOnlyList<ExperimentGain> Experiments(
        CalibrationRequest request, EvaluationOptions options, CalibratedValue[] parameters, FitResult? fit, Action<string, double>? progress, CancellationToken cancellation)
    {
        var target = request.Target is null ? -1 : Array.FindIndex(parameters, p => p.Name == request.Target);
        if (request.Target is not null && target < 0)
            throw new InputException(FaultKind.NotFound, $"--for {request.Target}: this is not fitted", $"fitted are {string.Join(", ", parameters.Select(p => p.Name))}");
        var candidates = new List<ExperimentCandidate>();
        var names = request.Candidates.Prepend("as written:").ToArray();
        for (var c = 0; c < names.Length; c++)
        {
            progress?.Invoke("experiments", (double)c / names.Length);
            var (name, changes) = Candidate(names[c]);
            var evaluator = RecipeEvaluator.Read(request.Recipe, options with { Changes = [.. request.Changes, .. changes] });
            candidates.AddRange(CandidateReadings.Of(name, evaluator, [.. request.Fit.SelectMany(evaluator.Vary)], parameters, fit, request.Measures, request.Threads, cancellation));
        }
        var ranked = ExperimentDesign.Rank(parameters.Length, fit?.Directions, candidates);
        return target < 0 ? ranked : [.. ranked.OrderBy(e => e.After[target])];
    }

    private static (string Name, List<KeyValuePair<string, string>> Changes) Candidate(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0) throw new InputException(FaultKind.Usage, $"--candidate {text}: write a name and what is changed", "e.g. \"slow: drying.speed=10 m/min; coating.loading=8 mg/cm2\"");
        var changes = text[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var equals = part.IndexOf('=');
            if (equals <= 0) throw new InputException(FaultKind.Usage, $"--candidate {text}: `{part}` is no key=value", "e.g. \"slow: drying.speed=10 m/min\"");
            return KeyValuePair.Create(part[..equals].Trim(), part[(equals + 1)..].Trim());
        });
        return (text[..colon].Trim(), [.. changes]);
    }

    // The estimates go where --set would put them; what stands beside them, comments too, stays.
    private static List<KeyValuePair<string, string>> Patch(
        CalibrationRequest request, RecipeEvaluator evaluator, Variable[] variables, CalibratedValue[] parameters, FitResult fit, List<string> warnings)
    {
        var changes = new List<KeyValuePair<string, string>>(request.Changes);
        for (var j = 0; j < variables.Length; j++)
        {
            var estimate = fit.Estimates[j];
            if (estimate.Knowledge == Knowledge.Undetermined)
            {
                warnings.Add($"{estimate.Name} is not written into the recipe: the data do not determine it");
                continue;
            }
            var (value, deviation) = (estimate.Value, estimate.StandardDeviation);
            IReadOnlyList<string> paths = variables[j].Paths;
            if (variables[j].Constant is { } constant)
            {
                if (Path(constant, evaluator.Recipe) is not { } place)
                {
                    warnings.Add($"{constant} has no key in a recipe: its estimate is not written");
                    continue;
                }
                paths = [place.Path];
                (value, deviation) = (value * place.Factor, deviation * place.Factor);
            }
            foreach (var path in paths) changes.Add(new(path, parameters[j].Text(value, deviation)));
        }
        if (changes.Count == request.Changes.Count) return [];
        try
        {
            var read = RecipeReader.Read(request.Recipe, changes);
            var documents = read.Bound.Documents;
            var patched = new List<KeyValuePair<string, string>>();
            var recipe = documents[0];
            for (var i = 1; i < documents.Count; i++)
            {
                var name = i == 1 ? "line.yaml" : $"line-{i}.yaml";
                recipe = Data.Yaml.TextPatch.Set(recipe, "line", name);
                patched.Add(new(name, documents[i].Text));
            }
            patched.Insert(0, new("recipe.yaml", recipe.Text));
            return patched;
        }
        catch (InputException exception)
        {
            warnings.Add($"the estimates could not be written into the recipe: {exception.Faults[0].Message}");
            return [];
        }
    }

    // Where an assumed constant is written once it is known; gel concentrations are volume fractions there.
    private static (string Path, double Factor)? Path(string constant, ReadRecipe read)
    {
        var dot = constant.LastIndexOf('.');
        if (dot < 0) return ($"drying.closures.{constant}", 1);
        var (species, property) = (constant[..dot], constant[(dot + 1)..]);
        var key = $"drying.species.{KeyPath.Quoted(species)}.";
        return property switch
        {
            "apparent_diffusivity" => (key + "diffusivity", 1),
            "coalescence_temperature" => (key + "coalescence_temperature", 1),
            "gel_concentration" when read.Job.Formulation.Components.FirstOrDefault(c => c.Name == species)?.Material is Binder binder => (key + "gel_concentration", 1 / binder.Density),
            _ => null,
        };
    }
}
