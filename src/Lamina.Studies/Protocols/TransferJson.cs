using System.Text.Json.Nodes;
using Lamina.Data.Json;

namespace Lamina.Studies.Protocols;

/// <summary>The answer of <c>lamina transfer</c> as JSON.</summary>
public static class TransferJson
{
    /// <summary>The text of the answer.</summary>
    /// <param name="transfer">the answer</param>
    /// <param name="times">whether processor time is part of it; a result file holds none</param>
    public static string Write(Transfer transfer, bool times)
    {
        static JsonArray List(IEnumerable<double> values) => new([.. values.Select(v => (JsonNode)v)]);
        var json = new JsonObject
        {
            ["schema"] = "lamina-transfer/1",
            ["recipe"] = transfer.Recipe,
            ["status"] = transfer.Status.ToString().ToLowerInvariant(),
            ["variables"] = new JsonArray([.. transfer.Variables.Select(v => new JsonObject
            {
                ["name"] = v.Variable.Name, ["value"] = v.Value, ["unit"] = v.Variable.SiUnit, ["text"] = v.Variable.Text(v.Value), ["base"] = v.Variable.Base, ["at"] = v.AtLow ? "low" : v.AtHigh ? "high" : "inside",
            })]),
            ["curves"] = new JsonArray([.. transfer.Curves.Select(c => new JsonObject
            {
                ["name"] = c.Name, ["unit"] = c.Unit, ["mismatch"] = c.Mismatch, ["scale"] = c.Scale, ["time"] = List(c.Times), ["lab"] = List(c.Lab), ["line"] = List(c.Line),
            })]),
            ["unmatched"] = new JsonArray([.. transfer.Unmatched.Select(u => (JsonNode)u)]),
            ["outputs"] = new JsonObject([.. (transfer.At?.Outputs ?? []).Where(o => o.Step == "drying").Select(o => KeyValuePair.Create(o.Output.Name, (JsonNode?)new JsonObject
            {
                ["value"] = o.Output.Value, ["unit"] = o.Output.Unit, ["lab"] = transfer.LabRun?.Of(o.Output.Name), ["reason"] = o.Output.Reason,
            }))]),
            ["evaluations"] = transfer.Evaluations,
        };
        if (times) json["cpu_s"] = Math.Round(transfer.CpuTime, 3);
        return JsonText.Write(json);
    }
}
