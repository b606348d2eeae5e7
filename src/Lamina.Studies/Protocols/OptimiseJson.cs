using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Data.Quantities;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>The answer of <c>lamina optimise</c> as JSON.</summary>
public static class OptimiseJson
{
    /// <summary>The text of the answer.</summary>
    /// <param name="optimum">the answer</param>
    /// <param name="times">whether processor time is part of it; a result file holds none</param>
    public static string Write(Optimum optimum, bool times)
    {
        var goalUnit = optimum.GoalUnit;
        var json = new JsonObject
        {
            ["schema"] = Optimum.Schema,
            ["recipe"] = optimum.Recipe,
            ["goal"] = $"{(optimum.Maximise ? "maximise" : "minimise")} {optimum.Goal}",
            ["status"] = optimum.Status.ToString().ToLowerInvariant(),
            ["value"] = Value(optimum.Value, goalUnit, "no point could be evaluated"),
            ["base_value"] = Value(optimum.BaseValue, goalUnit, "the recipe as it is has none, or the search was stopped before"),
            ["variables"] = new JsonArray([.. optimum.Variables.Select(Variable)]),
            ["outputs"] = Outputs(optimum),
            ["constraints"] = new JsonArray([.. optimum.Constraints.Select(c => Limit(c, goalUnit))]),
            ["active_constraints"] = new JsonArray([.. optimum.Constraints.Where(c => c.IsActive).Select(c => (JsonNode)c.Text), .. optimum.Variables.Where(v => v.AtLow || v.AtHigh).Select(v =>
                (JsonNode)$"{v.Variable.Name} {(v.AtLow ? ">=" : "<=")} {v.Variable.Text(v.AtLow ? v.Variable.Low : v.Variable.High)}")]),
            ["sensitivities"] = Sensitivities(optimum),
            ["next_best"] = optimum.Relaxations is [var first, ..] ? Change(first, goalUnit) : null,
            ["relaxations"] = new JsonArray([.. optimum.Relaxations.Select(c => Change(c, goalUnit))]),
            ["single_changes"] = new JsonArray([.. optimum.SingleChanges.Select(c => Change(c, goalUnit))]),
            ["ten_percent_faster"] = optimum.Faster is { } faster ? Change(faster, goalUnit) : null,
            ["failures"] = FailedPoints.Json(optimum.Failures),
            ["notes"] = new JsonArray([.. optimum.Notes.Select(n => (JsonNode)n)]),
            ["warnings"] = new JsonArray([.. optimum.Warnings.Select(w => (JsonNode)w)]),
            ["evaluations"] = optimum.Evaluations,
        };
        if (times) json["cpu_s"] = Math.Round(optimum.CpuTime, 3);
        return JsonText.Write(json);
    }

    private static JsonObject Value(double? value, string unit, string reason) => value is { } number ? Entry.OfOrMissing(number, unit, reason).ToJson() : Entry.Missing(unit, reason).ToJson();

    private static JsonObject Variable(OptimisedVariable v) => new()
    {
        ["name"] = v.Variable.Name,
        ["value"] = v.Value,
        ["unit"] = v.Variable.SiUnit,
        ["text"] = v.Variable.Text(v.Value),
        ["low"] = v.Variable.Low,
        ["high"] = v.Variable.High,
        ["base"] = v.Variable.Base,
        ["at"] = v.AtLow ? "low" : v.AtHigh ? "high" : "inside",
    };

    private static JsonObject Outputs(Optimum optimum)
    {
        var outputs = new JsonObject();
        if (optimum.At is not { } at) return outputs;
        // Loadings and porosity are given by several steps: the bare name is the last one's, as in goals and conditions.
        foreach (var (_, output) in at.Outputs)
            outputs[output.Name] = (output.Value is { } value ? Entry.Of(value, output.Unit, output.StandardDeviation) : Entry.Missing(output.Unit, output.Reason ?? "the model gives none")).ToJson();
        return outputs;
    }

    private static JsonObject Limit(KeptConstraint limit, string goalUnit) => new()
    {
        ["text"] = limit.Text,
        ["margin"] = limit.Margin,
        ["active"] = limit.IsActive,
        ["gain_per_percent"] = Value(limit.GainPerPercent, goalUnit, "the search did not come to rest there"),
    };

    private static JsonArray Sensitivities(Optimum optimum) => new([.. optimum.Variables.Select(v =>
    {
        string Unit(string of) => (Data.Quantities.Unit.Parse(of).Dimension / v.Variable.Unit.Dimension) is { IsOne: false } slope ? slope.SiUnit : "1";
        var margins = new JsonObject();
        for (var i = 0; i < v.MarginSlopes.Count; i++) margins[optimum.Constraints[i].Text] = Value(v.MarginSlopes[i], Unit("1"), "a point beside the optimum could not be run");
        return new JsonObject
        {
            ["variable"] = v.Variable.Name,
            ["goal"] = Value(v.GoalSlope, Unit(optimum.GoalUnit), "a point beside the optimum could not be run"),
            ["margins"] = margins,
        };
    })]);

    private static JsonObject Change(SingleChange change, string goalUnit) => new()
    {
        ["change"] = change.Change,
        ["goal"] = Value(change.Goal, goalUnit, "the goal has no value there"),
        ["gain"] = Value(change.Gain, goalUnit, "the goal has no value at one of the two"),
        ["broken"] = new JsonArray([.. change.Broken.Select(b => new JsonObject { ["text"] = b.Text, ["margin"] = b.Margin })]),
    };
}
