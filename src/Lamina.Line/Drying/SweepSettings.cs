using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>A liquid surface that sinks through particles, with drive: sweep.</summary>
[Describe("A liquid surface that sinks through particles, with drive: sweep.")]
public sealed record SweepSettings
{
    /// <summary>Capillary number above which the surface outruns the particles: a faster sweep is warned of [-].</summary>
    public const double SlowBound = 0.1;

    /// <summary>Scaled speed of the surface: viscosity x speed / surface tension. Real surfaces have 1e-7 and less, which no dynamics can follow; the cost of a sweep goes as its inverse [-].</summary>
    [Describe("Scaled speed of the surface: viscosity x speed / surface tension; above 0.1 with a warning. Real surfaces have 1e-7 and less, which no dynamics can follow. A path parameter: the cost goes as its inverse.")]
    [Pure(Min = 1e-6, Max = 10, Example = "0.1")]
    public double CapillaryNumber { get; init; } = 0.1;

    /// <summary>Contact angle on the particles, through the liquid [rad].</summary>
    [Describe("Contact angle on the particles, through the liquid; assumed zero unless given.")]
    [Physical("deg", Min = "0 deg", Max = "180 deg", Example = "30 deg")]
    public double ContactAngle { get; init; }

    /// <summary>Temperature at which the solvent's laws are taken [K].</summary>
    [Describe("Temperature at which the solvent's surface tension, viscosity and density are taken.")]
    [Physical("degC", Min = "0 degC", Max = "200 degC", Example = "80 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Surface tension of the liquid; absent takes the solvent's [N/m].</summary>
    [Describe("Surface tension of the liquid; absent takes the solvent's.")]
    [Physical("mN/m", Min = "0.1 mN/m", Max = "1000 mN/m", Example = "40 mN/m")]
    public double? SurfaceTension { get; init; }

    /// <summary>Viscosity of the liquid; absent takes the solvent's [Pa s].</summary>
    [Describe("Viscosity of the liquid between the particles; absent takes the solvent's, without what is dissolved.")]
    [Physical("mPa s", Min = "0.01 mPa s", Max = "1e6 mPa s", Example = "1.65 mPa s")]
    public double? Viscosity { get; init; }

    /// <summary>Time step over the stable one: a path parameter [-].</summary>
    [Describe("Time step over the stable one: a path parameter.")]
    [Pure(Min = 1e-4, Max = 1, Example = "0.2")]
    public double StepShare { get; init; } = 0.2;
}
