using Lamina.Line;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;

namespace Lamina.Studies.Running;

/// <summary>What can be said about a recipe without running it.</summary>
public static class CheckStudy
{
    /// <summary>The steps that the recipe would run, in order.</summary>
    /// <param name="job">the job</param>
    public static IReadOnlyList<string> Steps(LineJob job)
    {
        var steps = new List<string>();
        if (job.Mixing is not null) steps.Add("mixing");
        if (job.Coating is not null) steps.Add("coating");
        if (job.Drying is not null) steps.Add("drying");
        if (job.Calendering is not null) steps.Add("calendering");
        return steps;
    }

    /// <summary>Constants that the recipe leaves to assumptions.</summary>
    /// <param name="job">the job</param>
    public static IReadOnlyList<FilmConstant> Assumed(LineJob job)
    {
        if (job.Drying is not { Model: DryingModel.Film } drying) return [];
        var film = job.WetFilm ?? new CoatingStep().Run(job.Slurry ?? MixingStep.Mix(job.Formulation), job.Coating!, new RunContext()).Product;
        return FilmCaseBuilder.Build(film, job.Solvent, drying, job.Equipment).Assumed;
    }

    /// <summary>The judgement as JSON.</summary>
    /// <param name="read">the recipe</param>
    /// <param name="assumed">constants left to assumptions</param>
    /// <param name="warnings">what the user should know</param>
    public static string Json(ReadRecipe read, IReadOnlyList<FilmConstant> assumed, IReadOnlyList<string> warnings) => ResultJson.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schema", "lamina-check/1");
        writer.WriteBoolean("ok", true);
        writer.WriteString("recipe", read.Job.Name);
        writer.WriteStartArray("steps");
        foreach (var step in Steps(read.Job)) writer.WriteStringValue(step);
        writer.WriteEndArray();
        writer.WriteStartObject("given");
        foreach (var (path, given) in read.Bound.Given) writer.WriteString(path, given.Text);
        writer.WriteEndObject();
        writer.WriteStartObject("defaulted");
        foreach (var (path, text) in read.Bound.Defaulted) writer.WriteString(path, text);
        writer.WriteEndObject();
        writer.WriteStartArray("assumed");
        foreach (var constant in assumed) writer.WriteStringValue(constant.Name);
        writer.WriteEndArray();
        writer.WriteStartArray("warnings");
        foreach (var warning in warnings) writer.WriteStringValue(warning);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
