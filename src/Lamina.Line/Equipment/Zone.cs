using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>One zone of a dryer; its air is well mixed.</summary>
[Describe("One zone of a dryer; its air is well mixed.")]
public sealed record Zone : IValidated
{
    /// <summary>Name in tables and charts; absent numbers it.</summary>
    [Describe("Name in tables and charts; absent numbers it.")]
    public string? Name { get; init; }

    /// <summary>Length along the web [m].</summary>
    [Describe("Length along the web.")]
    [Physical("m", Min = "0 m", Max = "500 m", MinExclusive = true, Example = "4 m")]
    public required double Length { get; init; }

    /// <summary>Length of open web in room air after this zone [m].</summary>
    [Describe("Length of open web in room air after this zone.")]
    [Physical("m", Min = "0 m", Max = "100 m", Example = "0.3 m")]
    public double GapAfter { get; init; }

    /// <summary>What the coated side meets; needed unless film_temperature and rate are both set.</summary>
    [Describe("What the coated side meets; needed unless film_temperature and rate are both set.")]
    public Side? Top { get; init; }

    /// <summary>What the foil side meets; absent for an insulated side.</summary>
    [Describe("What the foil side meets; absent for an insulated side.")]
    public Side? Bottom { get; init; }

    /// <summary>Flow of fresh air into the zone, at 0 degC and 101325 Pa [m3/s].</summary>
    [Describe("Flow of fresh air into the zone, at 0 degC and 101325 Pa.")]
    [Physical("m3/h", Min = "0 m3/h", Max = "1e6 m3/h", Example = "800 m3/h")]
    public double? MakeUp { get; init; }

    /// <summary>Flow of air out of the zone, at 0 degC and 101325 Pa; what it exceeds the make-up by leaks in from the room [m3/s].</summary>
    [Describe("Flow of air out of the zone, at 0 degC and 101325 Pa; what it exceeds the make-up by leaks in from the room.")]
    [Physical("m3/h", Min = "0 m3/h", Max = "1e6 m3/h", Example = "800 m3/h")]
    public double? Exhaust { get; init; }

    /// <summary>Flow that the fans send round inside the zone, at 0 degC and 101325 Pa; it mixes the air and leaves the balance as it is [m3/s].</summary>
    [Describe("Flow that the fans send round inside the zone, at 0 degC and 101325 Pa; it mixes the air and leaves the balance as it is.")]
    [Physical("m3/h", Min = "0 m3/h", Max = "1e6 m3/h", Example = "800 m3/h")]
    public double? Recirculation { get; init; }

    /// <summary>Room air that leaks in, at 0 degC and 101325 Pa; absent takes exhaust less make-up [m3/s].</summary>
    [Describe("Room air that leaks in, at 0 degC and 101325 Pa; absent takes exhaust less make-up.")]
    [Physical("m3/h", Min = "0 m3/h", Max = "1e6 m3/h", Example = "800 m3/h")]
    public double? Leakage { get; init; }

    /// <summary>Solvent in the zone's air as a given number instead of a balance, mol vapour per mol dry air [-].</summary>
    [Describe("Solvent in the zone's air as a given number instead of a balance, mol vapour per mol dry air.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double? SolventContent { get; init; }

    /// <summary>Solvent in the make-up air, e.g. behind a condenser, mol vapour per mol dry air [-].</summary>
    [Describe("Solvent in the make-up air, e.g. behind a condenser, mol vapour per mol dry air.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double? InletSolventContent { get; init; }

    /// <summary>Dew point of the make-up air; gives its solvent content where the solvent is water [K].</summary>
    [Describe("Dew point of the make-up air; gives its solvent content where the solvent is water.")]
    [Physical("degC", Min = "-80 degC", Max = "60 degC", Example = "10 degC")]
    public double? DewPoint { get; init; }

    /// <summary>Pressure of the zone where it is under vacuum; absent takes the line's [Pa].</summary>
    [Describe("Pressure of the zone where it is under vacuum; absent takes the line's.")]
    [Physical("mbar", Min = "10 mbar", Max = "2 bar", Example = "100 mbar")]
    public double? Pressure { get; init; }

    /// <summary>What carries the web through the zone; absent is free.</summary>
    [Describe("What carries the web through the zone; absent is free.")]
    public Support? Support { get; init; }

    /// <summary>Film temperature as a set point instead of a heat balance [K].</summary>
    [Describe("Film temperature as a set point instead of a heat balance.")]
    [Physical("degC", Min = "0 degC", Max = "250 degC", Example = "76.5 degC")]
    public double? FilmTemperature { get; init; }

    /// <summary>Evaporation rate as a set point while the surface is wet, instead of the gas film [kg/(m2 s)].</summary>
    [Describe("Evaporation rate as a set point while the surface is wet, instead of the gas film.")]
    [Physical("g/m2/s", Min = "0 g/m2/s", Max = "1000 g/m2/s", Example = "1 g/m2/s")]
    public double? Rate { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Top is null && (FilmTemperature is null || Rate is null))
            yield return new Finding { Key = "length", About = ["top", "film_temperature", "rate"], Message = "the zone has no top side, so nothing dries the film", Remedy = "give top: {air_temperature: ..., heat_transfer_coefficient: ...}, or set both film_temperature and rate" };
        if (MakeUp is { } make && Exhaust is { } exhaust && Leakage is { } leak && Math.Abs(make + leak - exhaust) > 1e-6 * Math.Max(exhaust, 1e-9))
            yield return new Finding { Key = "leakage", About = ["make_up", "exhaust", "leakage"], Message = "make_up + leakage differs from exhaust", Remedy = "leave one of the three out" };
        if (MakeUp is { } fresh && Exhaust is { } outgoing && Leakage is null && outgoing < fresh)
            yield return new Finding { Key = "exhaust", About = ["make_up", "exhaust", "leakage"], Message = "less air is exhausted than made up: the zone would blow into the room", Remedy = "exhaust must be at least make_up" };
        if (MakeUp + (Leakage ?? 0) == 0 && SolventContent is null)
            yield return new Finding { Key = "make_up", About = ["make_up", "leakage", "solvent_content"], Message = "no air leaves the zone, so vapour would gather without end", Remedy = "give a make_up above 0, or solvent_content" };
    }
}
