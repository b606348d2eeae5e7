using System.Text.Json;

namespace Lamina.Cli.Tests;

/// <summary>What every result must look like.</summary>
internal static class JsonContract
{
    public static void Check(JsonElement root)
    {
        foreach (var key in (string[])["schema", "program", "seed", "steps"]) Assert.True(root.TryGetProperty(key, out _), key);
        foreach (var step in root.GetProperty("steps").EnumerateArray())
        {
            foreach (var key in (string[])["step", "model", "outputs", "balances", "files", "warnings", "cpu_s", "wall_s"]) Assert.True(step.TryGetProperty(key, out _), key);
            foreach (var output in step.GetProperty("outputs").EnumerateObject())
            {
                var value = output.Value.GetProperty("value");
                if (value.ValueKind == JsonValueKind.Null) Assert.False(string.IsNullOrWhiteSpace(output.Value.GetProperty("reason").GetString()), output.Name);
                else
                {
                    Assert.True(double.IsFinite(value.GetDouble()), output.Name);
                    Assert.False(string.IsNullOrWhiteSpace(output.Value.GetProperty("unit").GetString()), output.Name);
                }
            }
            foreach (var balance in step.GetProperty("balances").EnumerateObject()) Assert.InRange(balance.Value.GetDouble(), 0, 1e-10);
        }
    }
}
