using Lamina.Data.Quantities;
using Lamina.Line.Outputs;
using Lamina.Learning.Optimisation;

namespace Lamina.Studies.Protocols;

/// <summary>The answer of <c>lamina optimise</c> in words.</summary>
public static class OptimumWords
{
    /// <summary>The answer in a few sentences.</summary>
    /// <param name="optimum">the answer</param>
    public static IReadOnlyList<string> Summary(Optimum optimum)
    {
        if (optimum.At is null) return [.. optimum.Notes];
        var lines = new List<string>();
        var was = optimum.BaseValue is { } before
            ? $" (the recipe as it is: {Goal(optimum, before)}{(optimum.BaseConstraints.Any(c => c.Margin is null or < 0) ? ", with conditions broken" : "")})" : "";
        lines.Add(optimum.Status switch
        {
            _ when optimum.Value is null => $"{optimum.Goal} has no value at the best point found",
            _ when optimum.Constraints.Any(c => c.Margin is null or < 0) => $"No setting tried keeps every condition; the one that breaks them least gives {optimum.Goal} = {Goal(optimum, optimum.Value.Value)}{was}.",
            SearchStatus.Converged => $"{(optimum.Maximise ? "Highest" : "Lowest")} {optimum.Goal}: {Goal(optimum, optimum.Value.Value)}{was}.",
            SearchStatus.Stopped => $"Stopped; best {optimum.Goal} so far: {Goal(optimum, optimum.Value.Value)}{was}.",
            _ => $"Best {optimum.Goal} found: {Goal(optimum, optimum.Value.Value)}{was}; the search used up its passes before it came to rest.",
        });
        var active = optimum.Constraints.Where(c => c.IsActive).Select(c => $"`{c.Text}`")
            .Concat(optimum.Variables.Where(v => v.AtHigh || v.AtLow).Select(v => $"the {(v.AtHigh ? "high" : "low")} end of {v.Variable.Name}")).ToArray();
        lines.Add(active.Length == 0 ? "No condition holds it back." : $"It is held by {string.Join(", ", active)}.");
        if (optimum.Relaxations is [{ Gain: { } gain } next, ..]) lines.Add($"Next: {next.Change} (gains about {Amount(optimum, gain)}).");
        if (optimum.Faster is { } faster)
            lines.Add(faster.Broken.Count > 0
                ? $"10 % faster ({faster.Change}) breaks {string.Join(", ", faster.Broken.Select(b => $"`{b.Text}`{(b.Margin is { } m ? $" by {Math.Abs(100 * m):G3} %" : "")}"))}."
                : $"10 % faster ({faster.Change}) keeps every condition{(faster.Goal is { } g ? $" and gives {optimum.Goal} = {Goal(optimum, g)}" : "")}.");
        return lines;
    }

    /// <summary>A value of the goal in the unit that people read it in.</summary>
    /// <param name="optimum">the answer</param>
    /// <param name="value">[unit of the goal]</param>
    public static string Goal(Optimum optimum, double value) => Text(DisplayUnit(optimum), value);

    /// <summary>A change of the goal in the unit that people read it in.</summary>
    /// <param name="optimum">the answer</param>
    /// <param name="value">[unit of the goal]</param>
    public static string Amount(Optimum optimum, double value) => Text(DisplayUnit(optimum).AsDifference(), value);

    private static string Text(Unit unit, double value) => unit.Text == "1" ? $"{unit.FromSI(value):G4}" : $"{unit.FromSI(value):G4} {unit}";

    private static Unit DisplayUnit(Optimum optimum)
    {
        if (OutputCatalogue.Find(optimum.Goal) is [var definition, ..]) return Unit.Parse(definition.DisplayUnit);
        // A recipe value reads in the unit that it is varied in.
        foreach (var v in optimum.Variables)
            if (v.Variable.Name == optimum.Goal || v.Variable.Paths.Any(p => p.EndsWith(optimum.Goal, StringComparison.Ordinal))) return v.Variable.Unit;
        return Unit.Parse(optimum.GoalUnit);
    }
}
