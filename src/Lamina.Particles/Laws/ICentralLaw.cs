namespace Lamina.Particles.Laws;

/// <summary>A force along the line of centres that depends on the distance only and has a potential.</summary>
public interface ICentralLaw
{
    /// <summary>Distance beyond which there is no force [m].</summary>
    double Range { get; }

    /// <summary>Force divided by distance, positive when repulsive [N m-1].</summary>
    /// <param name="distanceSquared">square of the distance of the centres [m2]</param>
    /// <param name="energy">potential energy [J]</param>
    double ForceOverDistance(double distanceSquared, out double energy);
}
