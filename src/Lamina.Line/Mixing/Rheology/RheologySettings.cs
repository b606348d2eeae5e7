using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>The slurry's flow curve at the coater: a law by name with its constants, or a measured curve taken as it is.</summary>
[Describe("The slurry's flow curve at the coater: a law by name with its constants, or a measured curve taken as it is.")]
[Tagged(typeof(SuspensionRheologySettings), typeof(NewtonianSettings), typeof(HerschelBulkleySettings), typeof(CassonSettings), typeof(CarreauSettings), typeof(MeasuredCurveSettings), Discriminator = "law")]
public abstract record RheologySettings
{
    /// <summary>Temperature for which it holds [K].</summary>
    [Describe("Temperature for which it holds.")]
    [Physical("degC", Min = "0 degC", Max = "120 degC", Example = "25 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>The curve; null where it follows from the formulation.</summary>
    internal abstract IFlowCurve? Curve { get; }
}
