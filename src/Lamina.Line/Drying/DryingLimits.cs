using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>Limits that a good pass keeps; the report gives the margin to each and the speed at which the first is reached.</summary>
[Describe("Limits that a good pass keeps; the report gives the margin to each and the speed at which the first is reached.")]
public sealed record DryingLimits
{
    /// <summary>Solvent left at the exit per dry mass; absent takes drying.dry_to [-].</summary>
    [Describe("Solvent left at the exit per dry mass; absent takes drying.dry_to.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double? ResidualSolvent { get; init; }

    /// <summary>Fraction of the lower explosive limit in any zone [-].</summary>
    [Describe("Fraction of the lower explosive limit in any zone.")]
    [Pure(Min = 0, MinExclusive = true, Max = 1, Example = "25 %")]
    public double LelFraction { get; init; } = 0.25;

    /// <summary>Highest film temperature [K].</summary>
    [Describe("Highest film temperature.")]
    [Physical("degC", Min = "0 degC", Max = "250 degC", Example = "130 degC")]
    public double? FilmTemperature { get; init; }

    /// <summary>Least binder in the lowest slice over the mean [-].</summary>
    [Describe("Least binder in the lowest slice over the mean.")]
    [Pure(Min = 0, Max = 1, Example = "0.8")]
    public double? BinderBottomOverMean { get; init; }
}
