using Lamina.Data.Binding;
using Lamina.Drying.Film;

namespace Lamina.Line.Drying;

/// <summary>Settings of the drying step.</summary>
[Describe("Settings of the drying step.")]
public sealed record DryingSettings : IValidated
{
    /// <summary>How drying is computed.</summary>
    [Describe("How drying is computed.")]
    public DryingModel Model { get; init; } = DryingModel.Film;

    /// <summary>Web speed; needed where the line has a moving web [m/s].</summary>
    [Describe("Web speed; needed where the line has a moving web.")]
    [Physical("m/min", Min = "0 m/min", Max = "300 m/min", MinExclusive = true, Example = "2 m/min")]
    public double? Speed { get; init; }

    /// <summary>Residual solvent at which the film counts as dry: solvent mass per dry mass [-].</summary>
    [Describe("Residual solvent at which the film counts as dry: solvent mass per dry mass.")]
    [Pure(Min = 1e-7, Max = 1, Example = "1000 ppm")]
    public double DryTo { get; init; } = 1e-3;

    /// <summary>Share of the thickness that counts as bottom and top of a profile [-].</summary>
    [Describe("Share of the thickness that counts as bottom and top of a profile.")]
    [Pure(Min = 0.001, Max = 0.5, Example = "10 %")]
    public double Slice { get; init; } = 0.1;

    /// <summary>Cells through the thickness [-].</summary>
    [Describe("Cells through the thickness.")]
    [Whole(Min = 8, Max = 1000)]
    public int Cells { get; init; } = 60;

    /// <summary>Final porosity where it is known and not to be predicted; outputs that rest on it are marked prescribed [-].</summary>
    [Describe("Final porosity where it is known and not to be predicted; outputs that rest on it are marked prescribed.")]
    [Pure(Min = 0.05, Max = 0.95, Example = "52 %")]
    public double? Porosity { get; init; }

    /// <summary>Evaporation rate of model: prescribed [kg/(m2 s)].</summary>
    [Describe("Evaporation rate of model: prescribed.")]
    [Physical("g/m2/s", Min = "0 g/m2/s", Max = "1000 g/m2/s", MinExclusive = true, Example = "1 g/m2/s")]
    public double? Rate { get; init; }

    /// <summary>Whether particles settle: auto decides by the settling number.</summary>
    [Describe("Whether particles settle: auto decides by the settling number.")]
    public SettlingChoice Settling { get; init; } = SettlingChoice.Auto;

    /// <summary>How the active particles pack; absent takes flakes for graphite and round grains for all else.</summary>
    [Describe("How the active particles pack; absent takes flakes for graphite and round grains for all else.")]
    public ParticleShape? ParticleShape { get; init; }

    /// <summary>Whether the carbon moves with the liquid or is part of the immobile network.</summary>
    [Describe("Whether the carbon moves with the liquid or is part of the immobile network.")]
    public bool MobileCarbon { get; init; }

    /// <summary>Constants of the film model that are known better than the defaults.</summary>
    [Describe("Constants of the film model that are known better than the defaults.")]
    public ClosureSettings Closures { get; init; } = new();

    /// <summary>Constants of stress and cracking that are known better than the defaults.</summary>
    [Describe("Constants of stress and cracking that are known better than the defaults.")]
    public MechanicsSettings Mechanics { get; init; } = new();

    /// <summary>A crack pattern to grow from the film's stress; absent grows none.</summary>
    [Describe("A crack pattern to grow from the film's stress; absent grows none.")]
    public CrackPatternRecipe? CrackPattern { get; init; }

    /// <summary>Changes to mobile species, by material.</summary>
    [Describe("Changes to mobile species, by material.")]
    [Items(Max = 6)]
    public IReadOnlyDictionary<string, SpeciesOverride> Species { get; init; } = new Dictionary<string, SpeciesOverride>();

    /// <summary>Times at which profiles are kept, increasing; absent spaces them over the drying [s].</summary>
    [Describe("Times at which profiles are kept, increasing; absent spaces them over the drying.")]
    [Physical("s", Min = "0 s", Max = "30 d", Example = "10 s")]
    public IReadOnlyList<double>? ProfileTimes { get; init; }

    /// <summary>How particles dry, with model: particles.</summary>
    [Describe("How particles dry, with model: particles.")]
    public ParticleDryingSettings? Particles { get; init; }

    /// <summary>Limits that the report judges.</summary>
    [Describe("Limits that the report judges.")]
    public DryingLimits Limits { get; init; } = new();

    /// <summary>Whether these settings ask for the film model, alone or behind particles.</summary>
    internal static bool NeedsFilm(DryingSettings? settings) => settings is { Model: DryingModel.Film } or { Model: DryingModel.Particles, Particles.Drive: DryingDrive.Film };

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Model == DryingModel.Prescribed)
        {
            if (Rate is null) yield return new Finding { Key = "model", Message = "model: prescribed needs the evaporation rate", Remedy = "give rate, e.g. 1 g/m2/s" };
            if (Porosity is null) yield return new Finding { Key = "model", Message = "model: prescribed needs the final porosity", Remedy = "give porosity, e.g. 50 %" };
        }
        else if (Particles is not null && Model != DryingModel.Particles)
            yield return new Finding { Key = "particles", Message = "drying.particles belongs to model: particles; here it would have no effect", Remedy = "give drying.model: particles" };
        else if (Rate is not null)
        {
            yield return new Finding { Key = "rate", Message = "rate belongs to model: prescribed; with model: film it would have no effect", Remedy = "set the rate of a zone or stage instead: line.dryer.zones[0].rate" };
        }
        for (var i = 1; i < (ProfileTimes?.Count ?? 0); i++)
            if (ProfileTimes![i] <= ProfileTimes[i - 1])
                yield return new Finding { Key = $"profile_times[{i}]", Message = "profile times must increase", Remedy = "write them in ascending order, each once" };
    }
}
