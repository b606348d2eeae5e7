using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Learning.Calibration;
using Lamina.Studies.Calibration;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina calibrate RECIPE DATA, calibrate --law NAME DATA, calibrate --forcefield FILE SLURRY DATA</summary>
internal static class CalibrateCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var files = new Argument<string[]>("files") { Description = "recipe file and tables of measured values (with --law: tables only; with --forcefield: LAMMPS data file and table)", Arity = ArgumentArity.ZeroOrMore };
        var law = new Option<string?>("--law") { Description = "calibrate a law of mixing, coating or calendering to a table instead of a recipe, e.g. krieger-dougherty" };
        var forceField = new Option<string?>("--forcefield") { Description = "calibrate this force-field file to measured density and viscosity of a slurry instead of a recipe" };
        var members = new Option<int>("--members") { Description = "with --forcefield: members of the particle swarm", DefaultValueFactory = _ => 12 };
        var iterations = new Option<int>("--iterations") { Description = "with --forcefield: the most iterations of the swarm", DefaultValueFactory = _ => 25 };
        var seed = new Option<int>("--seed") { Description = "with --forcefield: seed of the swarm" };
        var fit = new Option<string[]>("--fit") { Description = "what may move, \"PATH: lo..hi unit\", repeatable; an assumed constant may leave out its range", AllowMultipleArgumentsPerToken = false };
        var column = new Option<string[]>("--column") { Description = "THEIRS=OURS: a column of the table by its name here, e.g. T_film=film_temperature; repeatable", AllowMultipleArgumentsPerToken = false };
        var sd = new Option<string[]>("--sd") { Description = "standard deviation of a measured quantity, \"film_temperature: 0.5 K\"; repeatable (default: estimated from the residuals)", AllowMultipleArgumentsPerToken = false };
        var priors = new Option<bool>("--priors") { Description = "give assumed constants a normal prior, their bounds two standard deviations away" };
        var candidate = new Option<string[]>("--candidate") { Description = "an experiment that could be made next, \"NAME: key=value; key=value\"; repeatable", AllowMultipleArgumentsPerToken = false };
        var measure = new Option<string[]>("--measure") { Description = "what candidates measure and how well, \"film_temperature: 0.5 K\"; repeatable", AllowMultipleArgumentsPerToken = false };
        var target = new Option<string?>("--for") { Description = "rank candidates by what they say of this fitted value alone (default: of all together)" };
        var set = new Option<string[]>("--set") { Description = "change a key of the recipe first, or hold a constant of a law", AllowMultipleArgumentsPerToken = false };
        var recipeGrid = new Option<bool>("--recipe-grid") { Description = "use the recipe's own grid instead of the coarse one" };
        var noProfiles = new Option<bool>("--no-profiles") { Description = "leave out profile-likelihood intervals" };
        var folder = new Option<string?>("--out") { Description = "folder for report.html, residuals.csv and the recipe with the estimates (default: runs/NAME-calibration); the same command goes on there after a stop" };
        var threads = new Option<int>("--threads") { Description = "threads (default: all processors); the result does not depend on it" };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var command = new Command("calibrate",
            "Fit values of a recipe to measured curves, profiles and outputs: estimates with intervals, what the data cannot tell, the most informative next experiment.\n\nExample:\n"
            + "  lamina calibrate recipe.yaml oven.csv --fit \"batch.stages[0].top.heat_transfer_coefficient: 10..80 W/m2/K\" --fit disconnection_saturation --out runs/fit\n"
            + "  lamina calibrate --law herschel-bulkley rheometer.csv\n"
            + "  lamina calibrate --forcefield examples/forcefields/slurry-small.yaml slurry.data measured.csv --fit \"contact.kn: 4..16 kPa\" --fit \"contact.gamma_n: 10..80 1/(um us)\"")
        {
            files, law, forceField, members, iterations, seed, fit, column, sd, priors, candidate, measure, target, set, recipeGrid, noProfiles, folder, threads, json,
        };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(files) ?? [];
            var progress = new ProgressLine(console);
            var columns = Pairs(parsed.GetValue(column), "--column", "--column T_film=film_temperature");
            var changes = ValidateStudy.Pairs(parsed.GetValue(set) ?? []);
            string place;
            CalibrationAnswer answer;
            if (parsed.GetValue(forceField) is { } field)
            {
                if (given.Length != 2) throw new InputException(FaultKind.Usage, $"--forcefield takes the particles and one table, {given.Length} files are given", "lamina calibrate --forcefield FF.yaml SLURRY.data MEASURED.csv --fit \"contact.kn: 4..16 kPa\"");
                if (parsed.GetValue(law) is not null) throw new InputException(FaultKind.Usage, "both --law and --forcefield are given", "keep one of them");
                if (parsed.GetValue(seed) < 0) throw new InputException(FaultKind.OutOfRange, $"--seed {parsed.GetValue(seed)}: zero or more is allowed");
                place = parsed.GetValue(folder) ?? Path.Combine("runs", $"{Path.GetFileNameWithoutExtension(field)}-calibration");
                try
                {
                    var fitted = ForceFieldCalibrationStudy.Run(new ForceFieldRequest
                    {
                        ForceField = field, Structure = given[0], Data = given[1], Fit = parsed.GetValue(fit) ?? [], Folder = place, Members = parsed.GetValue(members), Iterations = parsed.GetValue(iterations),
                        Seed = (ulong)parsed.GetValue(seed), Threads = parsed.GetValue(threads),
                    }, progress.Report, cancellation);
                    if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(ForceFieldCalibrationText.Json(fitted)));
                    else Show(console, fitted, place);
                    return ExitCodes.Ok;
                }
                catch (OperationCanceledException) when (!parsed.GetValue(json))
                {
                    console.Error.WriteLine($"stopped; the candidates that were done are kept in {place}: the same command goes on");
                    return ExitCodes.Interrupted;
                }
            }
            if (parsed.GetValue(law) is { } name)
            {
                if (given.Length != 1) throw new InputException(FaultKind.Usage, $"--law takes one table, {given.Length} files are given", "lamina calibrate --law NAME DATA.csv");
                place = parsed.GetValue(folder) ?? Path.Combine("runs", $"{name}-calibration");
                answer = LawCalibrationStudy.Run(name, given[0], parsed.GetValue(fit) ?? [], changes, columns, place, progress.Report, cancellation);
            }
            else
            {
                if (given.Length == 0) throw new InputException(FaultKind.Usage, "no recipe is given", "lamina calibrate RECIPE DATA.csv --fit \"PATH: lo..hi unit\"");
                if (parsed.GetValue(fit) is not { Length: > 0 } fits) throw new InputException(FaultKind.Usage, "nothing is to be fitted", "say what: --fit \"disconnection_saturation: 0.2..0.8\"");
                place = parsed.GetValue(folder) ?? RunCommand.DefaultFolder(given[0]) + "-calibration";
                var request = new CalibrationRequest
                {
                    Recipe = given[0],
                    Data = given[1..],
                    Fit = fits,
                    Changes = changes,
                    Columns = columns,
                    Deviations = parsed.GetValue(sd) ?? [],
                    Priors = parsed.GetValue(priors),
                    Candidates = parsed.GetValue(candidate) ?? [],
                    Measures = parsed.GetValue(measure) ?? [],
                    RecipeGrid = parsed.GetValue(recipeGrid),
                    Profiles = !parsed.GetValue(noProfiles),
                    Folder = place,
                    Target = parsed.GetValue(target),
                    Threads = parsed.GetValue(threads),
                };
                try
                {
                    answer = CalibrationStudy.Run(request, progress.Report, cancellation);
                }
                catch (OperationCanceledException) when (!parsed.GetValue(json))
                {
                    console.Error.WriteLine($"stopped; the runs that were made are kept in {place}: the same command goes on");
                    return ExitCodes.Interrupted;
                }
            }
            if (parsed.GetValue(json)) console.Out.Write(JsonText.Write(CalibrationText.Json(answer)));
            else Show(console, answer, place);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<KeyValuePair<string, string>> Pairs(string[]? texts, string option, string example)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var text in texts ?? [])
        {
            var equals = text.IndexOf('=');
            if (equals <= 0 || equals == text.Length - 1) throw new InputException(FaultKind.Usage, $"{option} {text}: write THEIRS=OURS", $"e.g. {example}");
            pairs.Add(KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..].Trim()));
        }
        return pairs;
    }

    private static void Show(CliConsole console, ForceFieldAnswer answer, string folder)
    {
        Tables.Write(console.Out, $"{answer.Field.Name}: {answer.Rows.Count} values, {answer.Evaluations} candidates", ["value", "fitted", $"as good ({answer.NearBest} candidates)", "before"], answer.Estimates.Select(e => (IReadOnlyList<string>)
            [e.Value.Name, e.Value.Text(e.Best), $"{e.Value.Text(e.Low)} to {e.Value.Text(e.High)}", e.Value.Text(e.Given)]));
        Tables.Write(console.Out, "data", ["quantity", "unit", "shear rate [1/s]", "measured", "computed", "residual over sd"], answer.Rows.Select(r => (IReadOnlyList<string>)
            [r.Quantity, r.Unit, r.ShearRate is { } rate ? $"{rate:G4}" : "", $"{r.Measured:G5}", $"{r.Computed:G5}", $"{(r.Computed - r.Measured) / r.Deviation:F2}"]), 3, 4, 5);
        foreach (var warning in answer.Warnings) console.Error.WriteLine($"warning: {warning}");
        console.Out.WriteLine($"force field: {Path.Combine(folder, "forcefield.yaml")}");
        console.Out.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }

    private static void Show(CliConsole console, CalibrationAnswer answer, string folder)
    {
        if (answer.Fit is { } fit)
        {
            Tables.Write(console.Out, $"{answer.Name}: {answer.Measured.Sum(m => m.Values.Length)} values, {fit.Evaluations} runs", ["value", "estimate", $"{100 * fit.Level:0} % interval", "profile", "range", "verdict"], fit.Estimates.Select((e, j) =>
            {
                var p = answer.Parameters[j];
                string End(double? value, string open) => value is { } v ? $"{p.Unit.FromSI(v):G4}" : open;
                return (IReadOnlyList<string>)
                [
                    e.Name, p.Text(e.Value, e.StandardDeviation), $"{End(e.Low, "open")} to {End(e.High, "open")}", e.Profiled ? $"{End(e.ProfileLow, "open")} to {End(e.ProfileHigh, "open")}" : "",
                    $"{End(p.Parameter.Low, "")} to {End(p.Parameter.High, "")}", CalibrationText.Words(e.Knowledge) + (e.AtBound ? ", on a bound" : ""),
                ];
            }));
            Tables.Write(console.Out, "data", ["quantity", "values", "count as", "rms residual", "unit"], fit.Series.Select((s, k) => (IReadOnlyList<string>)
                [s.Name, $"{s.Residuals.Length}", $"{s.EffectiveCount:F0}", $"{s.RootMeanSquare:G3}", answer.Measured[k].Unit]), 1, 2, 3);
            for (var i = 0; i < fit.Correlation.Length; i++)
                for (var j = 0; j < i; j++)
                    if (Math.Abs(fit.Correlation[i][j]) > 0.5) console.Out.WriteLine($"correlation of {answer.Parameters[j].Name} and {answer.Parameters[i].Name}: {fit.Correlation[i][j]:F2}");
        }
        if (answer.Experiments.Count > 0)
            Tables.Write(console.Out, "next experiment (standard deviations in per cent of the ranges)", ["experiment", "gain", .. answer.Parameters.Select(p => p.Name)], answer.Experiments.Select(e => (IReadOnlyList<string>)
                [e.Name, $"{e.Gain:F2}", .. e.After.Select((a, j) => $"{100 * e.Before[j]:G3} -> {100 * a:G3}")]), 1);
        foreach (var warning in answer.Warnings) console.Error.WriteLine($"warning: {warning}");
        var keys = answer.Fit?.Estimates.Select((e, j) => (Estimate: e, Value: answer.Parameters[j])).Where(e => e.Value.RecipeKey is not null && e.Estimate.Knowledge != Knowledge.Undetermined).ToArray() ?? [];
        if (keys.Length > 0) console.Out.WriteLine("for the recipe:");
        foreach (var (estimate, value) in keys) console.Out.WriteLine($"  {value.RecipeKey}: {value.Text(estimate.Value, estimate.StandardDeviation)}");
        foreach (var (name, _) in answer.Patched.Take(1)) console.Out.WriteLine($"recipe with the estimates: {Path.Combine(folder, name)}");
        console.Out.WriteLine($"report: {Path.Combine(folder, "report.html")}");
    }
}
