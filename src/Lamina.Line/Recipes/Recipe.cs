using Lamina.Data.Binding;
using Lamina.Line.Calendering;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Equipment;
using Lamina.Line.Structures;
using Lamina.Line.Equipment.Mixers;
using Lamina.Line.Mixing;
using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Recipes;

/// <summary>The product and how it is made: formulation, coating, drying, calendering, and the line that it runs on.</summary>
[Describe("The product and how it is made: formulation, coating, drying, calendering, and the line that it runs on.")]
public sealed record Recipe : IValidated
{
    /// <summary>Name of the recipe.</summary>
    [Describe("Name of the recipe.")]
    public string Name { get; init; } = "recipe";

    /// <summary>What it is.</summary>
    [Describe("What it is.")]
    public string? Description { get; init; }

    /// <summary>Where its numbers come from.</summary>
    [Describe("Where its numbers come from.")]
    public string? Source { get; init; }

    /// <summary>Seed of the run [-].</summary>
    [Describe("Seed of the run.")]
    [Whole(Min = 0, Max = 2147483647)]
    public int Seed { get; init; }

    /// <summary>The equipment: a file beside the recipe, or written here.</summary>
    [Describe("The equipment: a file beside the recipe, or written here.")]
    [FromFile]
    public LineFile? Line { get; init; }

    /// <summary>Own materials, by the name that formulation.components uses.</summary>
    [Describe("Own materials, by the name that formulation.components uses.")]
    [Items(Max = 50)]
    public IReadOnlyDictionary<string, MaterialSettings> Materials { get; init; } = new Dictionary<string, MaterialSettings>();

    /// <summary>What the coating is made of.</summary>
    [Describe("What the coating is made of.")]
    public required FormulationSettings Formulation { get; init; }

    /// <summary>How it is mixed; absent mixes by mass balance alone.</summary>
    [Describe("How it is mixed; absent mixes by mass balance alone.")]
    public MixingSettings? Mixing { get; init; }

    /// <summary>The slurry's flow curve at the coater; absent computes it where mixing disperses the carbon.</summary>
    [Describe("The slurry's flow curve at the coater; absent computes it where mixing disperses the carbon.")]
    public RheologySettings? Rheology { get; init; }

    /// <summary>A slurry to start from instead of mixing it.</summary>
    [Describe("A slurry to start from instead of mixing it.")]
    public SlurrySettings? Slurry { get; init; }

    /// <summary>How thick it is coated.</summary>
    [Describe("How thick it is coated.")]
    public CoatingSettings? Coating { get; init; }

    /// <summary>A wet film to start from instead of coating it.</summary>
    [Describe("A wet film to start from instead of coating it.")]
    public WetFilmSettings? WetFilm { get; init; }

    /// <summary>How it is dried.</summary>
    [Describe("How it is dried.")]
    public DryingSettings? Drying { get; init; }

    /// <summary>A dried coating to start from instead of drying it.</summary>
    [Describe("A dried coating to start from instead of drying it.")]
    public DryElectrodeSettings? DryElectrode { get; init; }

    /// <summary>How it is calendered.</summary>
    [Describe("How it is calendered.")]
    public CalenderingSettings? Calendering { get; init; }

    /// <summary>The box that steps with model: particles work on.</summary>
    [Describe("The box that steps with model: particles work on.")]
    public StructureSettings Structure { get; init; } = new();

    /// <summary>CSV file with measured curves that the report lays over the computed ones, beside the recipe.</summary>
    [Describe("CSV file with measured curves that the report lays over the computed ones, beside the recipe.")]
    public string? Measured { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Mixing is { Model: MixingModel.Dispersion } && Line?.Mixer is null)
            yield return new Finding { Key = "mixing", Message = "model: dispersion needs a mixer", Remedy = "give line.mixer, e.g. mixer: {planetary: {vessel_diameter: 400 mm, tool_diameter: 180 mm, gap: 3 mm}}" };
        if (Mixing is { Speed: not null, Model: null } && Line?.Mixer is null)
            yield return new Finding { Key = "mixing", Message = "mixing.speed has no effect without a mixer", Remedy = "give line.mixer, or mixing.model: empirical with mixing.time" };
        if (Mixing is not null && (Slurry is not null || WetFilm is not null || DryElectrode is not null))
            yield return new Finding { Key = "mixing", Message = "the recipe starts after mixing, so these settings have no effect", Remedy = "leave mixing out, or let the recipe start from the formulation" };
        if (Rheology is not null && (WetFilm is not null || DryElectrode is not null))
            yield return new Finding { Key = "rheology", Message = "the recipe starts after coating, so the flow curve has no effect", Remedy = "leave rheology out, or let the recipe coat" };
        if (Mixing is { Speed: not null, Model: null or MixingModel.Dispersion } mixing)
        {
            if (Line?.Mixer is PlanetaryMixer && (mixing.Batch is null || mixing.Time is null))
                yield return new Finding { Key = "mixing", Message = "a planetary mixer needs the batch and the mixing time", Remedy = "give mixing.batch, e.g. 50 kg, and mixing.time, e.g. 60 min" };
            if (Line?.Mixer is Extruder && mixing.Throughput is null)
                yield return new Finding { Key = "mixing", Message = "an extruder needs its throughput", Remedy = "give mixing.throughput, e.g. 40 kg/h" };
        }
        if (WetFilm is not null && Coating is not null)
            yield return new Finding { Key = "wet_film", About = ["wet_film", "coating"], Message = "the recipe both coats a film and starts from one", Remedy = "keep one of coating and wet_film" };
        if (DryElectrode is not null && (Drying is not null || WetFilm is not null || Coating is not null))
            yield return new Finding { Key = "dry_electrode", About = ["dry_electrode", "drying", "wet_film", "coating"], Message = "the recipe both dries a film and starts from a dry electrode", Remedy = "keep dry_electrode, or coating with drying" };
        if (WetFilm is null && DryElectrode is null && Slurry is null && Formulation.SolidsContent is null)
            yield return new Finding { Key = "formulation", About = ["wet_film", "dry_electrode", "slurry", "formulation.solids_content"], Message = "mixing needs the solids content of the slurry", Remedy = "give formulation.solids_content, e.g. 65 wt%" };
        if (WetFilm is { Loading: null, SolidsVolumeFraction: null, ActiveVolumeFraction: null } && Formulation.SolidsContent is null)
            yield return new Finding { Key = "wet_film", About = ["wet_film", "formulation.solids_content"], Message = "the composition of the wet film is not known", Remedy = "give one of wet_film.loading, solids_volume_fraction, active_volume_fraction, or formulation.solids_content" };
        if (Drying is not null && WetFilm is null && Coating is null)
            yield return new Finding { Key = "drying", About = ["drying", "wet_film", "coating"], Message = "there is no film to dry", Remedy = "give coating or wet_film" };
        if (Calendering is not null && Drying is null && DryElectrode is null)
            yield return new Finding { Key = "calendering", About = ["calendering", "drying", "dry_electrode"], Message = "there is no dry coating to calender", Remedy = "give drying or dry_electrode" };
        if (Calendering is { Model: CalenderingModel.Particles } && Drying is not { Model: DryingModel.Particles })
            yield return new Finding { Key = "calendering.model", Message = "calendering.model: particles needs a dried structure of particles", Remedy = "give drying.model: particles" };
        if (Drying is not null && DryingSettings.NeedsFilm(Drying))
        {
            if (Line is null or { Dryer: null, Batch: null })
                yield return new Finding { Key = "drying", About = ["drying.model", "line"], Message = "drying needs a dryer", Remedy = "give line with dryer.zones or batch.stages" };
            else if (Line.Dryer is not null && Drying.Speed is null)
                yield return new Finding { Key = "drying", About = ["drying.model", "drying.speed", "line"], Message = "the line has a moving web but the recipe gives no speed", Remedy = "give drying.speed, e.g. 2 m/min" };
        }
    }
}
