using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Walls;

/// <summary>
/// Two flat plates across z, below and above the particles, in the convention of LAMMPS `fix wall/gran hertz/history`: without friction the elastic Hertz contact of a sphere with a flat wall,
/// force kw d sqrt(R d) for an overlap d (kw is the whole prefactor); with a contact law of their own also its damping, tangential spring and friction, the torque at the sphere's radius. An elastic
/// evaluation takes the elastic part alone. Plates move where they are put; their forces are the output.
/// </summary>
public sealed class PlanePair
{
    private readonly HertzHistory? law;
    // Tangential displacement of the particles that touch, by id: places change when the force loop sorts.
    private readonly Dictionary<int, Vector3d> atBottom = [], atTop = [];

    /// <summary>Plates at two heights.</summary>
    /// <param name="bottom">height of the lower plate [m]</param>
    /// <param name="top">height of the upper plate [m]</param>
    /// <param name="stiffness">kw [Pa]</param>
    public PlanePair(double bottom, double top, double stiffness)
    {
        if (!(top > bottom && stiffness > 0)) throw new ArgumentException($"plates at {bottom} and {top} m with stiffness {stiffness} Pa: the upper must be above the lower and the stiffness above zero");
        (Bottom, Top, Stiffness) = (bottom, top, stiffness);
    }

    /// <summary>Plates with damping and friction.</summary>
    /// <param name="bottom">height of the lower plate [m]</param>
    /// <param name="top">height of the upper plate [m]</param>
    /// <param name="contact">coefficients of their contact with particles</param>
    public PlanePair(double bottom, double top, ContactSettings contact) : this(bottom, top, contact.NormalStiffness) => law = new HertzHistory(contact);

    /// <summary>Plates without damping, with friction where its coefficient is above zero; the tangential stiffness then is 2/7 of the normal one, what LAMMPS takes for `NULL`.</summary>
    /// <param name="bottom">height of the lower plate [m]</param>
    /// <param name="top">height of the upper plate [m]</param>
    /// <param name="stiffness">kw [Pa]</param>
    /// <param name="friction">friction coefficient [-]</param>
    public static PlanePair Of(double bottom, double top, double stiffness, double friction) => friction > 0
        ? new(bottom, top, new ContactSettings { NormalStiffness = stiffness, TangentialStiffness = stiffness * 2 / 7, NormalDamping = 0, TangentialDamping = 0, Friction = friction })
        : new(bottom, top, stiffness);

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
    /// <summary>Velocity of the lower plate, for friction and damping: it is not moved by it [m s-1].</summary>
    public Vector3d BottomVelocity { get; set; }
    /// <summary>Velocity of the upper plate, likewise [m s-1].</summary>
    public Vector3d TopVelocity { get; set; }
    /// <summary>True for plates with friction.</summary>
    public bool HasFriction => law is not null;
    /// <summary>Tangential force of the particles on the lower plate at the latest evaluation [N].</summary>
    public Vector3d ShearOnBottom { get; private set; }
    /// <summary>Tangential force of the particles on the upper plate [N].</summary>
    public Vector3d ShearOnTop { get; private set; }
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
        if (law is not null && engine.Mode == ContactMode.Full)
        {
            ApplyLaw(engine);
            return;
        }
        (ShearOnBottom, ShearOnTop) = (default, default);
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

    private void ApplyLaw(ForceEngine engine)
    {
        Vector3d onBottom = default, onTop = default;
        Energy = 0;
        var p = engine.System.Particles;
        for (var i = 0; i < p.Count; i++)
        {
            onBottom -= Touch(engine, i, p.Z[i] - Bottom, BottomVelocity, atBottom);
            onTop -= Touch(engine, i, p.Z[i] - Top, TopVelocity, atTop);
        }
        (ForceOnBottom, ShearOnBottom) = (-onBottom.Z, new(onBottom.X, onBottom.Y, 0));
        (ForceOnTop, ShearOnTop) = (onTop.Z, new(onTop.X, onTop.Y, 0));
    }

    private Vector3d Touch(ForceEngine engine, int i, double height, Vector3d velocity, Dictionary<int, Vector3d> histories)
    {
        var p = engine.System.Particles;
        if (p.Radius[i] - Math.Abs(height) <= 0)
        {
            if (histories.Count > 0) histories.Remove(p.Id[i]);
            return default;
        }
        var pair = new ContactPair
        {
            Between = new(0, 0, height), RelativeVelocity = new Vector3d(p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) - velocity, SpinI = new(p.SpinX[i], p.SpinY[i], p.SpinZ[i]), SpinJ = default,
            RadiusI = p.Radius[i], RadiusJ = double.PositiveInfinity, MassI = p.Mass[i], MassJ = double.PositiveInfinity,
        };
        var history = histories.GetValueOrDefault(p.Id[i]);
        var answer = law!.Value.Evaluate(pair, ref history, engine.HistoryStep);
        if (engine.HistoryStep > 0) histories[p.Id[i]] = history;
        engine.ForceX[i] += answer.Force.X;
        engine.ForceY[i] += answer.Force.Y;
        engine.ForceZ[i] += answer.Force.Z;
        engine.TorqueX[i] += answer.TorqueI.X;
        engine.TorqueY[i] += answer.TorqueI.Y;
        engine.TorqueZ[i] += answer.TorqueI.Z;
        Energy += law.Value.NormalEnergy(pair);
        return answer.Force;
    }

    /// <summary>Forgets all tangential displacements, as a restart of the published scripts does.</summary>
    public void ForgetContacts()
    {
        atBottom.Clear();
        atTop.Clear();
    }

    /// <summary>Tangential displacements for a checkpoint: plate, id and vector of each, by rising id.</summary>
    internal double[] Histories() =>
        [.. atBottom.OrderBy(h => h.Key).SelectMany(h => (double[])[0, h.Key, h.Value.X, h.Value.Y, h.Value.Z]), .. atTop.OrderBy(h => h.Key).SelectMany(h => (double[])[1, h.Key, h.Value.X, h.Value.Y, h.Value.Z])];

    /// <summary>Takes over what <see cref="Histories"/> gave.</summary>
    internal void Adopt(ReadOnlySpan<double> numbers)
    {
        ForgetContacts();
        for (var at = 0; at < numbers.Length; at += 5) (numbers[at] == 0 ? atBottom : atTop)[(int)numbers[at + 1]] = new(numbers[at + 2], numbers[at + 3], numbers[at + 4]);
    }
}
