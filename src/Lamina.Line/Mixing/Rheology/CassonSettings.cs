using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>Yield stress and plateau viscosity, square-root form.</summary>
[Tag("casson")]
[Describe("Yield stress and plateau viscosity: sqrt(tau) = sqrt(tau_y) + sqrt(eta_inf g).")]
public sealed record CassonSettings : RheologySettings
{
    /// <summary>Yield stress [Pa].</summary>
    [Describe("Yield stress.")]
    [Physical("Pa", Min = "0 Pa", Max = "1e5 Pa", Example = "2 Pa")]
    public required double YieldStress { get; init; }

    /// <summary>Viscosity at high shear rate [Pa s].</summary>
    [Describe("Viscosity at high shear rate.")]
    [Physical("Pa s", Min = "1e-5 Pa s", Max = "1e4 Pa s", Example = "0.5 Pa s")]
    public required double PlateauViscosity { get; init; }

    internal override IFlowCurve? Curve => new Casson { YieldStress = YieldStress, PlateauViscosity = PlateauViscosity };
}
