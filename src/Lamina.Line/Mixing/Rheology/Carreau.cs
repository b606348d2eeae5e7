namespace Lamina.Line.Mixing.Rheology;

/// <summary>Carreau (1972): eta = eta_inf + (eta_0 - eta_inf) [1 + (lambda gamma)^2]^((n-1)/2).</summary>
public sealed record Carreau : IFlowCurve
{
    /// <summary>Viscosity at rest [Pa s].</summary>
    public required double ZeroShearViscosity { get; init; }

    /// <summary>Viscosity at high shear rate [Pa s].</summary>
    public required double InfiniteShearViscosity { get; init; }

    /// <summary>Relaxation time, the inverse of the rate at which thinning sets in [s].</summary>
    public required double Time { get; init; }

    /// <summary>Flow index of the thinning branch [-].</summary>
    public required double Index { get; init; }

    /// <summary>None: 0 [Pa].</summary>
    public double YieldStress => 0;

    /// <summary>Apparent viscosity [Pa s].</summary>
    /// <param name="shearRate">shear rate [1/s]</param>
    public double Viscosity(double shearRate)
    {
        var x = Time * shearRate;
        return InfiniteShearViscosity + (ZeroShearViscosity - InfiniteShearViscosity) * Math.Pow(1 + x * x, (Index - 1) / 2);
    }

    /// <inheritdoc/>
    public double Stress(double shearRate) => Viscosity(shearRate) * shearRate;
}
