using Lamina.Particles.Forces;

namespace Lamina.Particles.Walls;

/// <summary>
/// The suction of a liquid whose surface lies flat at a height: the force suction x area presses on what holds the surface, the spheres that it cuts, by the area of their section
/// pi (R^2 - delta^2), delta being the distance of the centre from the surface. A surface that no sphere touches loads nothing.
/// </summary>
public sealed class SurfaceSuction
{
    private double[] section = [];

    /// <summary>Height of the surface [m].</summary>
    public double Height { get; set; }
    /// <summary>Suction below the surface [Pa].</summary>
    public double Suction { get; set; }
    /// <summary>Force on the particles at the latest evaluation, downwards [N].</summary>
    public double Force { get; private set; }

    /// <summary>Adds the load to the forces of an evaluation.</summary>
    public void Apply(ForceEngine engine)
    {
        var p = engine.System.Particles;
        Force = 0;
        if (Suction <= 0) return;
        if (section.Length < p.Count) section = new double[p.Count];
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            var delta = Height - p.Z[i];
            section[i] = Math.Max(0, p.Radius[i] * p.Radius[i] - delta * delta);
            sum += section[i];
        }
        if (sum == 0) return;
        Force = Suction * engine.System.Box.LengthX * engine.System.Box.LengthY;
        for (var i = 0; i < p.Count; i++)
            if (section[i] > 0) engine.ForceZ[i] -= Force * section[i] / sum;
    }
}
