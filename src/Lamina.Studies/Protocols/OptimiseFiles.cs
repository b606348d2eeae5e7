using Lamina.Data.Runs;
using Lamina.Data.Yaml;
using Lamina.Learning.Optimisation;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Protocols;

/// <summary>Writes the answer of <c>lamina optimise</c>: recipe and line with the optimal values (every other byte as it was), result.json, timings.json, report.html.</summary>
public static class OptimiseFiles
{
    /// <summary>Writes into a folder; an earlier answer there is replaced.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="optimum">an answer with a point</param>
    public static void Write(string folder, Optimum optimum)
    {
        using var run = RunFolder.Create(folder, "", ExistingRun.Replace);
        Write(run, optimum);
    }

    /// <summary>Writes into a folder that is held; that of a stopped search stays open to be gone on with.</summary>
    internal static void Write(RunFolder run, Optimum optimum)
    {
        WriteRecipe(run, optimum.At ?? throw new ArgumentException("the answer has no point: there is no recipe to write"));
        run.WriteText("report.html", OptimisePage.Write(optimum));
        run.WriteText("timings.json", $"{{\n  \"schema\": \"lamina-timings/1\",\n  \"cpu_s\": {optimum.CpuTime:0.###}\n}}\n");
        run.WriteText("result.json", OptimiseJson.Write(optimum, times: false));
        if (optimum.Status != SearchStatus.Stopped) run.Finish();
    }

    internal static void WriteRecipe(RunFolder run, EvaluatedPoint at)
    {
        var documents = at.Bound?.Documents ?? throw new ArgumentException("the answer has no point: there is no recipe to write");
        var recipe = documents[0];
        for (var i = 1; i < documents.Count; i++)
        {
            // The copies stand side by side, whatever folders the originals came from.
            var name = i == 1 ? "line.yaml" : $"line-{i}.yaml";
            run.WriteText(name, documents[i].Text);
            if (recipe.Find("line") is [ScalarNode { Text: var written }] && written != name) recipe = TextPatch.Set(recipe, "line", name);
        }
        run.WriteText("recipe.yaml", recipe.Text);
    }
}
