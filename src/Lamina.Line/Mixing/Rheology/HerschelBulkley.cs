namespace Lamina.Line.Mixing.Rheology;

/// <summary>Herschel and Bulkley (1926): tau = tau_y + K gamma^n. A power law where tau_y = 0, Bingham where n = 1.</summary>
public sealed record HerschelBulkley : IFlowCurve
{
    /// <summary>Yield stress [Pa].</summary>
    public required double YieldStress { get; init; }

    /// <summary>Consistency [Pa s^n].</summary>
    public required double Consistency { get; init; }

    /// <summary>Flow index, below 1 for shear thinning [-].</summary>
    public required double Index { get; init; }

    /// <inheritdoc/>
    public double Stress(double shearRate) => YieldStress + Consistency * Math.Pow(shearRate, Index);
}
