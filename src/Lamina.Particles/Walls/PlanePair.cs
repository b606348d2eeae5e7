using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Walls;

/// <summary>
/// Two flat frictionless plates across z, below and above the particles: force kw d sqrt(R d) for an overlap d, the elastic Hertz contact of a sphere with a flat wall in the convention of
/// LAMMPS `fix wall/gran hertz/history` (kw is the whole prefactor). Plates move where they are put; their forces are the output.
/// </summary>
public sealed class PlanePair
{
    /// <summary>Plates at two heights.</summary>
    /// <param name="bottom">height of the lower plate [m]</param>
    /// <param name="top">height of the upper plate [m]</param>
    /// <param name="stiffness">kw [Pa]</param>
    public PlanePair(double bottom, double top, double stiffness)
    {
        if (!(top > bottom && stiffness > 0)) throw new ArgumentException($"plates at {bottom} and {top} m with stiffness {stiffness} Pa: the upper must be above the lower and the stiffness above zero");
        (Bottom, Top, Stiffness) = (bottom, top, stiffness);
    }

    /// <summary>Plates that press with a given pressure on particles as they stand: where the elastic forces of each add up to it.</summary>
    /// <param name="system">the structure, none of its particles moves</param>
    /// <param name="pressure">force over the area of the box [Pa]</param>
    /// <param name="stiffness">kw [Pa]</param>
    public static PlanePair Pressing(ParticleSystem system, double pressure, double stiffness)
    {
        var p = system.Particles;
        var load = pressure * system.Box.LengthX * system.Box.LengthY;
        if (!(load > 0)) throw new ArgumentException($"plates that press with {pressure} Pa: a pressure above zero is needed");
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < p.Count; i++) { low = Math.Min(low, p.Z[i] - p.Radius[i]); high = Math.Max(high, p.Z[i] + p.Radius[i]); }
        double At(Func<double, int, double> overlap)
        {
            // Force rises with the depth: halves of the largest depth that has a meaning.
            double none = 0, full = 0.5 * (high - low);
            while (full - none > 1e-12 * (high - low))
            {
                double middle = 0.5 * (none + full), force = 0;
                for (var i = 0; i < p.Count; i++)
                    if (overlap(middle, i) is var d and > 0) force += stiffness * d * Math.Sqrt(p.Radius[i] * d);
                if (force < load) none = middle; else full = middle;
            }
            return none;
        }
        return new(low + At((depth, i) => low + depth - (p.Z[i] - p.Radius[i])), high - At((depth, i) => p.Z[i] + p.Radius[i] - (high - depth)), stiffness);
    }

    /// <summary>Height of the lower plate [m].</summary>
    public double Bottom { get; set; }
    /// <summary>Height of the upper plate [m].</summary>
    public double Top { get; set; }
    /// <summary>Prefactor of the wall force [Pa].</summary>
    public double Stiffness { get; }
    /// <summary>Distance of the plates [m].</summary>
    public double Gap => Top - Bottom;
    /// <summary>Force of the particles on the lower plate at the latest evaluation, positive when pressing [N].</summary>
    public double ForceOnBottom { get; private set; }
    /// <summary>Force of the particles on the upper plate, positive when pressing [N].</summary>
    public double ForceOnTop { get; private set; }
    /// <summary>Elastic energy in the plate contacts [J].</summary>
    public double Energy { get; private set; }

    /// <summary>Stiffness of the plates' contact with one particle [N m-1].</summary>
    public double StiffnessAt(ParticleSet p, int i)
    {
        var overlap = Math.Max(p.Radius[i] - (p.Z[i] - Bottom), p.Radius[i] - (Top - p.Z[i]));
        return overlap > 0 ? 1.5 * Stiffness * Math.Sqrt(p.Radius[i] * overlap) : 0;
    }

    /// <summary>Adds the plates' forces to those of an evaluation.</summary>
    public void Apply(ForceEngine engine)
    {
        var p = engine.System.Particles;
        double onBottom = 0, onTop = 0, energy = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var radius = p.Radius[i];
            var d = radius - (p.Z[i] - Bottom);
            if (d > 0)
            {
                var f = Stiffness * d * Math.Sqrt(radius * d);
                engine.ForceZ[i] += f;
                onBottom += f;
                energy += 0.4 * f * d;
            }
            d = radius - (Top - p.Z[i]);
            if (d > 0)
            {
                var f = Stiffness * d * Math.Sqrt(radius * d);
                engine.ForceZ[i] -= f;
                onTop += f;
                energy += 0.4 * f * d;
            }
        }
        (ForceOnBottom, ForceOnTop, Energy) = (onBottom, onTop, energy);
    }
}
