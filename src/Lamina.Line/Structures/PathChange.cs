using System.Globalization;
using Lamina.Data.Faults;
using Lamina.Line.Calendering;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;

namespace Lamina.Line.Structures;

/// <summary>
/// One other path to the same structure: a path parameter of every particle step times a factor. Path parameters are those of the numerical way (increments, steps, damping), which the model knows nothing of: a
/// structure that depends on them is known no better than that.
/// </summary>
public sealed record PathChange
{
    private const double LeastFactor = 0.01, MostFactor = 1000;

    /// <summary>The paths that are run where none are named: each parameter halved and doubled.</summary>
    public static IReadOnlyList<PathChange> Usual { get; } =
    [
        .. ((PathParameter[])[PathParameter.Increments, PathParameter.Steps, PathParameter.Damping]).SelectMany(p => (PathChange[])[new() { Parameter = p, Factor = 0.5 }, new() { Parameter = p, Factor = 2 }]),
    ];

    /// <summary>What is changed.</summary>
    public required PathParameter Parameter { get; init; }

    /// <summary>By how much it is multiplied [-].</summary>
    public required double Factor { get; init; }

    /// <summary>Its name, as it is read: <c>increments:2</c>.</summary>
    public string Name => $"{Word(Parameter)}:{Factor.ToString("R", CultureInfo.InvariantCulture)}";

    /// <summary>Reads a list of changes, <c>increments:10,steps:0.5</c>; an empty one takes <see cref="Usual"/>.</summary>
    /// <param name="text">the list</param>
    /// <exception cref="InputException">a change cannot be read</exception>
    public static IReadOnlyList<PathChange> Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Usual;
        var changes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToArray();
        if (changes.Length != changes.DistinctBy(c => c.Name).Count()) throw new InputException(FaultKind.Usage, $"--paths {text}: a path is given twice", "name each once");
        return changes;
    }

    /// <summary>The same job by another path.</summary>
    /// <param name="job">a job with a step of particles</param>
    /// <exception cref="InputException">no step has particles, or a parameter would leave its range</exception>
    public LineJob Apply(LineJob job)
    {
        var (mixes, dries, calenders) = (job.Mixing is { Model: MixingModel.Particles }, job.Drying is { Model: DryingModel.Particles }, job.Calendering is { Model: CalenderingModel.Particles });
        if (!mixes && !dries && !calenders) throw new InputException(FaultKind.Usage, "--paths: no step of the recipe has model: particles, and no other has path parameters", "leave --paths out");
        var (rest, drying, press) = (job.Structure.Relaxation, job.Drying?.Particles ?? new(), job.Calendering?.Particles ?? new());
        if (drying.Drive == DryingDrive.Sweep) drying = drying with { Sweep = Swept(drying.Sweep ?? new()) };
        (rest, drying, press) = Parameter switch
        {
            PathParameter.Increments => (rest with { LargestStrain = rest.LargestStrain / Factor }, drying with { Increments = Whole(dries, "increments of drying", drying.Increments, 10) }, press with { Increments = Whole(calenders, "increments of calendering", press.Increments, 10) }),
            PathParameter.Steps => (rest with { ForceTolerance = rest.ForceTolerance / Factor }, drying with { StepsPerIncrement = Whole(dries, "steps per increment of drying", drying.StepsPerIncrement, 1) },
                press with
                {
                    StepsPerIncrement = Whole(calenders, "steps per increment of calendering", press.StepsPerIncrement, 5), MostStepsPerIncrement = Whole(calenders, "most steps per increment of calendering", press.MostStepsPerIncrement, 5),
                    RestTolerance = (press.RestTolerance ?? 0.1) / Factor,
                }),
            _ => (rest, drying with { Damping = drying.Damping * Factor }, press with { Damping = press.Damping * Factor }),
        };
        return job with
        {
            Structure = job.Structure with { Relaxation = rest },
            Drying = dries ? job.Drying! with { Particles = drying } : job.Drying,
            Calendering = calenders ? job.Calendering! with { Particles = press } : job.Calendering,
        };
    }

    // A slower surface is what more increments are to a ramp, a shorter time step what more steps are.
    private SweepSettings Swept(SweepSettings sweep) => Parameter switch
    {
        PathParameter.Increments => sweep with { CapillaryNumber = sweep.CapillaryNumber / Factor },
        PathParameter.Steps => sweep with { StepShare = Math.Min(1, sweep.StepShare / Factor) },
        _ => sweep,
    };

    private int Whole(bool acts, string what, int value, int least)
    {
        if (!acts) return value;
        const int most = 10_000_000;
        var changed = Math.Round(value * Factor);
        if (changed < least || changed > most) throw new InputException(FaultKind.OutOfRange, $"--paths {Name}: {changed:0} {what} in place of {value}; {least} to {most} are allowed", "give another factor, or other path parameters in the recipe");
        return (int)changed;
    }

    private static PathChange One(string word)
    {
        var parts = word.Split(':');
        var known = Enum.GetValues<PathParameter>();
        var words = known.Select(Word).ToArray();
        if (parts.Length != 2 || !words.Contains(parts[0]))
            throw new InputException(FaultKind.UnknownChoice, $"--paths {word}: a path is a parameter and a factor", $"parameters are {string.Join(", ", words)}; e.g. --paths increments:10,steps:0.5");
        if (!double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) || !(factor is >= LeastFactor and <= MostFactor) || factor == 1)
            throw new InputException(FaultKind.OutOfRange, $"--paths {word}: a factor from {LeastFactor} to {MostFactor} other than 1 is needed", "e.g. --paths increments:10 for a ramp ten times slower");
        return new() { Parameter = known[Array.IndexOf(words, parts[0])], Factor = factor };
    }

    private static string Word(PathParameter parameter) => parameter switch { PathParameter.Increments => "increments", PathParameter.Steps => "steps", _ => "damping" };
}
