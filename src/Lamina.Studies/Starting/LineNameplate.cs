namespace Lamina.Studies.Starting;

/// <summary>What a dryer's nameplate and its first page of documents say, as a person would write it.</summary>
public sealed record LineNameplate
{
    /// <summary>Heated length of the dryer, e.g. <c>24 m</c>.</summary>
    public string Length { get; init; } = "24 m";

    /// <summary>Width of the coating, e.g. <c>550 mm</c>.</summary>
    public string CoatingWidth { get; init; } = "550 mm";

    /// <summary>Solvent that the dryer can take off, e.g. <c>60 kg/h</c>.</summary>
    public string Evaporation { get; init; } = "60 kg/h";

    /// <summary>Highest air temperature, e.g. <c>130 degC</c>.</summary>
    public string AirTemperature { get; init; } = "130 degC";

    /// <summary>The solvent: NMP or Water.</summary>
    public string Solvent { get; init; } = "NMP";
}
