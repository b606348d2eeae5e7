namespace Lamina.Line.Outputs;

/// <summary>Every output of every step: what <c>explain</c>, the report and the reference page read.</summary>
public static class OutputCatalogue
{
    /// <summary>The definitions, step by step.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [.. MixingOutputs.All, .. CoatingOutputs.All, .. DryingOutputs.All, .. CalenderingOutputs.All, .. Structures.StructureOutputs.All];

    /// <summary>All definitions of that name (loadings are given by several steps), species outputs included; empty where there is none.</summary>
    /// <param name="name">name of an output, e.g. <c>drying_time</c> or <c>drying.porosity</c></param>
    public static IReadOnlyList<OutputDefinition> Find(string name)
    {
        var dot = name.IndexOf('.');
        var step = dot < 0 ? null : name[..dot];
        var output = name[(dot + 1)..];
        var found = All.Where(d => d.Name == output && (step is null || d.Step == step)).ToArray();
        if (found.Length > 0) return found;
        foreach (var ending in (string[])["_bottom_over_mean", "_top_over_mean"])
            if (output.EndsWith(ending, StringComparison.Ordinal) && output.Length > ending.Length && step is null or "drying")
                return [.. DryingOutputs.Of(output[..^ending.Length]).Where(d => d.Name == output)];
        return [];
    }
}
