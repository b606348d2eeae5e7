using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Walls;

/// <summary>
/// A flat liquid surface across the particles: capillary force along the three-phase line of each sphere that it cuts (<see cref="CapillaryLoad"/>, into the liquid), buoyancy and Stokes drag of the part below
/// it. The liquid rests. It is put where the caller wants it; the force of the particles on the liquid is the output.
/// </summary>
public sealed class LiquidSurface
{
    private readonly CapillaryLoad capillary;

    /// <summary>A surface.</summary>
    /// <param name="surfaceTension">of the liquid [N m-1]</param>
    /// <param name="contactAngle">on the particles, through the liquid [rad]</param>
    public LiquidSurface(double surfaceTension, double contactAngle)
    {
        if (!(surfaceTension >= 0 && contactAngle is >= 0 and <= Math.PI)) throw new ArgumentException($"surface tension {surfaceTension} N/m and contact angle {contactAngle} rad: the first at least zero, the second between 0 and pi");
        capillary = new CapillaryLoad(surfaceTension, contactAngle);
    }

    /// <summary>Height of the surface [m].</summary>
    public double Height { get; set; }
    /// <summary>Viscosity of the liquid below it; zero for no drag [Pa s].</summary>
    public double Viscosity { get; init; }
    /// <summary>Density of the liquid, for buoyancy [kg m-3].</summary>
    public double Density { get; init; }
    /// <summary>Gravity, for buoyancy [m s-2].</summary>
    public double Gravity { get; init; }
    /// <summary>Capillary force of the latest evaluation on all particles, downwards [N].</summary>
    public double Pull { get; private set; }
    /// <summary>Force of the liquid on all particles along z at the latest evaluation: capillary force, drag and buoyancy [N].</summary>
    public double ForceOnParticles { get; private set; }
    /// <summary>Spheres that the surface cuts [-].</summary>
    public int Cut { get; private set; }

    /// <summary>Share of a sphere's volume below the surface: a cap of height t has pi t^2 (R - t/3) [-].</summary>
    /// <param name="radius">of the sphere [m]</param>
    /// <param name="height">height of the surface above its centre [m]</param>
    public static double Immersed(double radius, double height)
    {
        var t = Math.Clamp(height + radius, 0, 2 * radius);
        return t * t * (3 * radius - t) / (4 * radius * radius * radius);
    }

    /// <summary>Adds the liquid's forces to those of an evaluation.</summary>
    public void Apply(ForceEngine engine)
    {
        var p = engine.System.Particles;
        var drag = new StokesDrag(Viscosity);
        double pull = 0, all = 0;
        var cut = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var above = Height - p.Z[i];
            var r = p.Radius[i];
            if (above <= -r) continue;
            var f = capillary.Force(r, above);
            if (Math.Abs(above) < r) cut++;
            pull += f;
            var wet = Immersed(r, above);
            var held = wet * drag.Force(2 * r, new(p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]));
            engine.ForceX[i] += held.X;
            engine.ForceY[i] += held.Y;
            var along = held.Z - f + wet * Density * Gravity * (4.0 / 3) * Math.PI * r * r * r;
            engine.ForceZ[i] += along;
            all += along;
        }
        (Pull, Cut, ForceOnParticles) = (pull, cut, all);
    }
}
