using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Learning.Calibration;
using Lamina.Studies.Running;

namespace Lamina.Studies.Calibration;

/// <summary>A calibration as JSON and as a table of residuals.</summary>
public static class CalibrationText
{
    /// <summary>The answer by the contract, in SI; no time, path or machine name.</summary>
    /// <param name="answer">the calibration</param>
    public static JsonObject Json(CalibrationAnswer answer)
    {
        var json = new JsonObject
        {
            ["schema"] = CalibrationAnswer.Schema,
            ["program"] = RunResult.Program,
            [answer.IsLaw ? "law" : "recipe"] = answer.Name,
            ["parameters"] = new JsonArray([.. answer.Parameters.Select(p => (JsonNode)p.Name)]),
        };
        if (answer.Fit is { } fit) Add(json, answer, fit);
        if (answer.Experiments.Count > 0)
            json["experiments"] = new JsonArray([.. answer.Experiments.Select(e => (JsonNode)new JsonObject
            {
                ["experiment"] = e.Name, ["gain"] = e.Gain, ["sd_in_ranges_before"] = Named(answer, e.Before), ["sd_in_ranges_after"] = Named(answer, e.After),
            })]);
        json["warnings"] = new JsonArray([.. answer.Warnings.Select(w => (JsonNode)w)]);
        return json;
    }

    private static void Add(JsonObject json, CalibrationAnswer answer, FitResult fit)
    {
        var estimates = new JsonObject();
        for (var j = 0; j < fit.Estimates.Count; j++)
        {
            var (estimate, unit) = (fit.Estimates[j], answer.Parameters[j].SiUnit);
            var entry = Entry.Of(estimate.Value, unit, estimate.StandardDeviation).ToJson();
            entry["interval"] = new JsonObject { ["low"] = estimate.Low, ["high"] = estimate.High, ["unit"] = unit };
            if (estimate.Profiled) entry["profile_interval"] = new JsonObject { ["low"] = estimate.ProfileLow, ["high"] = estimate.ProfileHigh, ["unit"] = unit };
            if (answer.Parameters[j].RecipeKey is { } key) entry["recipe_key"] = key;
            entry["at_bound"] = estimate.AtBound;
            entry["knowledge"] = Words(estimate.Knowledge);
            estimates[estimate.Name] = entry;
        }
        json["estimates"] = estimates;
        json["level"] = fit.Level;
        json["correlation"] = new JsonArray([.. fit.Correlation.Select(row => (JsonNode)new JsonArray([.. row.Select(c => double.IsFinite(c) ? (JsonNode)c : null)]))]);
        json["identifiability"] = new JsonObject
        {
            ["verdict"] = Words(fit.Directions.Max(d => d.Knowledge)),
            ["directions"] = new JsonArray([.. fit.Directions.Select(d => (JsonNode)new JsonObject
            {
                ["shares"] = Named(answer, d.Shares), ["singular_value"] = d.SingularValue, ["sd_in_ranges"] = double.IsFinite(d.StandardDeviation) ? d.StandardDeviation : null, ["knowledge"] = Words(d.Knowledge),
            })]),
        };
        json["series"] = new JsonArray([.. fit.Series.Select((s, k) => (JsonNode)new JsonObject
        {
            ["quantity"] = s.Name,
            ["count"] = s.Residuals.Length,
            ["rms_residual"] = Entry.Of(s.RootMeanSquare, answer.Measured[k].Unit).ToJson(),
            ["sd"] = s.Estimated ? Entry.Of(s.Deviations[0], answer.Measured[k].Unit).ToJson() : null,
            ["sd_estimated"] = s.Estimated,
            ["autocorrelation"] = s.Autocorrelation,
            ["effective_count"] = s.EffectiveCount,
        })]);
        json["chi_squared"] = fit.ChiSquared;
        json["degrees_of_freedom"] = fit.DegreesOfFreedom;
        json["converged"] = fit.Converged;
        json["evaluations"] = fit.Evaluations;
        json["failures"] = fit.Failures;
        if (answer.Patched.Count > 0) json["patched"] = new JsonArray([.. answer.Patched.Select(p => (JsonNode)p.Key)]);
    }

    /// <summary>residuals.csv: one row per measured value; units differ by quantity, so all is in SI.</summary>
    /// <param name="answer">a calibration with a fit</param>
    public static string Residuals(CalibrationAnswer answer)
    {
        var table = new CsvText("quantity", "unit", "axis", "place_si", "run", "measured_si", "computed_si", "residual_si", "sd_si");
        for (var k = 0; k < answer.Measured.Count; k++)
        {
            var (column, series) = (answer.Measured[k], answer.Fit!.Series[k]);
            for (var i = 0; i < column.Values.Length; i++)
                table.Row(column.Quantity, column.Unit, column.Axis.ToString().ToLowerInvariant(), column.Places[i], column.Runs[i], column.Values[i], series.Predictions[i], series.Residuals[i], series.Deviations[i]);
        }
        return table.ToString();
    }

    /// <summary>The verdict in one word.</summary>
    /// <param name="knowledge">the verdict</param>
    public static string Words(Knowledge knowledge) => knowledge switch
    {
        Knowledge.Determined => "determined",
        Knowledge.Weak => "weak",
        _ => "undetermined",
    };

    private static JsonObject Named(CalibrationAnswer answer, IReadOnlyList<double> values)
    {
        var named = new JsonObject();
        for (var j = 0; j < values.Count; j++) named[answer.Parameters[j].Name] = values[j];
        return named;
    }
}
