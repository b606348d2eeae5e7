using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Tables;
using Lamina.Learning.Calibration;
using Lamina.Line.Laws;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Calibration;

/// <summary>Fits the constants of a law of mixing, coating or calendering to a user's table, whose columns are named as the law names its inputs and its output.</summary>
public static class LawCalibrationStudy
{
    /// <summary>Runs the study.</summary>
    /// <param name="law">name of the law</param>
    /// <param name="file">the table</param>
    /// <param name="fit">constants that may move, <c>NAME: lo..hi unit</c> or <c>NAME</c>; empty moves all between their bounds</param>
    /// <param name="held">values of constants that are known, <c>NAME=value</c></param>
    /// <param name="columns">columns of other names: name in the table and name here</param>
    /// <param name="folder">folder for the results; null writes no file</param>
    /// <param name="progress">called with what is being done and the share done, or null [-]</param>
    /// <param name="cancellation">stops it</param>
    /// <exception cref="InputException">no such law, or the table does not hold what it needs</exception>
    public static CalibrationAnswer Run(
        string law, string file, IReadOnlyList<string> fit, IReadOnlyList<KeyValuePair<string, string>> held, IReadOnlyList<KeyValuePair<string, string>> columns,
        string? folder = null, Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        var of = LawCatalogue.Find(law);
        var values = of.Parameters.Select(p => p.Default.Value).ToArray();
        foreach (var (name, text) in held)
        {
            var index = Index(of, name, "--set");
            if (!Quantity.TryParse(text, out var quantity, out var error)) throw new InputException(FaultKind.Syntax, $"--set {name}={text}: {error}");
            Same(of, name, quantity.Dimension, Dimension(of.Parameters[index].Default.Unit), $"--set {name}={text}");
            values[index] = quantity.Value;
        }
        var moved = Moved(of, fit, [.. held.Select(h => h.Key)], values);
        if (moved.Count == 0) throw new InputException(FaultKind.Usage, $"all constants of {law} are held", "leave one to be fitted");
        var (inputs, measured, warnings) = Table(of, file, columns);

        FitResult result;
        try
        {
            result = Fit.Run(new FitProblem
            {
                Parameters = [.. moved.Select(m => m.Value.Parameter)],
                Series = [new FitSeries { Name = of.Output.Name, Values = measured.Values, Deviations = measured.Deviations }],
                Model = (parameters, predictions) =>
                {
                    var constants = (double[])values.Clone();
                    for (var j = 0; j < moved.Count; j++) constants[moved[j].Index] = parameters[j];
                    for (var i = 0; i < predictions.Length; i++) predictions[i] = of.Value(inputs[i], constants);
                    return true;
                },
            }, new FitSettings { Trials = 64 * moved.Count, Searches = 5, MostIterations = 200 }, progress, cancellation);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(FaultKind.Inconsistent, $"{file}: {exception.Message}");
        }
        var answer = new CalibrationAnswer
        {
            Name = of.Name, IsLaw = true, Parameters = [.. moved.Select(m => m.Value)], Measured = [measured], Fit = result, Warnings = [.. warnings, .. result.Warnings],
        };
        if (folder is not null)
        {
            using var run = StudyFolder.Open(folder, [of.Name, .. moved.Select(m => $"{m.Value.Name} {m.Value.Parameter.Low:R} {m.Value.Parameter.High:R}")]);
            CalibrationStudy.Write(run, answer);
        }
        return answer;
    }

    private static List<(int Index, CalibratedValue Value)> Moved(ProcessLaw law, IReadOnlyList<string> fit, HashSet<string> held, double[] values)
    {
        var moved = new List<(int, CalibratedValue)>();
        var wanted = fit.Count > 0 ? fit : [.. law.Parameters.Where(p => !held.Contains(p.Name)).Select(p => p.Name)];
        foreach (var text in wanted)
        {
            var colon = text.IndexOf(':');
            var index = Index(law, (colon < 0 ? text : text[..colon]).Trim(), "--fit");
            var parameter = law.Parameters[index];
            var (low, high, unit) = (parameter.Default.Lower!.Value, parameter.Default.Upper!.Value, Displayed(parameter.Default.Unit));
            if (colon >= 0)
            {
                if (!QuantityRange.TryParse(text[(colon + 1)..].Trim(), out var range, out var error)) throw new InputException(FaultKind.Usage, $"--fit {text}: {error}", $"e.g. --fit \"{parameter.Name}: {low:G3}..{high:G3}\"");
                Same(law, parameter.Name, range.Dimension, Dimension(parameter.Default.Unit), $"--fit {text}");
                (low, high, unit) = (range.Low.Value, range.High.Value, range.High.Unit);
            }
            moved.Add((index, new CalibratedValue
            {
                Unit = unit,
                RecipeKey = law.RecipeKeys.Count > 0 ? law.RecipeKeys[index] : null,
                Parameter = new FitParameter { Name = parameter.Name, Low = low, High = high, Start = values[index] >= low && values[index] <= high ? values[index] : null, Logarithmic = parameter.Logarithmic && low > 0 },
            }));
        }
        return moved;
    }

    private static (double[][] Inputs, MeasuredColumn Measured, List<string> Warnings) Table(ProcessLaw law, string file, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        var table = TableReader.Read(file);
        var back = columns.ToDictionary(c => c.Value, c => c.Key, StringComparer.Ordinal);
        Column Find(LawQuantity quantity) => Dimension(quantity.Unit) is null ? table.Find(back.GetValueOrDefault(quantity.Name, quantity.Name)) : table.Find(back.GetValueOrDefault(quantity.Name, quantity.Name), quantity.Unit);
        var inputs = law.Inputs.Select(Find).ToArray();
        var output = Find(law.Output);
        var sd = table.TryGet(back.GetValueOrDefault(law.Output.Name, law.Output.Name) + "_sd", out var given) ? given : null;
        var rows = new List<int>();
        var beyond = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            if (!double.IsFinite(output.Values[row]) || inputs.Any(c => !double.IsFinite(c.Values[row]))) continue;
            if (Enumerable.Range(0, inputs.Length).Any(i => inputs[i].Values[row] < law.Inputs[i].Lowest || inputs[i].Values[row] > law.Inputs[i].Highest)) beyond++;
            else rows.Add(row);
        }
        var warnings = new List<string>();
        if (beyond > 0) warnings.Add($"{beyond} rows lie outside the range of {law.Name} and are left out");
        if (rows.Count == 0) throw new InputException(FaultKind.Empty, $"{file} has no complete row", $"it needs {string.Join(", ", law.Inputs.Select(i => $"{i.Name} [{i.Unit}]"))} and {law.Output.Name} [{law.Output.Unit}]");
        return ([.. rows.Select(r => inputs.Select(c => c.Values[r]).ToArray())], new MeasuredColumn
        {
            Quantity = law.Output.Name, File = file, Unit = law.Output.Unit, Axis = MeasuredAxis.Run, Places = [.. rows.Select(r => (double)r)], Values = [.. rows.Select(r => output.Values[r])],
            Deviations = sd is null ? null : [.. rows.Select(r => sd.Values[r])], Runs = [.. rows.Select((_, i) => i)],
        }, warnings);
    }

    private static int Index(ProcessLaw law, string name, string option)
    {
        for (var i = 0; i < law.Parameters.Count; i++)
            if (law.Parameters[i].Name == name) return i;
        throw new InputException(FaultKind.NotFound, $"{option} {name}: {law.Name} has no such constant",
            $"{(Nearest.To(name, law.Parameters.Select(p => p.Name)) is { } near ? $"did you mean {near}? " : "")}it has {string.Join(", ", law.Parameters.Select(p => p.Name))}");
    }

    // Pa s^n and its like have no fixed dimension: taken as pure numbers in SI.
    private static Dimension? Dimension(string unit) => Unit.TryParse(unit, out var parsed, out _) ? parsed.Dimension : null;

    // A consistency, Pa s^n, has no unit of its own: recipes write it in Pa, at 1/s.
    private static Unit Displayed(string unit) => Unit.TryParse(unit, out var parsed, out _) ? parsed : unit == "Pa s^n" ? Unit.Parse("Pa") : Unit.One;

    private static void Same(ProcessLaw law, string name, Dimension given, Dimension? expected, string option)
    {
        if (given != (expected ?? Unit.One.Dimension)) throw new InputException(FaultKind.WrongDimension, $"{option}: this is a {given}, {name} of {law.Name} a {expected?.ToString() ?? "pure number in SI"}");
    }
}
