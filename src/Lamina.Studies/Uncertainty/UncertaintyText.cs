using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Studies.Running;

namespace Lamina.Studies.Uncertainty;

/// <summary>An uncertainty study as JSON and as a table.</summary>
public static class UncertaintyText
{
    /// <summary>The result by the contract: outputs are means with standard deviations in SI; no time, path or machine name.</summary>
    /// <param name="result">the study</param>
    public static JsonObject Json(UncertaintyResult result)
    {
        var outputs = new JsonObject();
        var spread = new JsonObject();
        var indices = new JsonObject();
        foreach (var output in result.Outputs)
        {
            outputs[output.Name] = output.Mean is { } mean ? Entry.Of(mean, output.Unit, output.StandardDeviation).ToJson() : Entry.Missing(output.Unit, "it exists in none of the samples").ToJson();
            var quantiles = new JsonObject { ["as_written"] = Entry.OfOrMissing(output.Base ?? double.NaN, output.Unit, "it does not exist for the recipe as written").ToJson() };
            for (var q = 0; q < output.Quantiles.Length; q++) quantiles[$"p{100 * UncertaintyResult.Probabilities[q]:00}"] = Entry.Of(output.Quantiles[q], output.Unit).ToJson();
            quantiles["count"] = output.Samples.Count(double.IsFinite);
            spread[output.Name] = quantiles;
            indices[output.Name] = output.Indices is null ? null : new JsonArray([.. output.Indices.Select((index, i) => (JsonNode)new JsonObject
            {
                ["input"] = result.Inputs[i].Variable.Name,
                ["first"] = index.First, ["first_low"] = index.FirstLow, ["first_high"] = index.FirstHigh,
                ["total"] = index.Total, ["total_low"] = index.TotalLow, ["total_high"] = index.TotalHigh,
            })]);
        }
        return new JsonObject
        {
            ["schema"] = UncertaintyResult.Schema,
            ["program"] = RunResult.Program,
            ["recipe"] = result.Recipe,
            ["seed"] = result.Seed,
            ["samples"] = result.Samples,
            ["evaluations"] = result.Evaluations,
            ["failures"] = result.Failures,
            ["inputs"] = new JsonArray([.. result.Inputs.Select(input => (JsonNode)new JsonObject
            {
                ["name"] = input.Variable.Name,
                ["distribution"] = input.Words,
                ["mean"] = Entry.Of(input.Distribution.Mean, input.Variable.SiUnit, input.Distribution.StandardDeviation).ToJson(),
            })]),
            ["outputs"] = outputs,
            ["quantiles"] = spread,
            ["indices"] = indices,
            ["warnings"] = new JsonArray([.. result.Warnings.Select(w => (JsonNode)w)]),
        };
    }

    /// <summary>samples.csv: one row per independent sample.</summary>
    /// <param name="result">the study</param>
    public static string Samples(UncertaintyResult result)
    {
        var table = new CsvText(
        [
            "sample [1]", .. result.Inputs.Select(i => $"{i.Variable.Name} [{i.Variable.SiUnit}]"), .. result.Outputs.Select(o => $"{o.Name} [{o.Unit}]"),
        ]);
        for (var s = 0; s < result.Points.Length; s++)
            table.Row([s, .. result.Points[s].Select(x => (object?)x), .. result.Outputs.Select(o => (object?)o.Samples[s])]);
        return table.ToString();
    }

    /// <summary>evaluations.csv: the whole design, from which indices follow and a larger study goes on; block 0 and 1 are the samples, the others mix them.</summary>
    /// <param name="result">the study</param>
    /// <param name="values">values by evaluation, then output [SI of each]</param>
    /// <param name="blocks">evaluations per row of the design</param>
    internal static string Evaluations(UncertaintyResult result, double[] values, int blocks)
    {
        var outputs = result.Outputs.Count;
        var table = new CsvText(["row [1]", "block [1]", .. result.Outputs.Select(o => $"{o.Name} [{o.Unit}]")]);
        for (var k = 0; k < values.Length / outputs; k++)
            table.Row([k / blocks, k % blocks, .. Enumerable.Range(0, outputs).Select(o => (object?)values[(long)k * outputs + o])]);
        return table.ToString();
    }
}
