using Lamina.Data.Provenance;
using Lamina.Materials.Solvents.Laws;

namespace Lamina.Materials.Solvents;

/// <summary>
/// A solvent with its scalar properties and temperature laws. NMP and water have every law that drying needs; others only what sources support,
/// and <see cref="ForDrying"/> says what is missing.
/// </summary>
public sealed record Solvent : Material
{
    /// <inheritdoc/>
    public override MaterialClass Class => MaterialClass.Solvent;

    /// <summary>Chemical formula.</summary>
    public required string Formula { get; init; }

    /// <summary>Molar mass [kg/mol].</summary>
    public required Sourced MolarMass { get; init; }

    /// <summary>Boiling point at one atmosphere [K].</summary>
    public required Sourced BoilingPoint { get; init; }

    /// <summary>Density of the liquid, a law of temperature [kg/m3].</summary>
    public required TemperatureLaw Density { get; init; }

    /// <summary>Surface tension against air [N/m].</summary>
    public TemperatureLaw? SurfaceTension { get; init; }

    /// <summary>Viscosity of the liquid [Pa s].</summary>
    public TemperatureLaw? Viscosity { get; init; }

    /// <summary>Vapour pressure over the pure liquid [Pa].</summary>
    public TemperatureLaw? VapourPressure { get; init; }

    /// <summary>Latent heat of evaporation [J/kg].</summary>
    public TemperatureLaw? LatentHeat { get; init; }

    /// <summary>Specific heat capacity of the liquid [J/(kg K)].</summary>
    public TemperatureLaw? LiquidHeatCapacity { get; init; }

    /// <summary>Diffusivity of the vapour in air at one atmosphere [m2/s].</summary>
    public TemperatureLaw? DiffusivityInAir { get; init; }

    /// <summary>Latent heat at 25 degC where no law is known; null where <see cref="LatentHeat"/> says it [J/kg].</summary>
    public Sourced? LatentHeatAtRoom { get; init; }

    /// <summary>Lower explosive limit; null for what does not burn.</summary>
    public ExplosionLimit? ExplosionLimit { get; init; }

    /// <summary>Flash point, closed cup; null for what does not burn [K].</summary>
    public Sourced? FlashPoint { get; init; }

    /// <summary>What the missing explosive limit does not say of a mixture that is dried as one of its parts; null for a pure solvent.</summary>
    public string? FireNote { get; init; }

    /// <summary>Critical temperature; null where not sourced [K].</summary>
    public Sourced? CriticalTemperature { get; init; }

    /// <summary>All laws that the solvent has, in the order in which a sheet shows them.</summary>
    public IReadOnlyList<TemperatureLaw> Laws =>
        [.. new[] { VapourPressure, LatentHeat, LiquidHeatCapacity, Density, Viscosity, SurfaceTension, DiffusivityInAir }.OfType<TemperatureLaw>()];

    /// <summary>Names of the laws that drying needs and this solvent lacks; empty for NMP and water.</summary>
    public IReadOnlyList<string> MissingForDrying =>
    [
        .. new (string Name, TemperatureLaw? Law)[]
            {
                ("vapour pressure", VapourPressure), ("latent heat", LatentHeat), ("liquid heat capacity", LiquidHeatCapacity),
                ("diffusivity in air", DiffusivityInAir), ("surface tension", SurfaceTension), ("viscosity", Viscosity),
            }
            .Where(entry => entry.Law is null).Select(entry => entry.Name),
    ];

    /// <summary>The solvent with every law present and a fast form of each, ready for a drying model. Build it once and keep it.</summary>
    /// <exception cref="ArgumentException">a law is missing; the message names which</exception>
    public EvaporatingSolvent ForDrying() => new(this);

    /// <summary>The solvent with one law multiplied by a factor: for sensitivities and uncertainty bands.</summary>
    /// <param name="lawKey">the <see cref="LawDescription.Key"/> of one of <see cref="Laws"/></param>
    /// <param name="factor">[-]</param>
    /// <exception cref="ArgumentException">the solvent has no such law, or the factor is not positive</exception>
    public Solvent WithScaledLaw(string lawKey, double factor)
    {
        if (!(factor > 0) || double.IsInfinity(factor))
            throw new ArgumentException($"The factor on {lawKey} of {Name} is {factor}; it must be a positive number.");
        var law = Laws.FirstOrDefault(l => l.About.Key == lawKey)
            ?? throw new ArgumentException($"{Name} has no law '{lawKey}'. It has: {string.Join(", ", Laws.Select(l => l.About.Key))}.");
        var scaled = new ScaledLaw
        {
            Base = law,
            Factor = factor,
            About = law.About with
            {
                Formula = FormattableString.Invariant($"{factor} x ({law.About.Formula})"),
                Source = new() { Kind = SourceKind.Given, Citation = FormattableString.Invariant($"scaled by {factor}; before: {law.About.Source.Citation}") },
            },
        };
        return lawKey switch
        {
            "vapour_pressure" => this with { VapourPressure = scaled },
            "latent_heat" => this with { LatentHeat = scaled },
            "liquid_heat_capacity" => this with { LiquidHeatCapacity = scaled },
            "density" => this with { Density = scaled },
            "viscosity" => this with { Viscosity = scaled },
            "surface_tension" => this with { SurfaceTension = scaled },
            "diffusivity_in_air" => this with { DiffusivityInAir = scaled },
            _ => throw new ArgumentException($"The law '{lawKey}' of {Name} cannot be scaled."),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MaterialProperty> Properties => Definitions;

    private static readonly MaterialProperty[] Definitions =
    [
        MaterialProperty.Of<Solvent>("molar_mass", "molar mass", "kg/mol", 0.002, 1, m => m.MolarMass, (m, v) => m with { MolarMass = v }, required: true),
        MaterialProperty.Of<Solvent>("boiling_point", "boiling point at 101325 Pa", "K", 200, 800, m => m.BoilingPoint, (m, v) => m with { BoilingPoint = v }),
        MaterialProperty.Of<Solvent>("critical_temperature", "critical temperature", "K", 200, 1200, m => m.CriticalTemperature, (m, v) => m with { CriticalTemperature = v }),
        MaterialProperty.Of<Solvent>("latent_heat_at_room", "latent heat at 25 degC", "J/kg", 1e4, 1e7, m => m.LatentHeatAtRoom, (m, v) => m with { LatentHeatAtRoom = v }),
        MaterialProperty.Of<Solvent>("flash_point", "flash point, closed cup", "K", 150, 600, m => m.FlashPoint, (m, v) => m with { FlashPoint = v }),
        MaterialProperty.Of<Solvent>("lower_explosive_limit", "lower explosive limit at 25 degC, used for margins", "1", 1e-4, 0.5, m => m.ExplosionLimit?.AtRoom, (m, v) => m with { ExplosionLimit = WithLimit(m, v) }),
        MaterialProperty.Of<Solvent>("lower_explosive_limit_other", "the other quoted limit at 25 degC", "1", 1e-4, 0.5, m => m.ExplosionLimit?.OtherAtRoom, (m, v) => m with { ExplosionLimit = WithLimit(m, null) with { OtherAtRoom = v } }),
        MaterialProperty.Of<Solvent>("lower_explosive_limit_slope", "change of the limit with temperature", "1/K", -1e-3, 0, m => m.ExplosionLimit?.PerKelvin, (m, v) => m with { ExplosionLimit = WithLimit(m, null) with { PerKelvin = v } }),
    ];

    private static ExplosionLimit WithLimit(Solvent solvent, Sourced? limit)
    {
        if (solvent.ExplosionLimit is { } known) return limit is null ? known : known with { AtRoom = limit };
        return new()
        {
            AtRoom = limit ?? throw new ArgumentException($"{solvent.Name} has no lower_explosive_limit: give that one first."),
            PerKelvin = Known.Assumed(0, "1/K", -2e-5, 0, "no slope known"),
        };
    }
}
