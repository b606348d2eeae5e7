using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>Shear thinning between two plateaus, no yield stress.</summary>
[Tag("carreau")]
[Describe("Shear thinning between two plateaus, no yield stress.")]
public sealed record CarreauSettings : RheologySettings
{
    /// <summary>Viscosity at rest [Pa s].</summary>
    [Describe("Viscosity at rest.")]
    [Physical("Pa s", Min = "1e-5 Pa s", Max = "1e6 Pa s", Example = "20 Pa s")]
    public required double ZeroShearViscosity { get; init; }

    /// <summary>Viscosity at high shear rate [Pa s].</summary>
    [Describe("Viscosity at high shear rate.")]
    [Physical("Pa s", Min = "1e-5 Pa s", Max = "1e4 Pa s", Example = "0.5 Pa s")]
    public required double InfiniteShearViscosity { get; init; }

    /// <summary>Inverse of the shear rate at which thinning sets in [s].</summary>
    [Describe("Inverse of the shear rate at which thinning sets in.")]
    [Physical("s", Min = "1e-6 s", Max = "1e5 s", Example = "5 s")]
    public required double Time { get; init; }

    /// <summary>Flow index of the thinning branch [-].</summary>
    [Describe("Flow index of the thinning branch.")]
    [Pure(Min = 0.05, Max = 1, Example = "0.45")]
    public required double Index { get; init; }

    internal override IFlowCurve? Curve => new Carreau { ZeroShearViscosity = ZeroShearViscosity, InfiniteShearViscosity = InfiniteShearViscosity, Time = Time, Index = Index };
}
