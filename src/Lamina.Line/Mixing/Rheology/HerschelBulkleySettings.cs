using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>Yield stress and power law.</summary>
[Tag("herschel_bulkley")]
[Describe("Yield stress and power law: tau = tau_y + K g^n.")]
public sealed record HerschelBulkleySettings : RheologySettings
{
    /// <summary>Yield stress [Pa].</summary>
    [Describe("Yield stress.")]
    [Physical("Pa", Min = "0 Pa", Max = "1e5 Pa", Example = "2 Pa")]
    public double YieldStress { get; init; }

    /// <summary>Stress above the yield stress at a shear rate of 1/s, which is K in Pa s^n [Pa].</summary>
    [Describe("Stress above the yield stress at a shear rate of 1/s, which is K in Pa s^n.")]
    [Physical("Pa", Min = "1e-5 Pa", Max = "1e5 Pa", Example = "6 Pa")]
    public required double Consistency { get; init; }

    /// <summary>Flow index n [-].</summary>
    [Describe("Flow index n.")]
    [Pure(Min = 0.05, Max = 3, Example = "0.7")]
    public required double Index { get; init; }

    internal override IFlowCurve? Curve => new HerschelBulkley { YieldStress = YieldStress, Consistency = Consistency, Index = Index };
}
