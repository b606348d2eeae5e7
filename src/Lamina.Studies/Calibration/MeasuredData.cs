using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Tables;
using Lamina.Line.Outputs;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Calibration;

/// <summary>
/// Measured values from tables with <c>name [unit]</c> headers. A column <c>time</c>, <c>position</c>, <c>height</c> or <c>relative_height</c> is the axis; columns named as in
/// <c>drying.csv</c>, <c>profiles.csv</c> or as an output are data; <c>NAME_sd</c> holds standard deviations; columns named as a recipe value are settings of the
/// run that the row belongs to. Without an axis each row is one run.
/// </summary>
internal sealed class MeasuredData
{
    private static readonly (string Column, MeasuredAxis Axis, string Unit)[] Axes =
        [("time", MeasuredAxis.Time, "s"), ("position", MeasuredAxis.Position, "m"), ("height", MeasuredAxis.Height, "m"), ("relative_height", MeasuredAxis.RelativeHeight, "1")];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["temperature"] = "film_temperature", ["solvent_per_dry_mass"] = "residual_solvent", ["rate"] = "drying_rate", ["film_thickness"] = "thickness", ["z"] = "height",
    };

    private readonly RecipeEvaluator _evaluator;
    private readonly FilmReadings? _base;
    private readonly CalibrationRequest _request;
    private readonly List<string> _warnings = [];
    private readonly List<MeasuredColumn> _columns = [];
    private readonly List<Variable> _settings = [];
    private readonly List<Dictionary<string, double>> _runs = [];

    private MeasuredData(RecipeEvaluator evaluator, FilmReadings? atBase, CalibrationRequest request) => (_evaluator, _base, _request) = (evaluator, atBase, request);

    /// <summary>The columns of data.</summary>
    public IReadOnlyList<MeasuredColumn> Columns => _columns;

    /// <summary>Recipe values that differ between the runs.</summary>
    public IReadOnlyList<Variable> Settings => _settings;

    /// <summary>Their values in each run; a run without a value takes the recipe's [SI of each].</summary>
    public IReadOnlyList<double[]> Runs => [.. _runs.Select(run => _settings.Select(s => run.TryGetValue(s.Name, out var value) ? value : s.Base!.Value).ToArray())];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads all tables.</summary>
    /// <exception cref="InputException">a table cannot be read or holds nothing to compare with</exception>
    public static MeasuredData Read(RecipeEvaluator evaluator, FilmReadings? atBase, CalibrationRequest request)
    {
        var data = new MeasuredData(evaluator, atBase, request);
        foreach (var file in request.Data) data.Add(file);
        return data;
    }

    private void Add(string file)
    {
        var table = TableReader.Read(file);
        var map = _request.Columns.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        foreach (var name in map.Keys)
            if (!table.TryGet(name, out _)) table.Find(name);
        var named = table.Columns.ToDictionary(c => map.GetValueOrDefault(c.Name) ?? Aliases.GetValueOrDefault(c.Name) ?? c.Name, c => c, StringComparer.Ordinal);
        var axis = Axes.FirstOrDefault(a => named.ContainsKey(a.Column), (Column: "", Axis: MeasuredAxis.Run, Unit: "1"));
        var known = Known(axis.Axis);
        if (axis.Axis != MeasuredAxis.Run)
        {
            table.Find(named[axis.Column].Name, axis.Unit);
            if (_base is null) throw new InputException(FaultKind.Inconsistent, $"{file} holds curves or profiles, but the recipe has no film to compare them with", "use drying.model: film");
        }

        var data = new List<(string Name, string Unit, Column Column)>();
        var settings = new List<(Variable Variable, Column Column)>();
        foreach (var (name, column) in named)
        {
            if (name == axis.Column || (name.EndsWith("_sd", StringComparison.Ordinal) && named.ContainsKey(name[..^3]))) continue;
            if (known.FirstOrDefault(k => k.Name == name) is { Name: not null } quantity)
            {
                table.Find(column.Name, quantity.Unit);
                data.Add((name, quantity.Unit, column));
            }
            else if (column.Texts is null && Setting(name) is { } variable) settings.Add((variable, column));
            else _warnings.Add($"{file}: column {column.Name} is left out: it is no {(axis.Axis is MeasuredAxis.Run ? "output" : "quantity of a drying curve or profile")} and no value of the recipe");
        }
        if (data.Count == 0)
            throw new InputException(FaultKind.NotFound, $"{file} holds nothing to compare with: its columns are {string.Join(", ", table.Columns.Select(c => $"`{c.Header}`"))}",
                $"{(axis.Axis is MeasuredAxis.Run ? "without a column time, position or height each row is one run with its outputs; " : "")}known are {string.Join(", ", known.Select(k => k.Name).Take(16))}; name others by --column THEIRS=OURS");
        Take(file, axis, named, data, settings, table.Rows);
    }

    private (string Name, string Unit)[] Known(MeasuredAxis axis) => axis switch
    {
        MeasuredAxis.Run => [.. OutputCatalogue.All.Select(o => (o.Name, o.Unit)), .. OutputCatalogue.All.Select(o => ($"{o.Step}.{o.Name}", o.Unit)), .. _base is null ? [] : _base.Profiles.SelectMany(Slabs)],
        MeasuredAxis.Time or MeasuredAxis.Position => _base is null ? [] : [.. _base.Curves],
        _ => _base is null ? [] : [.. _base.Profiles.Select(p => (p, "1"))],
    };

    private static IEnumerable<(string, string)> Slabs(string profile) => profile.EndsWith("_over_mean", StringComparison.Ordinal)
        ? [(profile[..^10] + "_bottom_over_mean", "1"), (profile[..^10] + "_top_over_mean", "1")] : [];

    private Variable? Setting(string name)
    {
        try
        {
            return _evaluator.Find(name) is [{ Constant: null, Base: not null } variable] ? variable : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private void Take(
        string file, (string Column, MeasuredAxis Axis, string Unit) axis, Dictionary<string, Column> named,
        List<(string Name, string Unit, Column Column)> data, List<(Variable Variable, Column Column)> settings, int rows)
    {
        foreach (var (variable, column) in settings)
        {
            if (column.Unit.Dimension != variable.Unit.Dimension)
                throw new InputException(FaultKind.WrongDimension, $"{file}: column {column.Header} is a {column.Unit.Dimension}, {variable.Name} a {variable.Unit.Dimension}", $"write the unit in the header, as in `{column.Name} [{variable.Unit}]`");
            if (_settings.All(s => s.Name != variable.Name)) _settings.Add(variable);
        }
        var runOf = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var run = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (variable, column) in settings)
                if (double.IsFinite(column.Values[row])) run[variable.Name] = column.Values[row];
            // Rows of the same settings are the same run; so are curves of one recipe in several files.
            var same = _runs.FindIndex(known => known.Count == run.Count && known.All(k => run.TryGetValue(k.Key, out var value) && value == k.Value));
            if (same < 0)
            {
                same = _runs.Count;
                _runs.Add(run);
            }
            runOf[row] = same;
        }
        var places = axis.Axis == MeasuredAxis.Run ? [.. Enumerable.Range(0, rows).Select(r => (double)r)] : named[axis.Column].Values;
        var end = axis.Axis switch { MeasuredAxis.Time => _base!.EndTime, MeasuredAxis.Position => _base!.EndPosition ?? throw new InputException(FaultKind.Inconsistent, $"{file} has positions, but the recipe's dryer is no web dryer", "give time instead"), _ => double.PositiveInfinity };
        foreach (var (name, unit, column) in data)
        {
            var finite = Enumerable.Range(0, rows).Where(r => double.IsFinite(column.Values[r]) && double.IsFinite(places[r])).ToArray();
            // Beyond the pass there is nothing to compare with; with settings of their own, runs have their own ends and are read at theirs.
            var kept = settings.Count > 0 ? finite : [.. finite.Where(r => places[r] <= end * (1 + 1e-9) && places[r] >= 0)];
            if (kept.Length < finite.Length) _warnings.Add($"{file}: {finite.Length - kept.Length} values of {name} lie outside the computed pass and are left out");
            if (kept.Length == 0) continue;
            var given = named.TryGetValue(name + "_sd", out var deviations) ? deviations.Values : null;
            if (given is not null && deviations!.Unit.Dimension != column.Unit.Dimension)
                throw new InputException(FaultKind.WrongDimension, $"{file}: column {deviations.Header} is a {deviations.Unit.Dimension}, its values are a {column.Unit.Dimension}");
            if (given is not null && kept.Any(r => !(given[r] > 0)))
                throw new InputException(FaultKind.OutOfRange, $"{file}: {name}_sd holds a standard deviation that is missing or not above 0", "give one for every value, or none");
            var one = Deviation(name, unit);
            _columns.Add(new MeasuredColumn
            {
                Quantity = name,
                File = file,
                Unit = unit,
                Axis = axis.Axis,
                Places = [.. kept.Select(r => places[r])],
                Values = [.. kept.Select(r => column.Values[r])],
                // A deviation is a difference: degC and K are the same, so an offset that the header's unit brought along goes.
                Deviations = given is not null ? [.. kept.Select(r => given[r] - (deviations!.Unit.HasOffset ? 273.15 : 0))] : one is { } sd ? [.. kept.Select(_ => sd)] : null,
                Runs = [.. kept.Select(r => runOf[r])],
            });
        }
    }

    private double? Deviation(string quantity, string unit)
    {
        double? found = null;
        foreach (var text in _request.Deviations)
        {
            var (name, sd) = Split(text, "--sd");
            if (name != quantity) continue;
            if (sd.Dimension != Unit.Parse(unit).Dimension) throw new InputException(FaultKind.WrongDimension, $"--sd {text}: {sd} is a {sd.Dimension}, {quantity} a {Unit.Parse(unit).Dimension}");
            found = sd.Value;
        }
        return found;
    }

    /// <summary>Reads <c>name: 0.5 K</c>.</summary>
    internal static (string Name, Quantity Deviation) Split(string text, string option)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !Quantity.TryParse(text[(colon + 1)..].Trim(), out var quantity, out _))
            throw new InputException(FaultKind.Usage, $"{option} {text}: write a quantity and its standard deviation", "e.g. \"film_temperature: 0.5 K\"");
        quantity = quantity.AsDifference();
        return quantity.Value > 0 ? (text[..colon].Trim(), quantity)
            : throw new InputException(FaultKind.OutOfRange, $"{option} {text}: a standard deviation is above 0");
    }
}
