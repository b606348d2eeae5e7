namespace Lamina.Line.Mixing.Rheology;

/// <summary>Shear stress against shear rate of a slurry at rest temperature and age; a law or a user's measured curve.</summary>
public interface IFlowCurve
{
    /// <summary>Shear stress in steady simple shear [Pa].</summary>
    /// <param name="shearRate">shear rate, positive [1/s]</param>
    double Stress(double shearRate);

    /// <summary>Stress below which the slurry does not flow; 0 where the law has none [Pa].</summary>
    double YieldStress { get; }

    /// <summary>Apparent viscosity, stress over rate [Pa s].</summary>
    /// <param name="shearRate">shear rate, positive [1/s]</param>
    double Viscosity(double shearRate) => Stress(shearRate) / shearRate;
}
