using Lamina.Data.Binding;

namespace Lamina.Line.Coating;

/// <summary>Settings of the coater: loading or wet thickness fixes the film, or the gap alone does.</summary>
[Describe("Settings of the coater: loading or wet thickness fixes the film, or the gap alone does.")]
public sealed record CoatingSettings : IValidated
{
    /// <summary>Dry mass per area, one side [kg/m2].</summary>
    [Describe("Dry mass per area, one side.")]
    [Physical("mg/cm2", Min = "0 mg/cm2", Max = "200 mg/cm2", MinExclusive = true, Example = "18 mg/cm2")]
    public double? Loading { get; init; }

    /// <summary>Thickness of the wet film [m].</summary>
    [Describe("Thickness of the wet film.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "120 um")]
    public double? WetThickness { get; init; }

    /// <summary>Gap between the die or blade and the web; alone it fixes the film, beside loading or wet_thickness it is where the die stands [m].</summary>
    [Describe("Gap between the die or blade and the web; alone it fixes the film, beside loading or wet_thickness it is where the die stands.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "250 um")]
    public double? Gap { get; init; }

    /// <summary>Gap over wet thickness where only one of them is known; absent takes 2, to which it tends in the viscous regime, or the flow under the bar where the line has one [-].</summary>
    [Describe("Gap over wet thickness where only one of them is known; absent takes 2, to which it tends in the viscous regime, or the flow under the bar where the line has one.")]
    [Pure(Min = 0.5, Max = 20, Example = "2")]
    public double? GapRatio { get; init; }

    /// <summary>Web speed at the coater; absent takes the dryer's [m/s].</summary>
    [Describe("Web speed at the coater; absent takes drying.speed.")]
    [Physical("m/min", Min = "0 m/min", Max = "600 m/min", MinExclusive = true, Example = "30 m/min")]
    public double? Speed { get; init; }

    /// <summary>Temperature of the slurry on the web [K].</summary>
    [Describe("Temperature of the slurry on the web.")]
    [Physical("degC", Min = "0 degC", Max = "120 degC", Example = "25 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Surface tension of the slurry; absent takes the solvent's [N/m].</summary>
    [Describe("Surface tension of the slurry; absent takes the solvent's.")]
    [Physical("mN/m", Min = "1 mN/m", Max = "1 N/m", Example = "41 mN/m")]
    public double? SurfaceTension { get; init; }

    /// <summary>Largest particle in the slurry; absent takes two and a half times the active material's median, assumed [m].</summary>
    [Describe("Largest particle in the slurry; absent takes two and a half times the active material's median, assumed.")]
    [Physical("um", Min = "0.1 um", Max = "5 mm", Example = "25 um")]
    public double? LargestParticle { get; init; }

    /// <summary>Loading may differ by this share of its mean, plus or minus; what lies outside is scrap [-].</summary>
    [Describe("Loading may differ by this share of its mean, plus or minus; what lies outside is scrap.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, Example = "2 %")]
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Wavelength of the ripples whose levelling is judged [m].</summary>
    [Describe("Wavelength of the ripples whose levelling is judged.")]
    [Physical("mm", Min = "0.1 mm", Max = "100 mm", Example = "2 mm")]
    public double Ripple { get; init; } = 2e-3;

    /// <summary>Intermittent coating; absent coats without a break.</summary>
    [Describe("Intermittent coating; absent coats without a break.")]
    public PatternSettings? Pattern { get; init; }

    /// <summary>Stripes; absent coats one width.</summary>
    [Describe("Stripes; absent coats one width.")]
    public StripeSettings? Stripes { get; init; }

    /// <summary>Constants of the laws that are known better than the defaults.</summary>
    [Describe("Constants of the laws that are known better than the defaults.")]
    public CoatingConstants Constants { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Loading is null && WetThickness is null && Gap is null)
            yield return new Finding { Message = "nothing fixes the film's thickness", Remedy = "give loading or wet_thickness, or the gap alone" };
        if (Loading is not null && WetThickness is not null)
            yield return new Finding { Message = "the film's thickness is fixed more than once", Remedy = "give exactly one of loading and wet_thickness; a gap beside it says where the die stands" };
    }
}
