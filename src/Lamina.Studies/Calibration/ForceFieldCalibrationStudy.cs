using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Data.Structures;
using Lamina.Learning.Calibration;
using Lamina.Learning.Optimisation;
using Lamina.Numerics;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Rheology;
using Lamina.Particles.Sets;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Calibration;

/// <summary>
/// Fits numbers of a force field to the measured density and viscosity of a slurry: a particle swarm over the ranges, then secant steps from its points; every candidate is relaxed from the same particles, and sheared only where its density does
/// not already lose. Stopped runs go on from the candidates that were done.
/// </summary>
public static class ForceFieldCalibrationStudy
{
    // A slurry that is not at rest by then is a candidate all the same: its volume creeps by less than a measured density is known to.
    private const int MostSteps = 1500;
    // Residuals of a tenth of their standard deviations: nothing is left to fit.
    private const double Enough = 0.1;
    private const int RefiningRounds = 12;

    /// <summary>Runs the study.</summary>
    /// <param name="request">what is asked for</param>
    /// <param name="progress">called with what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it; candidates that were done are kept in the folder, and the same request goes on with them</param>
    /// <exception cref="InputException">bad input</exception>
    /// <exception cref="NotConvergedException">no candidate within the ranges comes to rest</exception>
    public static ForceFieldAnswer Run(ForceFieldRequest request, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        if (request.Fit.Count == 0) throw new InputException(FaultKind.Usage, "nothing is to be fitted", "say what: --fit \"contact.kn: 4..16 kPa\"");
        if (request.Members is < 2 or > 1000 || request.Iterations is < 1 or > 10_000) throw new InputException(FaultKind.OutOfRange, $"--members {request.Members}, --iterations {request.Iterations}: 2 to 1000 and 1 to 10000 are allowed");
        var field = ForceFieldFile.Read(request.ForceField);
        ForceFieldValue[] moved = [.. request.Fit.Select(f => ForceFieldValue.Parse(f, field))];
        foreach (var twice in moved.GroupBy(m => m.Value.Name).Where(g => g.Count() > 1)) throw new InputException(FaultKind.Usage, $"{twice.Key} is to be fitted twice", "leave one --fit out");
        var data = SlurryMeasurement.Read(request.Data);
        var lowest = new ShearSettings { Rate = 1 }.LowestRate;
        if (data.Where(m => m.ShearRate < lowest).Select(m => m.ShearRate!.Value).Order().ToArray() is { Length: > 0 } slow)
            throw new InputException(FaultKind.OutOfRange,
                $"viscosity at {string.Join(" and ", slow.Select(r => r.ToString("G4")))} 1/s cannot be fitted: a candidate is sheared for {new ShearSettings { Rate = 1 }.Steps} steps of {1e9 * ShearSettings.LongestStep:G2} ns, a strain of {slow[^1] * ShearSettings.LeastStrain / lowest:G2} at most, "
                + "where the stress is still that of the slurry at rest",
                $"leave these rows out and fit density, or give viscosities at {lowest:G2} 1/s and above (a high-rate plateau); yield and thinning at lower rates need a strain of about one, tens of millions of steps, which no candidate is given", SourceSpan.Whole(request.Data));
        var start = Particles(request.Structure);
        try
        {
            _ = ParticleSystem.From(start, field);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(FaultKind.Inconsistent, exception.Message, "give a force field for the types of the structure", SourceSpan.Whole(request.Structure));
        }
        using var folder = request.Folder is null ? null : StudyFolder.Open(request.Folder, Asked(request));
        var memory = new EvaluationMemory(folder);
        var tried = new ConcurrentDictionary<string, (double[] Place, double[] Values, double[] Computed, double Goal)>(StringComparer.Ordinal);
        var failures = new FailureTally();

        double Goal(ReadOnlySpan<double> place, double bound, CancellationToken stop)
        {
            var values = new double[moved.Length];
            for (var j = 0; j < values.Length; j++) values[j] = moved[j].Value.Parameter.At(place[j]);
            // The bound belongs to the key: with another one the viscosity might have been worth its time.
            var (computed, failure) = memory.At([.. values, bound], _ => Predict(start, ForceFieldValue.Apply(field, moved, values), data, bound, stop));
            if (computed is null)
            {
                failures.Add(failure ?? "no answer");
                return double.PositiveInfinity;
            }
            var (sum, whole) = Sum(data, computed);
            // By its bytes: an order that no thread decides.
            if (whole) tried[Convert.ToHexString(MemoryMarshal.AsBytes(place))] = (place.ToArray(), values, computed, sum / data.Count);
            return sum / data.Count;
        }

        SwarmResult swarm;
        double[]? best = null;
        var refined = 0;
        try
        {
            var most = request.Iterations;
            swarm = ParticleSwarm.Minimise(moved.Length, Goal, new SwarmOptions
            {
                Members = request.Members, MostIterations = most, Patience = Math.Max(5, most / 3), Enough = Enough * Enough, Seed = request.Seed, Threads = request.Threads,
                Starts = moved.All(m => m.Value.Parameter.Start is not null) ? [[.. moved.Select(m => m.Value.Parameter.Coordinate(m.Given))]] : [],
            }, (iteration, found, _) => progress?.Invoke($"iteration {iteration}, residual {Math.Sqrt(found):G3} standard deviations", Math.Min(0.95, (iteration + 1.0) / (most + 1))), cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (swarm.Best is not null)
            {
                (best, _, refined) = SecantRefinement.Run([.. tried.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Value.Place, Residuals(data, t.Value.Computed)))], place =>
                {
                    progress?.Invoke("refining", 0.97);
                    Goal(place, double.PositiveInfinity, cancellation);
                    return tried.TryGetValue(Convert.ToHexString(MemoryMarshal.AsBytes<double>(place)), out var found) ? Residuals(data, found.Computed) : null;
                }, RefiningRounds, Enough * Enough);
            }
        }
        finally
        {
            memory.Save();
        }
        if (best is null) throw new NotConvergedException($"no candidate within the ranges has an answer: {FailedPoints.Words(failures.Reasons)}") { Iterations = swarm.Evaluations };
        var values = best.Select((z, j) => moved[j].Value.Parameter.At(z)).ToArray();
        var answer = Answer(request, ForceFieldValue.Apply(field, moved, values), moved, data, swarm, refined, tried[Convert.ToHexString(MemoryMarshal.AsBytes<double>(best))], [.. tried.Values], failures);
        if (folder is not null) Write(folder, answer, request);
        return answer;
    }

    private static SphereStructure Particles(string path)
    {
        if (!File.Exists(path)) throw new InputException(FaultKind.NotFound, $"{path}: there is no such file", "give a LAMMPS data file, e.g. slurry.data of a run");
        try
        {
            return LammpsDataFile.Read(path);
        }
        catch (StructureFileException fault)
        {
            throw new InputException(FaultKind.Syntax, fault.Fault, "give a complete LAMMPS data file of style sphere in micro units", fault.Line > 0 ? new SourceSpan { File = fault.File, Line = fault.Line, Column = 1 } : SourceSpan.Whole(fault.File));
        }
    }

    private static IEnumerable<string> Asked(ForceFieldRequest request) =>
    [
        ForceFieldAnswer.Schema, $"{request.Members} {request.Iterations} {request.Seed}", .. request.Fit, File.ReadAllText(request.ForceField), File.ReadAllText(request.Structure), File.ReadAllText(request.Data),
    ];

    // What was not computed, because the candidate had lost before, is NaN.
    private static (double[]? Values, string? Failure) Predict(SphereStructure start, ForceField field, IReadOnlyList<SlurryMeasurement> data, double bound, CancellationToken cancellation)
    {
        if (field.Faults() is { Count: > 0 } faults) return (null, faults[0]);
        try
        {
            var system = ParticleSystem.From(start, field);
            var computed = new double[data.Count];
            Array.Fill(computed, double.NaN);
            var sum = 0.0;
            foreach (var group in Enumerable.Range(0, data.Count).GroupBy(i => data[i].Pressure))
            {
                // From the last pressure's rest to the next, rising.
                QuasiStaticRelaxation.Run(system, new() { Pressure = group.Key, MostSteps = MostSteps }, cancellation: cancellation);
                foreach (var i in group)
                {
                    if (sum > bound * data.Count) return (computed, null);
                    computed[i] = data[i].ShearRate is { } rate ? LeesEdwardsShear.Run(system, new() { Rate = rate }, cancellation).Viscosity : system.Density;
                    sum += Square(data[i], computed[i]);
                }
            }
            return (computed, null);
        }
        catch (UnstableMotionException exception)
        {
            return (null, exception.Message);
        }
    }

    private static double Square(SlurryMeasurement measured, double computed) => Math.Pow((computed - measured.Value) / measured.Deviation, 2);

    private static (double Sum, bool Whole) Sum(IReadOnlyList<SlurryMeasurement> data, double[] computed)
    {
        var sum = 0.0;
        for (var i = 0; i < computed.Length; i++)
        {
            if (double.IsNaN(computed[i])) return (sum, false);
            sum += Square(data[i], computed[i]);
        }
        return (sum, true);
    }

    private static double[] Residuals(IReadOnlyList<SlurryMeasurement> data, double[] computed) => [.. data.Select((m, i) => (computed[i] - m.Value) / m.Deviation)];

    private static ForceFieldAnswer Answer(
        ForceFieldRequest request, ForceField field, ForceFieldValue[] moved, IReadOnlyList<SlurryMeasurement> data, SwarmResult swarm, int refined,
        (double[] Place, double[] Values, double[] Computed, double Goal) best, (double[] Place, double[] Values, double[] Computed, double Goal)[] tried, FailureTally failures)
    {
        // A likelihood within e^-2 of the best: what a measurement of this spread cannot tell from it.
        var near = tried.Where(t => t.Goal * data.Count <= best.Goal * data.Count + 4).ToArray();
        var residual = Math.Sqrt(best.Goal);
        List<string> warnings = [];
        ForceFieldEstimate[] estimates =
        [
            .. moved.Select((m, j) => new ForceFieldEstimate
            {
                Value = m.Value, Given = m.Given, Best = best.Values[j], Low = near.Min(t => t.Values[j]), High = near.Max(t => t.Values[j]),
            }),
        ];
        foreach (var e in estimates)
        {
            var p = e.Value.Parameter;
            if (p.Coordinate(e.High) - p.Coordinate(e.Low) > 0.5) warnings.Add($"{e.Value.Name} is hardly determined: candidates from {e.Value.Text(e.Low)} to {e.Value.Text(e.High)} meet the data about as well");
            else if (p.Coordinate(e.Best) is < 0.01 or > 0.99) warnings.Add($"{e.Value.Name} ends on the edge of its range: widen it");
        }
        if (moved.Length > data.Count) warnings.Add($"{moved.Length} values are fitted to {data.Count} measurements: many force fields meet them alike");
        if (residual > 2)
        {
            // The rows that are not reached, by name, with what the best candidate gives.
            var missed = Enumerable.Range(0, data.Count).Where(i => Math.Abs(best.Computed[i] - data[i].Value) > 2 * data[i].Deviation).Select(i =>
                $"{data[i].Quantity}{(data[i].ShearRate is { } rate ? $" at {rate:G4} 1/s" : "")}: {best.Computed[i]:G4} in place of {data[i].Value:G4} {data[i].Unit}");
            warnings.Add($"not reached within the ranges ({residual:G3} standard deviations, root mean square): {string.Join("; ", missed)}. Widen the ranges, free another value, or give the standard deviations (density_sd, viscosity_sd)");
        }
        if (failures.Count > 0) warnings.Add($"candidates without an answer: {FailedPoints.Words(failures.Reasons)}");
        if (swarm.Status == SearchStatus.Unfinished && residual > Enough) warnings.Add($"the search still gained after {request.Iterations} iterations: give more --iterations");
        return new ForceFieldAnswer
        {
            Field = field with { Source = $"fitted by lamina calibrate to {Path.GetFileName(request.Data)}; other values: {(field.Source.Length > 0 ? field.Source : Path.GetFileName(request.ForceField))}" }, Estimates = estimates,
            Rows = [.. data.Select((m, i) => (m.Quantity, m.Unit, m.ShearRate, m.Pressure, m.Value, m.Deviation, best.Computed[i]))],
            History = [.. swarm.History.Select(Math.Sqrt), residual], Evaluations = swarm.Evaluations + refined, Status = swarm.Status, NearBest = near.Length, Warnings = warnings,
        };
    }

    private static void Write(RunFolder folder, ForceFieldAnswer answer, ForceFieldRequest request)
    {
        folder.WriteText("forcefield.yaml", ForceFieldText.Write(answer.Field, $"Fitted: {string.Join(", ", answer.Estimates.Select(e => $"{e.Value.Name} {e.Value.Text(e.Best)}"))}"));
        folder.WriteText("residuals.csv", ForceFieldCalibrationText.Residuals(answer));
        folder.WriteText("report.html", ForceFieldCalibrationReport.Write(answer, Path.GetFileName(request.Structure)));
        folder.WriteText("result.json", JsonText.Write(ForceFieldCalibrationText.Json(answer)));
        folder.Finish();
    }
}
