using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>Set points of a stage that change with time.</summary>
[Describe("Set points of a stage that change with time: straight lines between the points, the first and last value before and after them.")]
public sealed record StageCourse : IValidated
{
    /// <summary>Times from the start of the stage, increasing [s].</summary>
    [Describe("Times from the start of the stage, increasing.")]
    [Items(Min = 2, Max = 1000), Physical("s", Min = "0 s", Max = "30 d", Example = "10 s")]
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Film temperature at each time, instead of a heat balance; absent leaves it to the stage [K].</summary>
    [Describe("Film temperature at each time, instead of a heat balance; absent leaves it to the stage.")]
    [Items(Min = 2, Max = 1000), Physical("degC", Min = "0 degC", Max = "250 degC", Example = "76.5 degC")]
    public IReadOnlyList<double>? FilmTemperature { get; init; }

    /// <summary>Evaporation rate at each time while the surface is wet, instead of the gas film; absent leaves it to the stage [kg/(m2 s)].</summary>
    [Describe("Evaporation rate at each time while the surface is wet, instead of the gas film; absent leaves it to the stage.")]
    [Items(Min = 2, Max = 1000), Physical("g/m2/s", Min = "0 g/m2/s", Max = "1000 g/m2/s", Example = "1 g/m2/s")]
    public IReadOnlyList<double>? Rate { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        for (var i = 1; i < Times.Count; i++)
            if (!(Times[i] > Times[i - 1])) yield return new Finding { Key = $"times[{i}]", Message = "times must increase", Remedy = "write them in ascending order, each once" };
        if (FilmTemperature is null && Rate is null)
            yield return new Finding { Key = "times", About = ["film_temperature", "rate"], Message = "the course names times but no set point", Remedy = "give film_temperature or rate, one value per time" };
        foreach (var (key, count) in new (string, int?)[] { ("film_temperature", FilmTemperature?.Count), ("rate", Rate?.Count) })
            if (count is { } given && given != Times.Count)
                yield return new Finding { Key = key, About = [key, "times"], Message = $"{given} values for {Times.Count} times", Remedy = "give one value per time" };
    }
}
