using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Studies.Running;

namespace Lamina.Studies.Calibration;

/// <summary>A calibration of a force field as JSON and as a table of residuals.</summary>
public static class ForceFieldCalibrationText
{
    /// <summary>The answer by the contract, in SI; no time, path or machine name.</summary>
    /// <param name="answer">the calibration</param>
    public static JsonObject Json(ForceFieldAnswer answer)
    {
        var estimates = new JsonObject();
        foreach (var e in answer.Estimates)
        {
            var entry = Entry.Of(e.Best, e.Value.SiUnit).ToJson();
            entry["given"] = e.Given;
            entry["near_best"] = new JsonObject { ["low"] = e.Low, ["high"] = e.High, ["unit"] = e.Value.SiUnit };
            estimates[e.Value.Name] = entry;
        }
        return new JsonObject
        {
            ["schema"] = ForceFieldAnswer.Schema,
            ["program"] = RunResult.Program,
            ["estimates"] = estimates,
            ["residual"] = answer.History[^1],
            ["residuals"] = new JsonArray([.. answer.Rows.Select(r => (JsonNode)new JsonObject
            {
                ["quantity"] = r.Quantity, ["shear_rate"] = r.ShearRate is { } rate ? Entry.Of(rate, "1/s").ToJson() : null, ["pressure"] = Entry.Of(r.Pressure, "Pa").ToJson(),
                ["measured"] = Entry.Of(r.Measured, r.Unit, r.Deviation).ToJson(), ["computed"] = Entry.Of(r.Computed, r.Unit).ToJson(),
            })]),
            ["history"] = new JsonArray([.. answer.History.Select(h => double.IsFinite(h) ? (JsonNode)h : null)]),
            ["evaluations"] = answer.Evaluations,
            ["near_best"] = answer.NearBest,
            ["status"] = answer.Status.ToString().ToLowerInvariant(),
            ["warnings"] = new JsonArray([.. answer.Warnings.Select(w => (JsonNode)w)]),
        };
    }

    /// <summary>Measured and computed values.</summary>
    /// <param name="answer">the calibration</param>
    public static string Residuals(ForceFieldAnswer answer)
    {
        var table = new CsvText("quantity", "unit", "shear_rate [1/s]", "pressure [Pa]", "measured", "sd", "computed", "residual_over_sd");
        foreach (var r in answer.Rows) table.Row(r.Quantity, r.Unit, r.ShearRate, r.Pressure, r.Measured, r.Deviation, r.Computed, (r.Computed - r.Measured) / r.Deviation);
        return table.ToString();
    }
}
