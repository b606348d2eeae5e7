using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>One viscosity at every shear rate.</summary>
[Tag("newtonian")]
[Describe("One viscosity at every shear rate.")]
public sealed record NewtonianSettings : RheologySettings
{
    /// <summary>Viscosity [Pa s].</summary>
    [Describe("Viscosity.")]
    [Physical("Pa s", Min = "1e-5 Pa s", Max = "1e4 Pa s", Example = "1 Pa s")]
    public required double Viscosity { get; init; }

    internal override IFlowCurve? Curve => new HerschelBulkley { YieldStress = 0, Consistency = Viscosity, Index = 1 };
}
