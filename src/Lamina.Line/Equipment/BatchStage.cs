using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>A stage of a batch dryer with constant conditions.</summary>
[Describe("A stage of a batch dryer with constant conditions.")]
public sealed record BatchStage : IValidated
{
    /// <summary>Name in tables and charts; absent numbers it.</summary>
    [Describe("Name in tables and charts; absent numbers it.")]
    public string? Name { get; init; }

    /// <summary>Duration [s].</summary>
    [Describe("Duration.")]
    [Physical("s", Min = "0 s", Max = "30 d", MinExclusive = true, Example = "3 min")]
    public required double Duration { get; init; }

    /// <summary>What the coated side meets; needed unless film_temperature and rate are both set.</summary>
    [Describe("What the coated side meets; needed unless film_temperature and rate are both set.")]
    public Side? Top { get; init; }

    /// <summary>What the foil side meets; absent for an insulated side.</summary>
    [Describe("What the foil side meets; absent for an insulated side.")]
    public Side? Bottom { get; init; }

    /// <summary>Solvent in the air, mol vapour per mol dry air [-].</summary>
    [Describe("Solvent in the air, mol vapour per mol dry air.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double? SolventContent { get; init; }

    /// <summary>Dew point of the air; gives its solvent content where the solvent is water [K].</summary>
    [Describe("Dew point of the air; gives its solvent content where the solvent is water.")]
    [Physical("degC", Min = "-80 degC", Max = "60 degC", Example = "10 degC")]
    public double? DewPoint { get; init; }

    /// <summary>Pressure of the stage where it is under vacuum; absent takes the line's [Pa].</summary>
    [Describe("Pressure of the stage where it is under vacuum; absent takes the line's.")]
    [Physical("mbar", Min = "10 mbar", Max = "2 bar", Example = "100 mbar")]
    public double? Pressure { get; init; }

    /// <summary>What the foil lies on.</summary>
    [Describe("What the foil lies on.")]
    public Support? Support { get; init; }

    /// <summary>Film temperature as a set point instead of a heat balance [K].</summary>
    [Describe("Film temperature as a set point instead of a heat balance.")]
    [Physical("degC", Min = "0 degC", Max = "250 degC", Example = "76.5 degC")]
    public double? FilmTemperature { get; init; }

    /// <summary>Evaporation rate as a set point while the surface is wet, instead of the gas film [kg/(m2 s)].</summary>
    [Describe("Evaporation rate as a set point while the surface is wet, instead of the gas film.")]
    [Physical("g/m2/s", Min = "0 g/m2/s", Max = "1000 g/m2/s", Example = "1 g/m2/s")]
    public double? Rate { get; init; }

    /// <summary>Set points that change with time, in the place of film_temperature and rate.</summary>
    [Describe("Set points that change with time, in the place of film_temperature and rate.")]
    public StageCourse? Course { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Course?.FilmTemperature is not null && FilmTemperature is not null)
            yield return new Finding { Key = "film_temperature", About = ["course"], Message = "the stage's film temperature is given twice, here and in course", Remedy = "leave one of them out" };
        if (Course?.Rate is not null && Rate is not null)
            yield return new Finding { Key = "rate", About = ["course"], Message = "the stage's rate is given twice, here and in course", Remedy = "leave one of them out" };
        if (Course is { Times: [.., var last] } && last > Duration)
            yield return new Finding { Key = "course", About = ["duration"], Message = $"the course goes on to {last:G6} s, the stage ends at {Duration:G6} s", Remedy = "lengthen the stage or leave the later points out" };
        if (Top is null && ((FilmTemperature is null && Course?.FilmTemperature is null) || (Rate is null && Course?.Rate is null)))
            yield return new Finding { Key = "duration", About = ["top", "film_temperature", "rate"], Message = "the stage has no top side, so nothing dries the film", Remedy = "give top: {air_temperature: ..., heat_transfer_coefficient: ...}, or set both film_temperature and rate" };
    }
}
