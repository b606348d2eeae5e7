using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Indentation;

/// <summary>
/// A rigid body that moves along z and presses on particles from above without friction: a sphere, or a flat-ended cylinder. Force kw d sqrt(R* d) along the line from the nearest point of the
/// body, Hertz's form, R* of sphere and indenter (the particle's own radius under the flat end). Across periodic ends it is met once, at its nearest image.
/// </summary>
public sealed class Indenter
{
    private readonly double x, y, radius;
    private readonly bool flat;
    private readonly Func<int, double> stiffness;

    /// <summary>An indenter.</summary>
    /// <param name="x">place of its axis [m]</param>
    /// <param name="y">place of its axis [m]</param>
    /// <param name="radius">radius of the sphere or of the flat end [m]</param>
    /// <param name="flat">true for a flat end</param>
    /// <param name="stiffness">kw by particle type [Pa]</param>
    public Indenter(double x, double y, double radius, bool flat, Func<int, double> stiffness) => (this.x, this.y, this.radius, this.flat, this.stiffness) = (x, y, radius, flat, stiffness);

    /// <summary>Height of its lowest point [m].</summary>
    public double Tip { get; set; }
    /// <summary>Force of the particles on it at the latest evaluation, upwards [N].</summary>
    public double Force { get; private set; }

    /// <summary>Overlap with a particle, its effective radius and the direction in which the particle is pushed.</summary>
    internal double Overlap(ParticleSet p, in Box box, int i, out double effectiveRadius, out Vector3d push)
    {
        double dx = p.X[i] - x, dy = p.Y[i] - y;
        if (box.BoundaryX == Boundary.Periodic) dx -= box.LengthX * Math.Round(dx / box.LengthX);
        if (box.BoundaryY == Boundary.Periodic) dy -= box.LengthY * Math.Round(dy / box.LengthY);
        var r = p.Radius[i];
        if (!flat)
        {
            effectiveRadius = radius * r / (radius + r);
            var between = new Vector3d(dx, dy, p.Z[i] - (Tip + radius));
            push = (1 / between.Length) * between;
            return radius + r - between.Length;
        }
        effectiveRadius = r;
        var across = Math.Sqrt(dx * dx + dy * dy);
        // The nearest point of the end: right above, or on its edge. What has come above the end beside it is left alone.
        var beyond = Math.Max(0, 1 - radius / Math.Max(across, double.Epsilon));
        var from = new Vector3d(beyond * dx, beyond * dy, p.Z[i] - Tip);
        push = across <= radius || from.Length == 0 ? new(0, 0, -1) : (1 / from.Length) * from;
        return across <= radius ? r + from.Z : from.Z > 0 ? 0 : r - from.Length;
    }

    /// <summary>Height of the tip at which it just touches the highest particle under it [m].</summary>
    /// <param name="p">the particles</param>
    /// <param name="box">their box</param>
    public double FirstTouch(ParticleSet p, in Box box)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) { low = Math.Min(low, p.Z[i] - p.Radius[i]); high = Math.Max(high, p.Z[i] + p.Radius[i]); }
        bool Touches(in Box b)
        {
            for (var i = 0; i < p.Count; i++) if (Overlap(p, b, i, out _, out _) > 0) return true;
            return false;
        }
        for (var n = 0; n < 80; n++)
        {
            Tip = 0.5 * (low + high);
            if (Touches(box)) low = Tip; else high = Tip;
        }
        return Tip = high;
    }

    /// <summary>Stiffness of its contact with one particle [N m-1].</summary>
    internal double StiffnessAt(ParticleSystem system, int i)
    {
        var d = Overlap(system.Particles, system.Box, i, out var reff, out _);
        return d > 0 ? 1.5 * stiffness(system.Particles.Type[i]) * Math.Sqrt(reff * d) : 0;
    }

    /// <summary>Adds its forces to those of an evaluation.</summary>
    public void Apply(ForceEngine engine)
    {
        var (p, box) = (engine.System.Particles, engine.System.Box);
        var sum = 0.0;
        for (var i = 0; i < p.Count; i++)
        {
            var d = Overlap(p, box, i, out var reff, out var push);
            if (!(d > 0)) continue;
            var f = stiffness(p.Type[i]) * d * Math.Sqrt(reff * d) * push;
            engine.ForceX[i] += f.X;
            engine.ForceY[i] += f.Y;
            engine.ForceZ[i] += f.Z;
            sum -= f.Z;
        }
        Force = sum;
    }
}
