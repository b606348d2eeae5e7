using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Materials;
using Lamina.Materials.Binders;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Starting;

/// <summary>One question that a new recipe asks, and what an answer to it must be.</summary>
public sealed record StarterQuestion
{
    private const int MostBinders = 4;

    /// <summary>The question, without its question mark.</summary>
    public required string Text { get; init; }

    /// <summary>What is wrong with an answer; null where it can be used.</summary>
    public required Func<string, Fault?> FaultOf { get; init; }

    /// <summary>The active material.</summary>
    public static StarterQuestion Active { get; } = Material<ActiveMaterial>("Active material");

    /// <summary>The solvent.</summary>
    public static StarterQuestion Solvent { get; } = Material<Solvent>("Solvent");

    /// <summary>The conductive carbon.</summary>
    public static StarterQuestion Carbon { get; } = Material<ConductiveAdditive>("Conductive carbon");

    /// <summary>The binder, or several joined by a plus sign.</summary>
    public static StarterQuestion Binders { get; } = new()
    {
        Text = "Binder (join two by +)",
        FaultOf = answer => Names(answer) is { Count: > 0 and <= MostBinders } binders
            ? binders.Select(Missing<Binder>).FirstOrDefault(f => f is not null)
            : Fault(FaultKind.Usage, $"binder {answer}: name one, or up to {MostBinders} joined by +", "e.g. PVDF or CMC+SBR"),
    };

    /// <summary>Solids content of the slurry.</summary>
    public static StarterQuestion SolidsContent { get; } = Measured("Solids content", "1", "e.g. 65 wt%", below: 1);

    /// <summary>Dry loading of one side.</summary>
    public static StarterQuestion Loading { get; } = Measured("Dry loading, one side", "kg/m2", "e.g. 18 mg/cm2");

    /// <summary>Web speed.</summary>
    public static StarterQuestion Speed { get; } = Measured("Web speed", "m/s", "e.g. 10 m/min");

    /// <summary>Length of the dryer.</summary>
    public static StarterQuestion DryerLength { get; } = Measured("Length of the dryer", "m", "e.g. 24 m");

    /// <summary>The binders that an answer names.</summary>
    /// <param name="answer">e.g. CMC+SBR</param>
    internal static IReadOnlyList<string> Names(string answer) => answer.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static StarterQuestion Material<T>(string text) where T : Material => new() { Text = text, FaultOf = Missing<T> };

    private static Fault? Missing<T>(string name) where T : Material
    {
        try
        {
            MaterialCatalogue.Find<T>(name);
            return null;
        }
        catch (InputException exception)
        {
            return exception.Faults[0];
        }
    }

    private static StarterQuestion Measured(string text, string unit, string example, double below = double.PositiveInfinity)
    {
        var dimension = Unit.Parse(unit).Dimension;
        return new StarterQuestion
        {
            Text = text,
            FaultOf = answer =>
            {
                if (!Quantity.TryParse(answer, out var quantity, out var error)) return Fault(FaultKind.WrongType, $"{text}: {answer}: {error.Message}", example);
                if (quantity.Dimension != dimension) return Fault(FaultKind.WrongDimension, $"{text}: {answer} is a {quantity.Dimension}, expected a {dimension}", example);
                return quantity.Value > 0 && quantity.Value < below ? null : Fault(FaultKind.OutOfRange, $"{text}: {answer} is not above zero{(double.IsFinite(below) ? $" and below {below}" : "")}", example);
            },
        };
    }

    private static Fault Fault(FaultKind kind, string message, string remedy) => new() { Kind = kind, Message = message, Remedy = remedy };
}
