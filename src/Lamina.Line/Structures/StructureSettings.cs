using Lamina.Data.Binding;

namespace Lamina.Line.Structures;

/// <summary>The piece of coating that steps with model: particles work on; shared by all of them.</summary>
[Describe("The piece of coating that steps with model: particles work on; shared by all of them.")]
public sealed record StructureSettings : IValidated
{
    /// <summary>Edge of the square box along the web [m].</summary>
    [Describe("Edge of the square box along the web.")]
    [Physical("um", Min = "8 um", Max = "1 mm", Example = "26.7 um")]
    public double Edge { get; init; } = 26.7e-6;

    /// <summary>Active mass per area that the box holds; absent takes that of the film, 13.6 mg/cm2 where there is none [kg/m2].</summary>
    [Describe("Active mass per area that the box holds; absent takes that of the film, 13.6 mg/cm2 where there is none.")]
    [Physical("mg/cm2", Min = "0.1 mg/cm2", Max = "100 mg/cm2", Example = "13.6 mg/cm2")]
    public double? LoadingActive { get; init; }

    /// <summary>Diameters of the active particles and how many there are of each; absent takes a published NMC111 set.</summary>
    [Describe("Diameters of the active particles and how many there are of each; absent takes a published NMC111 set.")]
    [Items(Min = 1, Max = 13)]
    public IReadOnlyList<SizeClass>? Sizes { get; init; }

    /// <summary>Log-normal distribution of active diameters, cut into classes, in place of sizes.</summary>
    [Describe("Log-normal distribution of active diameters, cut into classes, in place of sizes.")]
    public LogNormalSizes? LogNormal { get; init; }

    /// <summary>Whether shares of sizes count particles or volume.</summary>
    [Describe("Whether shares of sizes count particles or volume.")]
    public SizeShares Shares { get; init; } = SizeShares.Number;

    /// <summary>Pore volume inside a dry carbon-binder particle over its volume [-].</summary>
    [Describe("Pore volume inside a dry carbon-binder particle over its volume.")]
    [Pure(Min = 0, Max = 0.9, Example = "50 %")]
    public double Nanoporosity { get; init; } = 0.5;

    /// <summary>Pressure on the slurry and above the film [Pa].</summary>
    [Describe("Pressure on the slurry and above the film.")]
    [Physical("kPa", Min = "1 kPa", Max = "1000 kPa", Example = "101.325 kPa")]
    public double Pressure { get; init; } = 101_325;

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Sizes is not null && LogNormal is not null)
            yield return new Finding { Key = "log_normal", Message = "the sizes of the active particles are given twice", Remedy = "keep one of sizes and log_normal" };
        if (Sizes is { } sizes && !(sizes.Sum(c => c.Share) > 0))
            yield return new Finding { Key = "sizes", Message = "the shares of all sizes are zero", Remedy = "give at least one share above zero" };
    }
}
