namespace Lamina.Studies.Validation;

/// <summary>A validation case: one file each, run by <c>lamina validate</c> and by the tests.</summary>
public abstract class ValidationCase
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it compares with.</summary>
    public abstract ValidationClass Class { get; }

    /// <summary>What is asked, one sentence.</summary>
    public abstract string Question { get; }

    /// <summary>Where the expected values come from.</summary>
    public abstract string Source { get; }

    /// <summary>Number of the case in the literature notes that the issue lists, as text.</summary>
    public virtual string Number => "";

    /// <summary>The numbers that <see cref="Number"/> names: <c>1 to 4</c> is four of them [-].</summary>
    public IReadOnlyList<int> Numbers
    {
        get
        {
            var words = Number.Split(' ', ',').Select(w => (IsNumber: int.TryParse(w, out var n), Value: n, Word: w)).ToArray();
            var numbers = words.Where(w => w.IsNumber).Select(w => w.Value).ToArray();
            return words.Any(w => w.Word == "to") && numbers is [var first, var last] ? [.. Enumerable.Range(first, last - first + 1)] : numbers;
        }
    }

    /// <summary>A failure of this case that is known, named and kept in the open; null where it should pass.</summary>
    public virtual string? KnownConflict => null;

    /// <summary>File below LAMINA_REFERENCE_DATA that the case needs; null where it needs none.</summary>
    public virtual string? ReferenceData => null;

    /// <summary>Whether its own list of points takes more than half a minute of processor time: such a case is left to the long tests.</summary>
    public virtual bool TakesMinutes => false;

    /// <summary>Parameters that <c>--set</c> may change; empty where the case has one point only.</summary>
    public virtual IReadOnlyList<ValidationParameter> Parameters => [];

    /// <summary>Runs the case over its own list of points.</summary>
    /// <param name="cancellation">stops it</param>
    public abstract IEnumerable<ValidationRow> Run(CancellationToken cancellation = default);

    /// <summary>Runs the case at one point.</summary>
    /// <param name="point">the parameters, those not set at their defaults</param>
    /// <param name="cancellation">stops it</param>
    public virtual IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) =>
        throw new ArgumentException($"{Name} takes no parameters");

    /// <summary>A row that is gated by an absolute tolerance.</summary>
    /// <param name="quantity">what is compared</param>
    /// <param name="expected">the value to be met [SI]</param>
    /// <param name="got">the value computed [SI]</param>
    /// <param name="tolerance">largest difference allowed [SI]</param>
    /// <param name="unit">SI unit as text</param>
    protected ValidationRow Gate(string quantity, double? expected, double? got, double tolerance, string unit = "1") => new()
    {
        Case = Name,
        Class = Class,
        Quantity = quantity,
        Expected = expected,
        Got = got is { } g && double.IsFinite(g) ? g : null,
        Unit = unit,
        Tolerance = expected is null ? null : tolerance,
        Pass = expected is null ? null : got is { } v && Math.Abs(v - expected.Value) <= tolerance,
        Source = Source,
    };

    /// <summary>A row whose tolerance is a share of the expected value.</summary>
    /// <param name="quantity">what is compared</param>
    /// <param name="expected">the value to be met [SI]</param>
    /// <param name="got">the value computed [SI]</param>
    /// <param name="relative">largest relative difference allowed [-]</param>
    /// <param name="unit">SI unit as text</param>
    protected ValidationRow Relative(string quantity, double? expected, double? got, double relative, string unit = "1") =>
        Gate(quantity, expected, got, Math.Abs(expected ?? 0) * relative, unit);

    /// <summary>A row for a statement that holds or does not: expected 1, got 1 or 0.</summary>
    /// <param name="statement">what must hold</param>
    /// <param name="holds">whether it does</param>
    protected ValidationRow Holds(string statement, bool holds) => Gate(statement, 1, holds ? 1 : 0, 0);

    /// <summary>A row that is only reported.</summary>
    /// <param name="quantity">what is reported</param>
    /// <param name="got">the value computed [SI]</param>
    /// <param name="unit">SI unit as text</param>
    protected ValidationRow Report(string quantity, double? got, string unit = "1") => Gate(quantity, null, got, 0, unit);
}
