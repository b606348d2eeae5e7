using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>Measured points, taken as they are.</summary>
[Tag("measured")]
[Describe("Measured points, taken as they are; beyond them the curve goes on as a power law and says so.")]
public sealed record MeasuredCurveSettings : RheologySettings, IValidated
{
    /// <summary>Shear rates, increasing [1/s].</summary>
    [Describe("Shear rates, increasing.")]
    [Items(Min = 2, Max = 2000), Physical("1/s", Min = "0 1/s", Max = "1e7 1/s", MinExclusive = true, Example = "1 1/s")]
    public required IReadOnlyList<double> ShearRates { get; init; }

    /// <summary>Stresses at these rates, not falling [Pa].</summary>
    [Describe("Stresses at these rates, not falling.")]
    [Items(Min = 2, Max = 2000), Physical("Pa", Min = "0 Pa", Max = "1e6 Pa", MinExclusive = true, Example = "10 Pa")]
    public required IReadOnlyList<double> Stresses { get; init; }

    /// <summary>Yield stress evaluated from the same measurement [Pa].</summary>
    [Describe("Yield stress evaluated from the same measurement.")]
    [Physical("Pa", Min = "0 Pa", Max = "1e5 Pa", Example = "2 Pa")]
    public double YieldStress { get; init; }

    internal override IFlowCurve? Curve => new MeasuredFlowCurve([.. ShearRates], [.. Stresses], YieldStress);

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (ShearRates.Count != Stresses.Count)
        {
            yield return new Finding { Key = "stresses", Message = $"{ShearRates.Count} shear rates but {Stresses.Count} stresses", Remedy = "give one stress for each rate" };
            yield break;
        }
        for (var i = 1; i < ShearRates.Count; i++)
        {
            if (ShearRates[i] <= ShearRates[i - 1]) yield return new Finding { Key = $"shear_rates[{i}]", Message = "shear rates must increase" };
            if (Stresses[i] < Stresses[i - 1]) yield return new Finding { Key = $"stresses[{i}]", Message = "stress falls with shear rate", Remedy = "remove points with slip or fracture" };
        }
    }
}
