using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>Computed from formulation and dispersion, mostly by assumed constants.</summary>
[Tag("suspension")]
[Describe("Computed from formulation and dispersion, mostly by assumed constants.")]
public sealed record SuspensionRheologySettings : RheologySettings
{
    internal override IFlowCurve? Curve => null;
}
