using Lamina.Data.Binding;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Particles.Slurry;

namespace Lamina.Line.Structures;

/// <summary>The piece of coating that steps with model: particles work on; shared by all of them.</summary>
[Describe("The piece of coating that steps with model: particles work on; shared by all of them.")]
public sealed record StructureSettings : IValidated
{
    /// <summary>Edge of the box where the recipe gives neither edge nor particles: the published one [m].</summary>
    public const double PublishedEdge = 26.7e-6;

    /// <summary>Edge of the square box along the web; absent takes 26.7 um, or what particles asks for [m].</summary>
    [Describe("Edge of the square box along the web; absent takes 26.7 um, or what particles asks for.")]
    [Physical("um", Min = "2 um", Max = "1 mm", Example = "26.7 um")]
    public double? Edge { get; init; }

    /// <summary>Particles in the box, active and carbon-binder; in place of edge, which follows [-].</summary>
    [Describe("Particles in the box, active and carbon-binder; in place of edge, which follows.")]
    [Whole(Min = 10, Max = MostParticles)]
    public int? Particles { get; init; }

    /// <summary>Active mass per area that the box holds; absent takes that of the film, 13.6 mg/cm2 where there is none [kg/m2].</summary>
    [Describe("Active mass per area that the box holds; absent takes that of the film, 13.6 mg/cm2 where there is none.")]
    [Physical("mg/cm2", Min = "0.1 mg/cm2", Max = "100 mg/cm2", Example = "13.6 mg/cm2")]
    public double? LoadingActive { get; init; }

    /// <summary>Height of slurry that the box holds, at the solids content of the formulation; in place of loading_active, which follows [m].</summary>
    [Describe("Height of slurry that the box holds, at the solids content of the formulation; in place of loading_active, which follows.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "120 um")]
    public double? Height { get; init; }

    /// <summary>Diameters of the active particles and how many there are of each; absent takes a published set for NMC111, else a log-normal distribution around the median that the material has.</summary>
    [Describe("Diameters of the active particles and how many there are of each; absent takes a published set for NMC111, else a log-normal distribution around the median that the material has.")]
    [Items(Min = 1, Max = MostClasses)]
    public IReadOnlyList<SizeClass>? Sizes { get; init; }

    /// <summary>Log-normal distribution of active diameters, cut into classes, in place of sizes.</summary>
    [Describe("Log-normal distribution of active diameters, cut into classes, in place of sizes.")]
    public LogNormalSizes? LogNormal { get; init; }

    /// <summary>Measured distribution of active diameters, cut into classes, in place of sizes.</summary>
    [Describe("Measured distribution of active diameters, cut into classes, in place of sizes.")]
    public MeasuredSizes? MeasuredSizes { get; init; }

    /// <summary>Whether shares of sizes, and the median of log_normal, count particles or volume.</summary>
    [Describe("Whether shares of sizes, and the median of log_normal, count particles or volume.")]
    public SizeShares Shares { get; init; } = SizeShares.Number;

    /// <summary>Diameter of a dried carbon-binder particle [m].</summary>
    [Describe("Diameter of a dried carbon-binder particle.")]
    [Physical("um", Min = "0.05 um", Max = "10 um", Example = "1.3 um")]
    public double BinderDiameter { get; init; } = Lamina.Particles.ForceFields.PublishedForceFields.DryBinderDiameter;

    /// <summary>Diameter of a carbon-binder particle in the slurry, with the solvent that it stands for; absent takes 4.38 times the dried one, as published [m].</summary>
    [Describe("Diameter of a carbon-binder particle in the slurry, with the solvent that it stands for; absent takes 4.38 times the dried one, as published.")]
    [Physical("um", Min = "0.1 um", Max = "40 um", Example = "5.7 um")]
    public double? BinderSlurryDiameter { get; init; }

    /// <summary>Pore volume inside a dry carbon-binder particle over its volume [-].</summary>
    [Describe("Pore volume inside a dry carbon-binder particle over its volume.")]
    [Pure(Min = 0, Max = 0.9, Example = "50 %")]
    public double Nanoporosity { get; init; } = 0.5;

    /// <summary>Exponent of the nanopores' fraction in the diffusivity of ions inside the carbon-binder domain; absent takes Bruggeman's 1.5, which is assumed [-].</summary>
    [Describe("Exponent of the nanopores' fraction in the diffusivity of ions inside the carbon-binder domain; absent takes Bruggeman's 1.5, which is assumed.")]
    [Pure(Min = 1, Max = 5, Example = "1.5")]
    public double? NanoporeExponent { get; init; }

    /// <summary>What the slurry comes to rest at; absent takes the pressure for NMC111 in NMP, as published, the solids content for every other slurry.</summary>
    [Describe("What the slurry comes to rest at; absent takes the pressure for NMC111 in NMP, as published, the solids content for every other slurry.")]
    public SlurryRest? Rest { get; init; }

    /// <summary>Pressure on the slurry and above the film [Pa].</summary>
    [Describe("Pressure above the film, and on the slurry with rest: pressure.")]
    [Physical("kPa", Min = "1 kPa", Max = "1000 kPa", Example = "101.325 kPa")]
    public double Pressure { get; init; } = 101_325;

    /// <summary>How the slurry comes to rest: path parameters.</summary>
    [Describe("How the slurry comes to rest: path parameters.")]
    public SlurryRelaxationSettings Relaxation { get; init; } = new();

    internal const int MostParticles = 200_000, MostClasses = 13;

    /// <summary>Active mass per area that the recipe gives the box, by loading_active or by height; null where it gives neither [kg/m2].</summary>
    /// <param name="formulation">whose slurry fills the height</param>
    public double? LoadingOf(Formulation formulation)
    {
        if (Height is not { } height) return LoadingActive;
        var slurry = MixingStep.Mix(formulation);
        return height * slurry.Density * slurry.SolidsContent * formulation.ActiveFraction;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        (string Key, bool Given)[] sources = [("sizes", Sizes is not null), ("log_normal", LogNormal is not null), ("measured_sizes", MeasuredSizes is not null)];
        var given = sources.Where(s => s.Given).Select(s => s.Key).ToArray();
        if (given.Length > 1)
            yield return new Finding { Key = given[1], Message = "the sizes of the active particles are given twice", Remedy = $"keep one of {string.Join(" and ", given)}" };
        if (MeasuredSizes is not null && Shares == SizeShares.Volume)
            yield return new Finding { Key = "shares", Message = "shares has no effect with measured_sizes: the columns of the file say what they count", Remedy = "leave shares out" };
        if (Sizes is { } sizes && !(sizes.Sum(c => c.Share) > 0))
            yield return new Finding { Key = "sizes", Message = "the shares of all sizes are zero", Remedy = "give at least one share above zero" };
        if (Edge is not null && Particles is not null)
            yield return new Finding { Key = "particles", Message = "the box is given twice: its edge follows from the number of particles", Remedy = "keep one of edge and particles" };
        if (Height is not null && LoadingActive is not null)
            yield return new Finding { Key = "height", Message = "what the box holds is given twice: the loading follows from the height of slurry", Remedy = "keep one of height and loading_active" };
        if (BinderSlurryDiameter is { } wet && wet <= BinderDiameter)
            yield return new Finding { Key = "binder_slurry_diameter", Message = $"a carbon-binder particle of {wet * 1e6:G4} um in the slurry would not shrink to {BinderDiameter * 1e6:G4} um", Remedy = "give more than binder_diameter, or leave it out" };
    }
}
