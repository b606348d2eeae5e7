namespace Lamina.Line.Mixing.Rheology;

/// <summary>A flow curve at another temperature or age: stress times a factor, plus what the yield stress has risen by.</summary>
public sealed record ShiftedCurve : IFlowCurve
{
    /// <summary>The curve as it was.</summary>
    public required IFlowCurve Base { get; init; }

    /// <summary>Factor on the stress [-].</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Rise of the yield stress [Pa].</summary>
    public double YieldRise { get; init; }

    /// <inheritdoc/>
    public double YieldStress => Factor * Base.YieldStress + YieldRise;

    /// <inheritdoc/>
    public double Stress(double shearRate) => Factor * Base.Stress(shearRate) + YieldRise;
}
