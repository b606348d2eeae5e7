using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Data.Tables;
using Lamina.Learning;
using Lamina.Learning.Sensitivity;
using Lamina.Numerics;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Uncertainty;

/// <summary>
/// Propagates uncertain inputs through a recipe: values written <c>35 +- 5</c>, assumed constants between their bounds, ranges given for the question. Scrambled
/// Sobol' sampling on the design of Saltelli; mean, spread, quantiles, and Sobol' indices that rank the inputs. A study that was stopped goes on where it was.
/// </summary>
public static class UncertaintyStudy
{
    private const string Checkpoint = "samples", Evaluations = "evaluations.csv";
    private const int CheckpointVersion = 1;

    // Failed runs whose reason is found out.
    private const int RunAgain = 8;

    // 64 MB of values, and an evaluations.csv that can be read back.
    private const long MostValues = 1 << 23;
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(2);

    private static readonly string[] KeyOutputs =
        ["drying_time", "residual_solvent", "plateau_film_temperature", "mean_drying_rate", "dry_thickness", "porosity", "binder_bottom_over_mean", "lel_fraction_max"];

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">called with what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops within a second; runs that were made stay in the folder</param>
    /// <exception cref="InputException">bad input; nothing is uncertain; the folder to go on with belongs to another study</exception>
    public static UncertaintyResult Run(UncertaintyRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        if (request.Samples is < SobolIndices.FewestRows or > 1 << 20)
            throw new InputException(FaultKind.OutOfRange, $"--samples {request.Samples}: allowed are {SobolIndices.FewestRows} to {1 << 20}", "128 is a start; indices to two digits take some thousand");
        var evaluator = RecipeEvaluator.Read(request.Recipe, new EvaluationOptions { Changes = request.Changes });
        var inputs = Inputs(evaluator, request);
        var atBase = evaluator.AtBase(cancellation);
        if (!atBase.Solved) throw new InputException(FaultKind.Inconsistent, $"the recipe itself has no result: {atBase.Failure}", "let `lamina run` succeed first");
        var names = request.Of.Count > 0 ? request.Of : DefaultOutputs(atBase);
        var goals = names.Select(n => Goal.Parse(evaluator, n, maximise: true)).ToArray();
        var seed = request.Seed ?? (ulong)evaluator.Recipe.Bound.Value.Seed;
        if ((inputs.Count + 2L) * request.Samples * goals.Length > MostValues)
            throw new InputException(FaultKind.TooLarge, $"--samples {request.Samples}: with {inputs.Count} inputs these are {(inputs.Count + 2L) * request.Samples} runs of {goals.Length} outputs, more than {MostValues} values",
                "take fewer samples, or fewer outputs by --of");
        var design = new SobolDesign(inputs.Count, seed);

        using var folder = Open(request, evaluator, inputs, names, seed);
        var (values, done) = Stored(folder, request.Samples * design.Blocks, goals.Length, design.Blocks);
        try
        {
            Evaluate(evaluator, inputs, goals, design, values, ref done, request, folder, progress, cancellation);
        }
        finally
        {
            if (done > 0) Save(folder, values, done, goals.Length);
        }

        var result = Summarise(evaluator, request, inputs, names, goals, atBase, design, values, seed);
        if (folder is not null)
        {
            folder.WriteText("samples.csv", UncertaintyText.Samples(result));
            folder.WriteText(Evaluations, UncertaintyText.Evaluations(result, values, design.Blocks));
            folder.WriteText("report.html", UncertaintyReport.Write(result));
            folder.WriteText("result.json", JsonText.Write(UncertaintyText.Json(result)));
            folder.Finish();
        }
        return result;
    }

    private static List<UncertainInput> Inputs(RecipeEvaluator evaluator, UncertaintyRequest request)
    {
        var ranged = request.Vary.SelectMany(evaluator.Vary).Select(UncertainInput.Ranged).ToList();
        bool Taken(Variable variable) => ranged.Any(r => r.Variable.Name == variable.Name || r.Variable.Paths.Intersect(variable.Paths).Any());
        var inputs = new List<UncertainInput>();
        inputs.AddRange(evaluator.Uncertain.Where(v => v.StandardDeviation > 0 && !Taken(v)).Select(UncertainInput.Written));
        inputs.AddRange(ranged);
        if (request.Assumed)
            inputs.AddRange(evaluator.Constants.Where(c => c.Value is { Lower: { } low, Upper: { } high } && high > low)
                .SelectMany(c => evaluator.Find(c.Name)).Where(v => !Taken(v)).Select(UncertainInput.Ranged));
        if (inputs.Count == 0)
            throw new InputException(FaultKind.Usage, $"nothing in {evaluator.Recipe.Bound.Document.File} is uncertain",
                evaluator.Constants.Count > 0
                    ? $"write values as in `heat_transfer_coefficient: 35 +- 5 W/m2/K`, or add --include assumed for the {evaluator.Constants.Count} assumed constants, or --vary \"PATH: lo..hi unit\""
                    : "write values as in `heat_transfer_coefficient: 35 +- 5 W/m2/K`, or add --vary \"PATH: lo..hi unit\"");
        return inputs;
    }

    private static string[] DefaultOutputs(EvaluatedPoint atBase)
    {
        var key = KeyOutputs.Where(n => atBase.Of(n) is not null).ToArray();
        return key.Length > 0 ? key : [.. atBase.Outputs.Where(o => o.Output.Value is not null).Select(o => $"{o.Step}.{o.Output.Name}")];
    }

    private static RunFolder? Open(UncertaintyRequest request, RecipeEvaluator evaluator, List<UncertainInput> inputs, IReadOnlyList<string> names, ulong seed)
    {
        if (request.Folder is null) return null;
        var text = new StringBuilder().Append(UncertaintyResult.Schema).Append('\n').Append(seed).Append('\n');
        foreach (var document in evaluator.Recipe.Bound.Documents) text.Append(document.Text).Append("\n---\n");
        foreach (var input in inputs) text.Append(input.Variable.Name).Append(": ").Append(input.Words).Append('\n');
        foreach (var name in names) text.Append(name).Append('\n');
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        if (request.Resume)
        {
            var folder = RunFolder.Resume(request.Folder);
            if (folder.Fingerprint == fingerprint) return folder;
            folder.Dispose();
            throw new InputException(FaultKind.Inconsistent, $"{request.Folder} holds a study of another recipe, seed, inputs or outputs", "give the same ones again, or leave out --resume to begin anew");
        }
        var begun = RunFolder.Create(request.Folder, fingerprint, ExistingRun.Replace);
        begun.WriteText("recipe.yaml", evaluator.Recipe.Bound.Documents[0].Text);
        for (var i = 1; i < evaluator.Recipe.Bound.Documents.Count; i++) begun.WriteText(i == 1 ? "line.yaml" : $"line-{i}.yaml", evaluator.Recipe.Bound.Documents[i].Text);
        return begun;
    }

    // Values by evaluation (row by row, block by block), then output.
    private static (double[] Values, int Done) Stored(RunFolder? folder, int evaluations, int outputs, int blocks)
    {
        var values = new double[(long)evaluations * outputs];
        if (folder?.LoadCheckpoint(Checkpoint, CheckpointVersion) is { } bytes && bytes.Length % (sizeof(double) * outputs) == 0)
        {
            var stored = MemoryMarshal.Cast<byte, double>(bytes);
            var kept = Math.Min(stored.Length, values.Length);
            stored[..kept].CopyTo(values);
            return (values, kept / outputs);
        }
        // A finished study has no checkpoint; its table goes on.
        if (folder?.ReadText(Evaluations) is not { } text || TableReader.TryParse(text, Evaluations, new FaultList()) is not { } table || table.Columns.Count != outputs + 2) return (values, 0);
        var rows = Math.Min(table.Rows, evaluations);
        for (var k = 0; k < rows; k++)
        {
            if (table.Columns[0].Values[k] != k / blocks || table.Columns[1].Values[k] != k % blocks) return (values, 0);
            for (var o = 0; o < outputs; o++) values[(long)k * outputs + o] = table.Columns[o + 2].Values[k];
        }
        return (values, rows);
    }

    private static void Save(RunFolder? folder, double[] values, int done, int outputs) =>
        folder?.SaveCheckpoint(Checkpoint, CheckpointVersion, MemoryMarshal.AsBytes(values.AsSpan(0, done * outputs)).ToArray());

    private static void Evaluate(
        RecipeEvaluator evaluator, List<UncertainInput> inputs, Goal[] goals, SobolDesign design, double[] values, ref int done,
        UncertaintyRequest request, RunFolder? folder, Action<string, double>? progress, CancellationToken cancellation)
    {
        Variable[] variables = [.. inputs.Select(i => i.Variable)];
        var total = values.Length / goals.Length;
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Threads == 0 ? Environment.ProcessorCount : request.Threads, CancellationToken = cancellation };
        var saved = TimeProvider.System.GetTimestamp();
        while (done < total)
        {
            // Whole batches: what counts as done is a prefix, whatever order the threads took.
            var (from, to) = (done, Math.Min(total, done + 64));
            var finished = from;
            Parallel.For(from, to, options, k =>
            {
                var point = new double[inputs.Count];
                Point(design, inputs, k, point);
                var at = evaluator.At(variables, point, cancellation);
                for (var o = 0; o < goals.Length; o++) values[(long)k * goals.Length + o] = goals[o].At(at)?.Value ?? double.NaN;
                progress?.Invoke("samples", (double)Interlocked.Increment(ref finished) / total);
            });
            done = to;
            if (TimeProvider.System.GetElapsedTime(saved) < BetweenCheckpoints) continue;
            Save(folder, values, done, goals.Length);
            saved = TimeProvider.System.GetTimestamp();
        }
    }

    private static void Point(SobolDesign design, List<UncertainInput> inputs, int evaluation, double[] point)
    {
        design.Point((uint)(evaluation / design.Blocks), evaluation % design.Blocks, point);
        for (var i = 0; i < point.Length; i++) point[i] = inputs[i].Distribution.Quantile(point[i]);
    }

    private static UncertaintyResult Summarise(
        RecipeEvaluator evaluator, UncertaintyRequest request, List<UncertainInput> inputs, IReadOnlyList<string> names, Goal[] goals,
        EvaluatedPoint atBase, SobolDesign design, double[] values, ulong seed)
    {
        var outputs = new List<UncertainOutput>();
        var warnings = new List<string>();
        var widest = 0.0;
        double Value(int row, int block, int output) => values[((long)row * design.Blocks + block) * goals.Length + output];
        for (var o = 0; o < goals.Length; o++)
        {
            var samples = new double[2 * request.Samples];
            var rows = new double[request.Samples][];
            for (var row = 0; row < request.Samples; row++)
            {
                rows[row] = new double[design.Blocks];
                for (var block = 0; block < design.Blocks; block++) rows[row][block] = Value(row, block, o);
                (samples[2 * row], samples[2 * row + 1]) = (rows[row][0], rows[row][1]);
            }
            var measured = goals[o].At(atBase);
            var existing = samples.Where(double.IsFinite).Order().ToArray();
            var mean = existing.Length > 0 ? existing.Average() : (double?)null;
            var output = new UncertainOutput
            {
                Name = names[o],
                Unit = measured is { } known ? known.Dimension.IsOne ? "1" : known.Dimension.SiUnit : "1",
                Base = measured?.Value is { } b && double.IsFinite(b) ? b : null,
                Samples = samples,
                Mean = mean,
                StandardDeviation = existing.Length < 2 ? null : Math.Sqrt(existing.Sum(x => (x - mean!.Value) * (x - mean.Value)) / (existing.Length - 1)),
                Quantiles = existing.Length == 0 ? [] : [.. UncertaintyResult.Probabilities.Select(p => Learning.Quantiles.OfSorted(existing, p))],
                Indices = null,
            };
            if (output.Varies) output = output with { Indices = SobolIndices.Estimate(rows, seed) };
            outputs.Add(output);
            if (existing.Length < samples.Length) warnings.Add($"{names[o]} exists in {existing.Length} of {samples.Length} samples: mean, spread and indices are of these");
            if (output is { Varies: true, Indices: null })
                warnings.Add($"{names[o]}: fewer than {SobolIndices.FewestRows} rows are complete, too few for indices: take --samples {2 * request.Samples} --resume");
            widest = Math.Max(widest, output.Indices?.Max(i => i.TotalHigh - i.TotalLow) ?? 0);
        }
        if (widest > 0.2)
            warnings.Add($"indices are known to {widest / 2:F2} only: take {(request.Samples < 1 << 19 ? $"--samples {4 * request.Samples} --resume to halve that" : "more samples")}");
        var failures = 0;
        var tally = new FailureTally();
        for (var k = 0; k < values.Length / goals.Length; k++)
        {
            if (!Enumerable.Range(0, goals.Length).All(o => double.IsNaN(values[(long)k * goals.Length + o]))) continue;
            // Why is not kept with the values: the first of them are run again, for a study that was gone on with gives the same bytes.
            if (failures++ >= RunAgain) continue;
            var point = new double[inputs.Count];
            Point(design, inputs, k, point);
            tally.Judge(evaluator.At([.. inputs.Select(i => i.Variable)], point));
        }
        var failed = tally.Reasons;
        if (failures == values.Length / goals.Length)
            throw new NotConvergedException($"none of the {failures} runs has a value of {string.Join(", ", names)}{(failed.Count > 0 ? $": {FailedPoints.Words(failed)}" : "")}");
        if (failures > 0) warnings.Add($"{failures} of {values.Length / goals.Length} runs had no result for any of the outputs{(failed.Count > 0 ? $": {FailedPoints.Words(failed)}" : "")}");
        if ((request.Samples & (request.Samples - 1)) != 0) warnings.Add($"{request.Samples} is no power of two: {(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)request.Samples)} samples fill the space more evenly");

        var points = new double[2 * request.Samples][];
        for (var s = 0; s < points.Length; s++) Point(design, inputs, s / 2 * design.Blocks + s % 2, points[s] = new double[inputs.Count]);
        return new UncertaintyResult
        {
            Recipe = evaluator.Recipe.Job.Name,
            Seed = seed,
            Samples = request.Samples,
            Evaluations = values.Length / goals.Length,
            Failures = failures,
            Inputs = inputs,
            Outputs = outputs,
            Warnings = warnings,
            Points = points,
        };
    }
}
