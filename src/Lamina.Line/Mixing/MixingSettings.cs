using Lamina.Data.Binding;

namespace Lamina.Line.Mixing;

/// <summary>Settings of the mixing step; absent mixes by mass balance alone.</summary>
[Describe("Settings of the mixing step; absent mixes by mass balance alone.")]
public sealed record MixingSettings : IValidated
{
    /// <summary>How mixing is computed; absent takes dispersion where the line has a mixer, else balance.</summary>
    [Describe("How mixing is computed; absent takes dispersion where the line has a mixer, else balance.")]
    public MixingModel? Model { get; init; }

    /// <summary>Rotational speed of the tools or screws [1/s].</summary>
    [Describe("Rotational speed of the tools or screws.")]
    [Physical("rpm", Min = "0 rpm", Max = "30000 rpm", MinExclusive = true, Example = "60 rpm")]
    public double? Speed { get; init; }

    /// <summary>Mixing time of a batch [s].</summary>
    [Describe("Mixing time of a batch.")]
    [Physical("min", Min = "0 s", Max = "7 d", MinExclusive = true, Example = "60 min")]
    public double? Time { get; init; }

    /// <summary>Mass of slurry in a batch [kg].</summary>
    [Describe("Mass of slurry in a batch.")]
    [Physical("kg", Min = "1 g", Max = "100 t", Example = "50 kg")]
    public double? Batch { get; init; }

    /// <summary>Mass of slurry per time through an extruder [kg/s].</summary>
    [Describe("Mass of slurry per time through an extruder.")]
    [Physical("kg/h", Min = "0.01 kg/h", Max = "100 t/h", Example = "40 kg/h")]
    public double? Throughput { get; init; }

    /// <summary>Measured net power of the drive; absent computes what the slurry dissipates [W].</summary>
    [Describe("Measured net power of the drive; absent computes what the slurry dissipates.")]
    [Physical("kW", Min = "0 W", Max = "10 MW", Example = "3 kW")]
    public double? Power { get; init; }

    /// <summary>Temperature of the jacket, and of what is filled in [K].</summary>
    [Describe("Temperature of the jacket, and of what is filled in.")]
    [Physical("degC", Min = "0 degC", Max = "120 degC", Example = "25 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Median size of the carbon's agglomerates before mixing, by volume; assumed unless measured [m].</summary>
    [Describe("Median size of the carbon's agglomerates before mixing, by volume; absent takes 20 um, assumed.")]
    [Physical("um", Min = "0.2 um", Max = "1 mm", Example = "20 um")]
    public double? InitialSize { get; init; }

    /// <summary>Geometric standard deviation of these sizes [-].</summary>
    [Describe("Geometric standard deviation of these sizes.")]
    [Pure(Min = 1.05, Max = 5, Example = "1.8")]
    public double InitialSpread { get; init; } = 1.8;

    /// <summary>Time between mixing and coating [s].</summary>
    [Describe("Time between mixing and coating.")]
    [Physical("h", Min = "0 s", Max = "60 d", Example = "2 h")]
    public double Rest { get; init; }

    /// <summary>Whether the slurry is stirred while it waits: then it neither settles nor builds up.</summary>
    [Describe("Whether the slurry is stirred while it waits: then it neither settles nor builds up.")]
    public bool Stirred { get; init; }

    /// <summary>Height of slurry in the vessel where it waits and is degassed [m].</summary>
    [Describe("Height of slurry in the vessel where it waits and is degassed.")]
    [Physical("mm", Min = "1 mm", Max = "20 m", Example = "400 mm")]
    public double Height { get; init; } = 0.3;

    /// <summary>Degassing under vacuum after mixing; absent leaves the bubbles to the rest.</summary>
    [Describe("Degassing under vacuum after mixing; absent leaves the bubbles to the rest.")]
    public DegassingSettings? Degassing { get; init; }

    /// <summary>Constants of the laws that are known better than the defaults.</summary>
    [Describe("Constants of the laws that are known better than the defaults.")]
    public MixingConstants Constants { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Model is MixingModel.Empirical && Time is null)
            yield return new Finding { Key = "model", Message = "model: empirical needs the mixing time", Remedy = "give time, e.g. 60 min" };
        if (Model is MixingModel.Dispersion && Speed is null)
            yield return new Finding { Key = "model", Message = "model: dispersion needs the speed of the tools", Remedy = "give speed, e.g. 60 rpm" };
        if (Batch is not null && Throughput is not null)
            yield return new Finding { Key = "throughput", Message = "the slurry is both mixed in batches and extruded", Remedy = "keep batch with a planetary mixer, throughput with an extruder" };
    }
}
