using System.Text.Json.Nodes;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Measuring;

/// <summary>Relative phase differences of two structures against normalised thickness (Lombardo et al. 2021), as the object that <c>lamina compare --json</c> prints.</summary>
public static class CompareStudy
{
    /// <summary>Compares phases of equal name.</summary>
    /// <param name="first">the structure</param>
    /// <param name="second">the reference that it is divided by</param>
    /// <param name="progress">takes status and warnings, a line each</param>
    /// <param name="report">folder that gets report.html, result.json and relative_phase_difference.csv; null writes none</param>
    /// <param name="cancellation">stops between pages</param>
    public static JsonObject Run(PhaseSource first, PhaseSource second, Action<string> progress, string? report = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(progress);
        void Warn(PhaseSource source, string text) => progress($"warning: {source.File}: {text}");
        var (a, chosen) = first.Read(text => Warn(first, text), cancellation);
        using var fileOfFirst = a;
        var (b, _) = second.Read(text => Warn(second, text), cancellation);
        using var fileOfSecond = b;
        var (fractionsA, fractionsB) = (PhaseFractions.Of(a), PhaseFractions.Of(b));
        var (profileA, profileB) = (PhaseFractions.Profile(a), PhaseFractions.Profile(b));
        var fractions = new JsonObject();
        var differences = new JsonObject();
        var both = new List<KeyValuePair<string, double[]>>();
        foreach (var phase in chosen)
        {
            var name = a.Phases[phase].Name;
            var other = b.Phases.ToList().FindIndex(p => p.Name == name);
            if (other < 0)
            {
                var missing = $"{second.File} has no phase {name}: it has {string.Join(", ", b.Phases.Select(p => p.Name))}";
                fractions[name] = Missing(missing);
                differences[name] = Missing(missing);
                continue;
            }
            fractions[name] = new JsonObject
            {
                ["a"] = fractionsA[phase],
                ["b"] = fractionsB[other],
                ["ratio"] = fractionsB[other] > 0 ? fractionsA[phase] / fractionsB[other] : Missing("the reference has none of this phase"),
            };
            var ratios = profileA.RelativeTo(phase, profileB, other);
            both.Add(KeyValuePair.Create(name, ratios));
            var slices = new JsonArray();
            for (var i = 0; i < ratios.Length; i++)
            {
                var slice = new JsonObject { ["position"] = (i + 0.5) / ratios.Length, ["ratio"] = double.IsNaN(ratios[i]) ? null : ratios[i] };
                if (double.IsNaN(ratios[i])) slice["reason"] = "the reference has none of this phase at this height";
                slices.Add((JsonNode)slice);
            }
            differences[name] = slices;
        }
        var result = new JsonObject { ["volume_fractions"] = fractions, ["relative_phase_difference"] = differences };
        if (report is not null)
        {
            progress($"writing {report}");
            new CompareReport(first.File, second.File, both, result).Write(report);
        }
        return result;
    }

    private static JsonObject Missing(string reason) => new() { ["value"] = null, ["reason"] = reason };
}
