using Lamina.Data.Binding;
using Lamina.Data.Expressions;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;
using Lamina.Drying.Film;
using Lamina.Line.Drying;
using Lamina.Line.Outputs;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Numerics;
using Lamina.Particles.Forces;

namespace Lamina.Studies.Evaluation;

/// <summary>
/// Runs one recipe in memory at many points: values of the recipe, its line or the film model's assumed constants in, outputs out. The files are read once;
/// nothing is written. Safe for any number of threads; the same point gives the same bits. A point that cannot be run is a value with its reason.
/// </summary>
/// <remarks>
/// A value is addressed as in <c>--set</c>, and keys may be left out where one value is meant: <c>speed</c> is <c>drying.speed</c> (of several the one of drying and dryer is meant), and
/// <c>dryer.zones[*].air_temperature</c> is the air of every zone, one variable per zone, above and below the web together. <c>[*]</c> gives one variable per
/// item, <c>[=]</c> one for all. An assumed constant of the film model is addressed by the name that <c>lamina check</c> lists.
/// </remarks>
public sealed class RecipeEvaluator
{
    private readonly Document _document;
    private readonly IReadOnlyDictionary<string, Document> _files;
    private readonly EvaluationOptions _options;
    private readonly IReadOnlyList<(string Text, KeyPath Path)> _known;
    private readonly Lazy<IReadOnlyList<FilmConstant>> _constants;
    private volatile bool _carrySpread;

    private RecipeEvaluator(ReadRecipe read, EvaluationOptions options)
    {
        Recipe = read;
        _options = options;
        _document = read.Bound.Documents[0];
        _files = read.Bound.Documents.Skip(1).ToDictionary(d => d.File, StringComparer.Ordinal);
        _known = KeyAddress.Known(read.Bound);
        _constants = new(() => Running.CheckStudy.Assumed(read.Job));
    }

    /// <summary>The recipe as read, with the changes of the options.</summary>
    public ReadRecipe Recipe { get; }

    /// <summary>The film model's constants that this recipe leaves to assumptions, with bounds.</summary>
    public IReadOnlyList<FilmConstant> Constants => _constants.Value;

    /// <summary>Reads a recipe file.</summary>
    /// <param name="recipe">the file</param>
    /// <param name="options">grid and changes; null takes the coarse grid</param>
    /// <exception cref="InputException">with all faults of the recipe and its line file</exception>
    public static RecipeEvaluator Read(string recipe, EvaluationOptions? options = null)
    {
        options ??= new EvaluationOptions();
        return new RecipeEvaluator(RecipeReader.Read(recipe, options.Changes), options);
    }

    /// <summary>An evaluator of a recipe that was read already.</summary>
    /// <param name="read">the recipe</param>
    /// <param name="options">grid; its changes are those that the recipe was read with</param>
    public static RecipeEvaluator Of(ReadRecipe read, EvaluationOptions? options = null) => new(read, options ?? new EvaluationOptions());

    /// <summary>An evaluator of a recipe given as text.</summary>
    /// <param name="text">the recipe</param>
    /// <param name="file">its name in messages; a line file is looked for beside it</param>
    /// <param name="options">grid and changes; null takes the coarse grid</param>
    /// <exception cref="InputException">with all faults</exception>
    public static RecipeEvaluator Parse(string text, string file = "(text)", EvaluationOptions? options = null)
    {
        options ??= new EvaluationOptions();
        return new RecipeEvaluator(RecipeReader.Parse(text, file, options.Changes), options);
    }

    /// <summary>The variables that a text such as <c>dryer.zones[*].air_temperature: 60..140 degC</c> means; an assumed constant may leave out its range.</summary>
    /// <param name="text">address, colon, range with unit</param>
    /// <exception cref="InputException">the address or the range cannot be read, leads nowhere, or an end of the range is not allowed in the recipe, whatever the other values</exception>
    public IReadOnlyList<Variable> Vary(string text)
    {
        var colon = text.IndexOf(':');
        var address = (colon < 0 ? text : text[..colon]).Trim();
        QuantityRange? range = null;
        if (colon >= 0 && !QuantityRange.TryParse(text[(colon + 1)..].Trim(), out range, out var error))
            throw new InputException(FaultKind.Usage, $"`{text}`: {error}", "write the address and a range, as in `drying.speed: 10..60 m/min`");
        var found = Find(address);
        if (range is null && found.Any(v => double.IsNaN(v.Low)))
            throw new InputException(FaultKind.Usage, $"`{text}` gives no range", $"write one, as in `{address}: 1..2 {found[0].Unit}`");
        return [.. found.Select(v => range is null ? v : Bounded(v, range))];
    }

    /// <summary>The values that an address means, without a range except for assumed constants, which have their bounds.</summary>
    /// <param name="address">e.g. <c>speed</c>, <c>dryer.zones[0].air_temperature</c>, <c>PVDF.apparent_diffusivity</c></param>
    /// <returns>variables whose ends are NaN where the recipe says none</returns>
    /// <exception cref="InputException">it leads nowhere, or to several values that have nothing to do with each other</exception>
    public IReadOnlyList<Variable> Find(string address)
    {
        address = address.Trim();
        if (Constants.FirstOrDefault(c => c.Name == address) is { } constant)
            return
            [
                new Variable
                {
                    Name = constant.Name, Paths = [], Constant = constant.Name, Base = constant.Value.Value, Unit = Unit.Parse(constant.Value.Unit),
                    Low = constant.Value.Lower ?? double.NaN, High = constant.Value.Upper ?? double.NaN,
                },
            ];
        var places = KeyAddress.Parse(address).Resolve(_known);
        if (places.Count == 0)
        {
            // A key that is allowed but not written: the text is the full path, and binding says whether it is one.
            if (!KeyPath.Parse(address.Replace("[=]", "[*]")).Steps.Any(s => s.IsEvery) && Writable(address))
                return [new Variable { Name = address, Paths = [address], Unit = Unit.One, Low = double.NaN, High = double.NaN }];
            var near = KeyAddress.Near(address, Constants.Select(c => c.Name), _known);
            throw new InputException(FaultKind.NotFound, $"`{address}` is no value of this recipe, its line or the film model's constants",
                near.Count > 0 ? $"did you mean {string.Join(" or ", near.Select(n => $"`{n}`"))}?" : "`lamina check --json RECIPE` lists all values");
        }
        return [.. places.Select(Of)];
    }

    /// <summary>The values of recipe and line that are written with an uncertainty, <c>35 +- 5 W/m2/K</c>, in the order of the file; their range is two standard deviations either way.</summary>
    public IReadOnlyList<Variable> Uncertain =>
    [
        .. Recipe.Bound.Uncertain.Select(given => new Variable
        {
            Name = given.Path, Paths = [given.Path], Base = given.Quantity!.Value, StandardDeviation = given.Quantity.Sd, Unit = given.Quantity.Unit,
            Low = given.Quantity.Value - 2 * given.Quantity.Sd!.Value, High = given.Quantity.Value + 2 * given.Quantity.Sd.Value,
        }),
    ];

    /// <summary>The recipe as it is.</summary>
    /// <param name="cancellation">stops within a time step</param>
    public EvaluatedPoint AtBase(CancellationToken cancellation = default) => At([], [], cancellation);

    /// <summary>The recipe at a point.</summary>
    /// <param name="variables">what is moved</param>
    /// <param name="values">to which values, in the same order [SI of each variable]</param>
    /// <param name="cancellation">stops within a time step</param>
    /// <exception cref="OperationCanceledException">it was cancelled; nothing else is thrown for a point that cannot be run</exception>
    public EvaluatedPoint At(IReadOnlyList<Variable> variables, ReadOnlySpan<double> values, CancellationToken cancellation = default)
    {
        if (variables.Count != values.Length) throw new ArgumentException($"{variables.Count} variables and {values.Length} values");
        var point = values.ToArray();
        EvaluatedPoint Failed(string reason) => new() { Point = point, Failure = reason };
        try
        {
            var read = Bind(variables, point);
            var constants = variables.Select((v, i) => (v.Constant, Value: point[i])).Where(c => c.Constant is not null).ToArray();
            // What only a report draws is not asked for: profiles over time, the homogeneous drying beside a structure's.
            var drying = read.Job.Drying;
            if (drying is { Model: DryingModel.Film, ProfileTimes: null }) drying = drying with { ProfileTimes = [] };
            if (drying?.Particles is { AgainstHomogeneous: true } drawn) drying = drying with { Particles = drawn with { AgainstHomogeneous = false } };
            var job = read.Job with
            {
                Drying = drying,
                CarrySpread = _carrySpread,
                Solve = (film, progress, stop) => Gridded(constants.Aggregate(film, (f, c) => Change(f, c.Constant!, c.Value))).Solve(progress, stop),
            };
            return new EvaluatedPoint { Point = point, Result = Line.Line.Run(job, new RunContext { Seed = (ulong)read.Bound.Value.Seed }, null, cancellation), Bound = read.Bound };
        }
        catch (InputException exception)
        {
            return Failed(string.Join("; ", exception.Faults.Select(f => f.Message)));
        }
        catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException or UnstableMotionException or ArgumentException)
        {
            return Failed(exception.Message);
        }
    }

    /// <summary>
    /// Forward sensitivities of the film model at a point: derivatives of its outputs with the variables, without the noise of differences. The cases beside the point are built
    /// as the point itself, so any recipe, line or constant value that the film model reads may be a variable.
    /// </summary>
    /// <param name="variables">what is moved</param>
    /// <param name="values">to which values, in the same order [SI of each variable]</param>
    /// <param name="cancellation">stops within a time step</param>
    /// <returns>null where the recipe is not dried by the film model or the cases beside the point cannot be built</returns>
    public PointSensitivities? Sensitivities(IReadOnlyList<Variable> variables, ReadOnlySpan<double> values, CancellationToken cancellation = default)
    {
        var point = values.ToArray();
        var sides = new List<(FilmPerturbation Film, Bound<Recipe> Above, Bound<Recipe> Below)>();
        try
        {
            for (var i = 0; i < point.Length; i++)
            {
                // Sizes of settings: an end of their range, where it is known; a temperature's size is some tens of kelvins, not its distance from zero.
                var size = double.IsFinite(variables[i].High - variables[i].Low) && variables[i].High > variables[i].Low ? variables[i].High - variables[i].Low : Math.Max(Math.Abs(point[i]), 1e-30);
                var half = size / FilmPerturbation.HalvesPerSize;
                (FilmCase Film, Bound<Recipe> Bound) At(double by)
                {
                    var moved = (double[])point.Clone();
                    moved[i] += by;
                    return Case(variables, moved, cancellation) ?? throw new NotConvergedException("no film model");
                }
                var (above, below) = (At(half), At(-half));
                sides.Add((new FilmPerturbation
                {
                    Half = half, Above = (above.Film.Input, above.Film.Closures, above.Film.Program), Below = (below.Film.Input, below.Film.Closures, below.Film.Program),
                }, above.Bound, below.Bound));
            }
            if (Case(variables, point, cancellation) is not { } middle) return null;
            var found = FilmModel.Sensitivities(middle.Film.Input, middle.Film.Closures, middle.Film.Program, [.. sides.Select(s => s.Film)], middle.Film.Options, cancellation);
            return new PointSensitivities(found, sides);
        }
        catch (Exception exception) when (exception is NotConvergedException or StepImbalanceException or ArgumentException)
        {
            return null;
        }
    }

    // The case that a pass at this point would solve; the run ends where it would begin to.
    private (FilmCase Film, Bound<Recipe> Bound)? Case(IReadOnlyList<Variable> variables, double[] values, CancellationToken cancellation)
    {
        var read = Bind(variables, values);
        if (read.Job.Drying is not { Model: DryingModel.Film } drying) return null;
        var constants = variables.Select((v, i) => (v.Constant, Value: values[i])).Where(c => c.Constant is not null).ToArray();
        FilmCase? built = null;
        var job = read.Job with
        {
            Drying = drying with { ProfileTimes = [] },
            Solve = (film, _, _) =>
            {
                built = Gridded(constants.Aggregate(film, (f, c) => Change(f, c.Constant!, c.Value)));
                throw new OperationCanceledException();
            },
        };
        try
        {
            Line.Line.Run(job, new RunContext { Seed = (ulong)read.Bound.Value.Seed }, null, cancellation);
        }
        catch (OperationCanceledException) when (built is not null)
        {
            cancellation.ThrowIfCancellationRequested();
        }
        return built is null ? null : (built, read.Bound);
    }

    /// <summary>Checks that an expression over outputs and recipe values can be evaluated for this recipe: every name leads somewhere and dimensions fit.</summary>
    /// <param name="expression">e.g. <c>residual_solvent &lt;= 500 ppm</c> or <c>speed</c></param>
    /// <returns>whether it is a single comparison with an order, which has a margin</returns>
    /// <exception cref="InputException">a name is neither an output nor a recipe value, or dimensions do not go together</exception>
    public bool Check(Expression expression)
    {
        // Ones in place of values: what is left to go wrong is names and dimensions.
        IReadOnlyList<Measured> Ones(string name)
        {
            if (OutputCatalogue.Find(name) is [var definition, ..])
            {
                // The spread of the loading is carried through the dryer only where it is asked for: it takes seven more solutions per point.
                if (DryingOutputs.OverTheWeb.Any(o => o.Name == definition.Name)) _carrySpread = true;
                return [Measured.Of(1, definition.Unit)];
            }
            try
            {
                return [.. Find(name).Select(v => Measured.Of(1, v.SiUnit))];
            }
            catch (InputException exception) when (exception.Faults[0].Kind == FaultKind.NotFound)
            {
                var near = KeyAddress.Near(name, OutputCatalogue.All.Select(o => o.Name), _known);
                throw new InputException(FaultKind.NotFound, $"`{expression.Text}`: `{name}` is neither an output nor a value of this recipe",
                    near.Count > 0 ? $"did you mean {string.Join(" or ", near.Select(n => $"`{n}`"))}?" : "`lamina explain` lists the outputs, `lamina check --json RECIPE` the values");
            }
        }
        if (expression.IsCondition)
        {
            expression.Holds(Ones);
            return expression.Margin(Ones) is not null;
        }
        expression.Evaluate(Ones);
        return false;
    }

    /// <summary>The values that names have at a point, for expressions: outputs first, then recipe and line values, then assumed constants. An output without a value is NaN.</summary>
    /// <param name="at">the point</param>
    public Lookup Names(EvaluatedPoint at) => Names(at, at.Bound, (_, value) => value);

    /// <summary>The same beside a point: with the recipe as bound there, and outputs moved.</summary>
    internal Lookup Names(EvaluatedPoint at, Bound<Recipe>? recipe, Func<string, double, double> moved) => name =>
    {
        if (at.Find(name) is { } output) return [Measured.Of(output.Value is { } value ? moved(output.Name, value) : output.Otherwise ?? double.NaN, output.Unit)];
        if (OutputCatalogue.Find(name) is [var definition, ..]) return [Measured.Of(double.NaN, definition.Unit)];
        if (recipe is not { } bound) return null;
        var found = new List<Measured>();
        foreach (var variable in Find(name))
        {
            if (variable.Constant is not null) found.Add(Measured.Of(variable.Base!.Value, variable.SiUnit));
            foreach (var path in variable.Paths.Take(1))
                if (Quantity(bound, path) is { } quantity) found.Add(Measured.Of(quantity));
        }
        return found.Count == 0 ? null : found;
    };

    private FilmCase Gridded(FilmCase film)
    {
        var gridded = _options.Grid == EvaluationGrid.Coarse ? film.ForStudies() : film with { Options = film.Options with { ProfileTimes = null, ProfileCount = 2 } };
        return gridded with
        {
            Options = gridded.Options with
            {
                Cells = _options.Cells ?? gridded.Options.Cells,
                SeriesPoints = _options.SeriesPoints ?? gridded.Options.SeriesPoints,
                RelativeTolerance = _options.RelativeTolerance ?? gridded.Options.RelativeTolerance,
                AbsoluteTolerance = _options.RelativeTolerance is { } tight ? 1e-2 * tight : gridded.Options.AbsoluteTolerance,
            },
        };
    }

    private static FilmCase Change(FilmCase film, string name, double value) =>
        (film.Assumed.FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException($"{name} is given at this point and no longer assumed")).Change(film, value);

    private ReadRecipe Bind(IReadOnlyList<Variable> variables, double[] values)
    {
        var changes = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < values.Length; i++)
            foreach (var path in variables[i].Paths) changes.Add(new(path, variables[i].Text(values[i])));
        return RecipeReader.Read(_document, _files, changes);
    }

    private Variable Of((string Name, IReadOnlyList<string> Paths) place)
    {
        var quantity = Quantity(Recipe.Bound, place.Paths[0]);
        // Values that move together and differ now have no common base.
        var same = place.Paths.All(p => Quantity(Recipe.Bound, p)?.Value == quantity?.Value);
        return new Variable
        {
            Name = place.Name, Paths = place.Paths, Base = same ? quantity?.Value : null, StandardDeviation = quantity?.Sd, Unit = quantity?.Unit ?? Unit.One, Low = double.NaN, High = double.NaN,
        };
    }

    private static Quantity? Quantity(Bound<Recipe> bound, string path) =>
        bound.Given.TryGetValue(path, out var given) ? given.Quantity
        : bound.Defaulted.TryGetValue(path, out var text) && Data.Quantities.Quantity.TryParse(text, out var quantity, out _) ? quantity : null;

    private Variable Bounded(Variable variable, QuantityRange range)
    {
        var bounded = variable with { Low = range.Low.Value, High = range.High.Value, Unit = range.High.Unit };
        if (variable.Constant is not null)
        {
            if (range.Dimension != variable.Unit.Dimension)
                throw new InputException(FaultKind.WrongDimension, $"`{variable.Name}: {range}` is a {range.Dimension}, expected a {variable.Unit.Dimension}");
            return bounded;
        }
        // A written difference such as `5 K` is no temperature on a scale; binding knows which is meant and says what is allowed.
        foreach (var end in (ReadOnlySpan<double>)[bounded.Low, bounded.High])
            try
            {
                Bind([bounded], [end]);
            }
            catch (InputException exception)
            {
                // An end that contradicts another value, as more make-up than exhaust: other points may well be possible, and each is judged when it is run.
                if (exception.Faults.Any(f => f.Kind != FaultKind.Inconsistent)) throw;
            }
        return bounded;
    }

    private bool Writable(string path)
    {
        try
        {
            RecipeReader.Read(_document, _files, [new(path, "1e-290")]);
            return true;
        }
        catch (InputException exception)
        {
            // Any complaint but "there is no such key" means that the key is one.
            return exception.Faults.All(f => f.Kind is FaultKind.OutOfRange or FaultKind.WrongDimension or FaultKind.Inconsistent);
        }
    }
}
