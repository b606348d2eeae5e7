namespace Lamina.Particles.Laws;

/// <summary>Drag of a sphere in a quiescent or flowing liquid at low Reynolds number (Stokes 1851): F = -3 pi eta d (v - u).</summary>
public readonly struct StokesDrag(double viscosity)
{
    /// <summary>Drag on a sphere [N].</summary>
    /// <param name="diameter">its diameter [m]</param>
    /// <param name="relativeVelocity">its velocity less that of the liquid [m s-1]</param>
    public Vector3d Force(double diameter, Vector3d relativeVelocity) => -3 * Math.PI * viscosity * diameter * relativeVelocity;

    /// <summary>Time in which the velocity falls to 1/e: m / (3 pi eta d) [s].</summary>
    /// <param name="diameter">diameter [m]</param>
    /// <param name="mass">mass [kg]</param>
    public double RelaxationTime(double diameter, double mass) => mass / (3 * Math.PI * viscosity * diameter);
}
