using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Runs;
using Lamina.Data.Yaml;
using Lamina.Drying.Film;
using Lamina.Line;
using Lamina.Line.Drying;
using Lamina.Line.Laws;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Checkpoints;
using Lamina.Studies.Cracks;
using Lamina.Studies.Reporting;
using Lamina.Studies.Structures;
using Lamina.Studies.Validation;

namespace Lamina.Studies.Running;

/// <summary>Runs a recipe into a run folder: recipe and line as used, tables, bands from assumed constants, report, result.json, timings.json.</summary>
public static class RunStudy
{
    private const string RequestFile = "request.json";
    private const int CheckpointVersion = 1;

    /// <summary>Runs a recipe.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">called with a step's name and the share done, or null [-]</param>
    /// <param name="cancellation">stops within a second; what was finished stays in the folder</param>
    /// <exception cref="InputException">bad input, all faults at once</exception>
    public static RunResult Run(RunRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        var read = RecipeReader.Read(request.Recipe, request.Changes);
        if (request.Until is { } until && CheckStudy.Steps(read.Job) is [var first, ..] steps && until < StepNames.Parse(first))
            throw new InputException(FaultKind.Usage, $"--until {StepNames.Of(until)}: the recipe starts at a product after that step", $"its steps are {string.Join(", ", steps)}");
        if (request.Seeds is < 1 or > 100) throw new InputException(FaultKind.OutOfRange, $"--seeds {request.Seeds}: 1 to 100 are allowed", "three give a first spread");
        if (request.Paths.Count > 0)
        {
            if (request.LammpsRanks is not null) throw new InputException(FaultKind.Usage, "--paths changes path parameters of Lamina's own engine; LAMMPS has its own", "leave --paths or --engine lammps out");
            foreach (var change in request.Paths) change.Apply(read.Job);
        }
        // A fault in them is said before the work, not after it.
        MeasuredCurves.Of(read);
        var seed = request.Seed ?? (ulong)read.Bound.Value.Seed;
        if (request.Folder is null) return Go(read, request, null, seed, progress, cancellation);
        // Said before a run that is in the folder is replaced.
        if (request.LammpsRanks is { } wanted) LammpsStudy.Engaged(read.Job, wanted, request.Folder);
        using var folder = RunFolder.Create(request.Folder, Fingerprint(read, seed), ExistingRun.Replace);
        SaveInputs(read, request, folder, seed);
        return Go(read, request, folder, seed, progress, cancellation);
    }

    /// <summary>Goes on with a run that was killed or cancelled, from what it had finished, to the same bytes.</summary>
    /// <param name="path">the run folder</param>
    /// <param name="progress">called with a step's name and the share done, or null [-]</param>
    /// <param name="cancellation">stops within a second</param>
    /// <param name="threads">threads of long steps; null takes all processors, the bytes are the same [-]</param>
    /// <exception cref="InputException">the folder holds no run</exception>
    public static RunResult Resume(string path, Action<string, double>? progress = null, int? threads = null, CancellationToken cancellation = default)
    {
        using var folder = RunFolder.Resume(path);
        // Killed before its inputs were written: there is nothing to go on from.
        if (folder.ReadText(RequestFile) is not { } text)
            throw new InputException(FaultKind.NotFound, $"{path}: the run was stopped before it had begun", "run the recipe again");
        RunRequest request;
        ulong seed;
        string? inputs;
        try
        {
            var root = JsonNode.Parse(text)!.AsObject();
            seed = (ulong)root["seed"]!;
            inputs = (string?)root["inputs"];
            request = new RunRequest
            {
                Recipe = Path.Combine(path, "recipe.yaml"),
                Folder = path,
                Until = (string?)root["until"] is { } until ? StepNames.Parse(until) : null,
                Bands = (bool)root["bands"]!,
                Report = (bool)root["report"]!,
                Threads = threads,
                LammpsRanks = (int?)root["lammps_ranks"],
                Seeds = (int?)root["seeds"] ?? 1,
                Paths = (string?)root["paths"] is { Length: > 0 } paths ? PathChange.Parse(paths) : [],
            };
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new InputException(FaultKind.Syntax, $"{path}/{RequestFile} cannot be read: {exception.Message}", "run the recipe again into a new folder");
        }
        var read = RecipeReader.Read(request.Recipe);
        if (Fingerprint(read, seed) != inputs)
            throw new InputException(FaultKind.Inconsistent, $"{path}: recipe or line were changed after the run had begun", $"run {request.Recipe} again into a new folder: lamina run {request.Recipe} --out NEW", SourceSpan.Whole(request.Recipe));
        return Go(read, request, folder, seed, progress, cancellation);
    }

    private static RunResult Go(ReadRecipe read, RunRequest request, RunFolder? folder, ulong seed, Action<string, double>? progress, CancellationToken cancellation)
    {
        Log(folder, "started", read.Job.Name);
        var context = new RunContext
        {
            Seed = seed, Progress = progress, Threads = request.Threads ?? Environment.ProcessorCount,
            Keeper = folder is null ? null : name => new ParticleCheckpoint(() => folder.LoadCheckpoint(name, CheckpointVersion), state => folder.SaveCheckpoint(name, CheckpointVersion, state)),
        };
        var job = read.Job with
        {
            Solve = (film, report, stop) =>
            {
                if (folder?.LoadCheckpoint("drying", CheckpointVersion) is { } stored && SolutionSnapshot.TryRead(stored, film) is { } earlier) return earlier;
                var solution = film.Solve(report, stop);
                folder?.SaveCheckpoint("drying", CheckpointVersion, SolutionSnapshot.Write(solution));
                return solution;
            },
        };

        if (request.LammpsRanks is { } ranks) job = LammpsStudy.Engaged(job, ranks, Path.Combine(folder?.Path ?? Path.GetTempPath(), "lammps"));
        var line = Line.Line.Run(job, context, request.Until, cancellation);
        var repeats = new RepeatedRuns(folder, CheckpointVersion, request.Until, context.Threads, cancellation);
        // What only the report draws is drawn once.
        var plain = job.Drying?.Particles is { AgainstHomogeneous: true } drawn ? job with { Drying = job.Drying with { Particles = drawn with { AgainstHomogeneous = false } } } : job;
        var bySeed = SeedStudy.Run(plain, line, seed, request.Seeds, repeats, share => context.Report("seeds", share));
        var byPath = PathStudy.Run(plain, request.Paths, seed, request.Seeds, repeats, share => context.Report("paths", share));
        var (deviations, notes) = SpreadStudy.Run(read, share => context.Report("uncertainties", share), cancellation);
        var unread = MeasuredCurves.Of(read)?.Ignored;
        var records = new List<StepRecord>();
        foreach (var step in line.Steps.ToArray())
        {
            Log(folder, "step", step.Step);
            var record = new StepRecord
            {
                Step = step.Step,
                Model = step.Model,
                Outputs = step.Outputs,
                Balances = step.Balances,
                Warnings = step.Warnings,
                Seeds = bySeed.Count > 1 ? SeedStudy.Spreads(step, bySeed) : [],
                Paths = byPath.Count > 0 && step.Structure is not null ? PathStudy.Spreads(step, request.Paths, bySeed, byPath) : [],
                Times = new StepTimes { Cpu = step.CpuTime, Wall = step.WallTime },
            };
            record = step switch
            {
                StepResult<Line.Products.Slurry> { Structure: null } mixing => Chain(record, mixing, StepTables.Of(mixing.Product), c => Line.Line.Mixer(job, c).Run(job.Formulation, job.Mixing!, context, cancellation), request, folder, cancellation),
                StepResult<Line.Products.WetFilm> coating => Chain(record, coating, StepTables.Of(coating.Product), c => Line.Line.Coater(job, c).Run(line.SlurryOf(job)!, job.Coating!, context, cancellation), request, folder, cancellation),
                StepResult<Line.Products.Electrode> { Structure: null } calendering => Chain(record, calendering, StepTables.Of(calendering.Product),
                    c => Line.Line.Calender(job, c).Run(line.Drying?.Product.Electrode ?? job.DryElectrode!, job.Calendering!, context, cancellation), request, folder, cancellation),
                _ => record,
            };
            if (step is StepResult<DryingResult> drying)
            {
                if (job.Drying?.CrackPattern is { } wanted && drying.Product is { Case: { } film, Mechanics: { } mechanics })
                {
                    drying = drying with
                    {
                        Product = drying.Product with
                        {
                            Pattern = CrackPatternStudy.Run(film, mechanics, wanted, seed, new StepProgress(share => context.Report("crack pattern", share)), cancellation),
                        },
                    };
                    line = line with { Drying = drying };
                }
                record = Drying(record, drying, job, line, request, folder, context, cancellation);
            }
            if (folder is not null && step.Structure is { } structure) record = record with { Files = [.. record.Files, .. StructureFiles.Write(folder, step.Step, structure)] };
            if (step.Step == "drying" && unread is not null) record = record with { Warnings = [.. record.Warnings, unread] };
            records.Add(record with { Outputs = SpreadStudy.Apply(record.Step, record.Outputs, deviations), Warnings = [.. record.Warnings, .. step == line.Steps[^1] ? notes : []] });
        }

        var result = new RunResult { Recipe = read.Job.Name, Seed = seed, Steps = records };
        if (folder is not null)
        {
            if (records.Any(r => r.Seeds.Count > 0)) folder.WriteText("seeds.csv", SeedStudy.Table(records, seed));
            if (records.Any(r => r.Paths.Count > 0)) folder.WriteText("paths.csv", PathStudy.Table(records, seed));
            if (request.Report)
            {
                folder.WriteText("report.html", ReportStudy.Write(read, line, result, cancellation));
                Log(folder, "report", "report.html");
            }
            folder.WriteText("timings.json", ResultJson.Timings(result));
            folder.WriteText("result.json", ResultJson.Result(result));
            Log(folder, "finished", read.Job.Name);
            folder.Finish();
        }
        return result;
    }

    // System.Progress posts to a thread pool: reports would arrive late and out of order.
    private sealed class StepProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }

    private static void Log(RunFolder? folder, string what, string detail) =>
        folder?.Log(new JsonObject { ["time"] = $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}", ["event"] = what, ["detail"] = detail });

    // A step of a few laws: its tables, and bands from its own assumed constants.
    private static StepRecord Chain(
        StepRecord record, StepResult step, IEnumerable<KeyValuePair<string, string>> tables, Func<StepConstants, StepResult> evaluate, RunRequest request, RunFolder? folder, CancellationToken cancellation)
    {
        var files = new List<KeyValuePair<string, string>>();
        foreach (var (name, text) in tables)
        {
            if (folder is null) break;
            folder.WriteText(name + ".csv", text);
            files.Add(KeyValuePair.Create(name, name + ".csv"));
        }
        if (!request.Bands || step.Constants.Count == 0) return record with { Files = files };
        var (bands, warnings) = StepBandStudy.Run(step, evaluate, cancellation);
        return record with { Files = files, Bands = bands, Warnings = [.. record.Warnings, .. warnings] };
    }

    private static StepRecord Drying(
        StepRecord record, StepResult<DryingResult> drying, LineJob job, LineResult line, RunRequest request, RunFolder? folder, RunContext context, CancellationToken cancellation)
    {
        var files = new List<KeyValuePair<string, string>>();
        void Table(string name, string text)
        {
            if (folder is null) return;
            folder.WriteText(name + ".csv", text);
            files.Add(KeyValuePair.Create(name, name + ".csv"));
        }
        var wet = line.Coating?.Product ?? job.WetFilm!;
        if (drying.Product is { Solution: { } solution, Case: { } film })
        {
            Table("drying", DryingTables.Curve(solution));
            Table("profiles", DryingTables.Profiles(solution));
            Table("zones", DryingTables.Zones(solution));
            if (drying.Product.Spread is { } spread) Table("dried_spread", DryingTables.Spread(spread));
            if (drying.Product.Mechanics is { } mechanics) Table("stress", DryingTables.Stress(mechanics));
            if (drying.Product.Pattern is { } pattern)
            {
                Table("crack_pattern", CrackPatternStudy.Frames(pattern));
                Table("crack_skeleton", CrackPatternStudy.Skeleton(pattern));
                if (folder is not null)
                {
                    var picture = CrackPatternStudy.Picture(pattern, 900);
                    folder.Write("crack_pattern.png", stream => stream.Write(picture));
                    files.Add(KeyValuePair.Create("crack_picture", "crack_pattern.png"));
                }
            }
            if (record.Model == "film") record = record with { Grid = GridCheck.Run(wet, film, job.Drying!, record.Outputs, cancellation) };
            if (request.Bands)
            {
                var (bands, warnings) = Bands(film, drying, wet, job, folder, context, cancellation);
                record = record with { Bands = bands, Warnings = [.. record.Warnings, .. warnings] };
            }
            record = Trust(record, ValidatedRanges.Conditions(job, wet, drying.Product), job, request.Bands);
        }
        else if (job.Drying!.Rate is not null)
        {
            Table("drying", DryingTables.Prescribed(wet.Loading, wet.SolventLoading, wet.Thickness, drying.Product, job.Drying!.Rate!.Value, drying["residence_time"].Value!.Value));
        }
        return record with { Files = files };
    }

    // What is assumed by construction may be better known: inside a validated range, or not moved by any assumed constant within its bounds.
    private static StepRecord Trust(StepRecord record, IReadOnlyDictionary<string, double> conditions, LineJob job, bool banded)
    {
        var validated = new List<KeyValuePair<string, string>>();
        var outputs = new List<Output>();
        foreach (var output in record.Outputs)
        {
            var badge = output.Badge;
            if (output is { Value: not null, Badge: Badge.Assumed or Badge.Extrapolated })
            {
                if (ValidatedRanges.Find(output.Name, job.Formulation, conditions) is { } range)
                {
                    badge = Badge.Validated;
                    validated.Add(KeyValuePair.Create(output.Name, range.Case));
                }
                else if (banded && record.Bands.All(b => b.Output != output.Name) && Line.Outputs.DryingOutputs.OverTheWeb.All(o => o.Name != output.Name)) badge = Badge.Extrapolated;
            }
            outputs.Add(output with { Badge = badge });
        }
        return record with { Outputs = outputs, ValidatedBy = validated };
    }

    private static (IReadOnlyList<OutputBand> Bands, IReadOnlyList<string> Warnings) Bands(
        FilmCase film, StepResult<DryingResult> drying, Line.Products.WetFilm wet, LineJob job, RunFolder? folder, RunContext context, CancellationToken cancellation)
    {
        if (folder?.LoadCheckpoint("bands", CheckpointVersion) is { } stored && StoredBands.TryRead(stored) is { } earlier) return (earlier.Bands, earlier.Warnings);
        // Constants of stress and cracking do not change how the film dries: their runs share the first one's solution.
        (FilmCase Case, FilmSolution Solution)? first = null;
        FilmSolution Solved(FilmCase changed)
        {
            if (first is { } known && ReferenceEquals(known.Case.Input, changed.Input) && ReferenceEquals(known.Case.Closures, changed.Closures)
                && ReferenceEquals(known.Case.Options, changed.Options)) return known.Solution;
            var solution = changed.Solve(null, cancellation);
            first ??= (changed, solution);
            return solution;
        }
        var found = BandStudy.Run(film, drying.Outputs,
            changed => FilmDryingStep.Result(wet, changed, Solved(changed), job.Drying!).Outputs,
            share => context.Report("bands", share), cancellation);
        folder?.SaveCheckpoint("bands", CheckpointVersion, StoredBands.Write(found.Bands, found.Warnings));
        return found;
    }

    /// <summary>Name in the run folder of the copy of a file: the recipe, its line, further ones.</summary>
    internal static string CopyName(int index) => index switch { 0 => "recipe.yaml", 1 => "line.yaml", _ => $"line-{index}.yaml" };

    // The texts as used, by content alone.
    private static string Fingerprint(ReadRecipe read, ulong seed) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{string.Join("\n---\n", read.Bound.Documents.Select(d => d.Text).Concat(read.Tables.Values))}")));

    private static void SaveInputs(ReadRecipe read, RunRequest request, RunFolder folder, ulong seed)
    {
        var recipe = read.Bound.Documents[0];
        for (var i = 1; i < read.Bound.Documents.Count; i++)
        {
            // The copies stand side by side, whatever folders the originals came from.
            var name = CopyName(i);
            folder.WriteText(name, read.Bound.Documents[i].Text);
            recipe = TextPatch.Set(recipe, "line", name);
        }
        if (read.Bound.Value.Measured is { } measured)
        {
            var source = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.Recipe))!, measured);
            folder.Write(Path.GetFileName(measured), stream =>
            {
                using var original = File.OpenRead(source);
                original.CopyTo(stream);
            });
            if (Path.GetFileName(measured) != measured) recipe = TextPatch.Set(recipe, "measured", Path.GetFileName(measured));
        }
        if (read.Bound.Value.Structure.MeasuredSizes is { } sizes)
        {
            folder.WriteText(Path.GetFileName(sizes.File), read.Tables.Values.Single());
            if (Path.GetFileName(sizes.File) != sizes.File) recipe = TextPatch.Set(recipe, "structure.measured_sizes.file", Path.GetFileName(sizes.File));
        }
        folder.WriteText("recipe.yaml", recipe.Text);
        folder.WriteJson(RequestFile, new JsonObject
        {
            ["schema"] = "lamina-request/1",
            ["program"] = RunResult.Program,
            ["seed"] = seed,
            // What a resumed run reads must be this.
            ["inputs"] = Fingerprint(RecipeReader.Read(Path.Combine(folder.Path, "recipe.yaml")), seed),
            ["until"] = request.Until is { } until ? StepNames.Of(until) : null,
            ["bands"] = request.Bands,
            ["report"] = request.Report,
            ["lammps_ranks"] = request.LammpsRanks,
            ["seeds"] = request.Seeds,
            ["paths"] = string.Join(",", request.Paths.Select(p => p.Name)),
        });
    }
}
