namespace Lamina.Line.Mixing.Rheology;

/// <summary>Casson (1959): sqrt(tau) = sqrt(tau_y) + sqrt(eta_inf gamma). Has the two constants that composition fixes: a network's yield stress and a suspension's plateau.</summary>
public sealed record Casson : IFlowCurve
{
    /// <summary>Yield stress [Pa].</summary>
    public required double YieldStress { get; init; }

    /// <summary>Viscosity that the curve tends to at high shear rate [Pa s].</summary>
    public required double PlateauViscosity { get; init; }

    /// <inheritdoc/>
    public double Stress(double shearRate)
    {
        var root = Math.Sqrt(YieldStress) + Math.Sqrt(PlateauViscosity * shearRate);
        return root * root;
    }
}
