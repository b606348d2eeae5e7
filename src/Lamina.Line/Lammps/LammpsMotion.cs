using System.Text;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;

namespace Lamina.Line.Lammps;

/// <summary>
/// The damped motion that decks use in the place of Lamina's relaxation: elastic contacts, moving mass proportional to diameter, viscous damping, displacement per step limited. A time step follows
/// from an estimate of the stiffness around a particle: 0.35 sqrt(m / K), a quarter of the limit.
/// </summary>
internal sealed class LammpsMotion
{
    // 1 pg per um: large and small particles move alike.
    private const double MassPerDiameter = 1e-9;
    private const double Fraction = 0.35;
    private static readonly LammpsUnits Micro = LammpsUnits.Micro;

    // Viscous damping acts against the laboratory: a slurry comes to rest in 30 steps of decay, but a film that sinks as a whole is held back by it. With 300 it sinks as lamina's own does, whose
    // damping acts on what departs from the mean velocity of a height.
    private const double DampingSteps = 30, SinkingSteps = 300;

    private LammpsMotion(ForceField field, double step, double furthest, double dampingSteps) => (Field, Step, Furthest, this.dampingSteps) = (field, step, furthest, dampingSteps);

    private readonly double dampingSteps;

    public ForceField Field { get; }
    /// <summary>Time step [s].</summary>
    public double Step { get; }
    /// <summary>Largest displacement per step [m].</summary>
    public double Furthest { get; }

    /// <summary>The motion of some particles in a force field.</summary>
    /// <param name="field">the force field</param>
    /// <param name="counts">particles by type</param>
    /// <param name="volume">volume that they fill when they are packed [m3]</param>
    /// <param name="plateStiffness">stiffness of plates, 0 for none [Pa]</param>
    /// <param name="plateOverlap">overlap with a plate that the step allows for, relative to the radius [-]</param>
    /// <param name="sinks">whether the particles sink as a whole</param>
    public static LammpsMotion Of(ForceField field, IReadOnlyDictionary<int, int> counts, double volume, double plateStiffness = 0, double plateOverlap = 0.1, bool sinks = false)
    {
        var kn = field.Contact?.NormalStiffness ?? 0;
        var step = double.PositiveInfinity;
        var smallest = double.PositiveInfinity;
        foreach (var (type, own) in field.Types)
        {
            if (counts.GetValueOrDefault(type) == 0 && !own.IsBinderDomain) continue;
            var r = 0.5 * own.Diameter;
            smallest = Math.Min(smallest, r);
            // Soft spheres as if placed at random in the volume, overlapping by half their reach on the mean; hard ones touch twelve.
            double stiffness = 1.5 * plateStiffness * r * Math.Sqrt(plateOverlap), neighbours = 0, contact = 0;
            foreach (var (other, count) in counts)
            {
                if (count == 0) continue;
                var s = 0.5 * field.Types[other].Diameter;
                var near = count / volume * 4 / 3 * Math.PI * Math.Pow(r + s, 3);
                neighbours += near;
                contact += near * 1.5 * kn * Math.Sqrt(0.5 * r * s);
            }
            stiffness += contact * Math.Max(1, 12 / Math.Max(neighbours, 1e-3));
            if (own.LennardJones is { } lj) stiffness += 12 * 57.15 * lj.Epsilon / (lj.Sigma * lj.Sigma);
            if (stiffness > 0) step = Math.Min(step, Fraction * Math.Sqrt(MassPerDiameter * own.Diameter / stiffness));
        }
        return new LammpsMotion(field, double.IsFinite(step) ? step : 1e-9, 0.1 * smallest, sinks ? SinkingSteps : DampingSteps);
    }

    /// <summary>Sizes, pair styles, time step and damping.</summary>
    /// <param name="typeCount">atom types of the simulation</param>
    public string Commands(int typeCount)
    {
        static double Mass(ParticleType type) => MassPerDiameter * type.Diameter;
        static double Density(ParticleType type) => Mass(type) / (Math.PI / 6 * Math.Pow(type.Diameter, 3));
        var text = new StringBuilder(LammpsForceField.Sizes(Field, Density)).Append(LammpsForceField.Pairs(Field, typeCount, elastic: true));
        text.Append($"timestep {LammpsForceField.Number(Step / Micro.Time)}\nfix damp all viscous 1.0");
        foreach (var (number, type) in Field.Types.OrderBy(t => t.Key))
            text.Append($" scale {number} {LammpsForceField.Number(Mass(type) / Micro.Mass / (dampingSteps * Step / Micro.Time))}");
        return text.Append('\n').ToString();
    }

    /// <summary>The integrator of a group.</summary>
    public string Move(string group) => $"fix move {group} nve/limit {LammpsForceField.Number(Furthest / Micro.Length)}\n";
}
