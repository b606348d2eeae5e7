using Lamina.Particles.Forces;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Dynamics;

/// <summary>
/// A barostat across a direction that is not periodic: the upper plate of a pair is a piston of given mass under a given pressure, moved by velocity Verlet with the particles,
/// M d2h/dt2 = F - P A - c dh/dt. Without damping the sum of kinetic energies, stored energies and P A h is kept.
/// </summary>
public sealed class PlatePiston
{
    private readonly ForceEngine engine;
    private readonly PlanePair plates;
    private readonly VelocityVerlet verlet;
    private readonly double area;
    private double force;
    private bool primed;

    /// <summary>A piston at rest.</summary>
    /// <param name="engine">the particles, in a box that is not periodic along z</param>
    /// <param name="plates">the plates; the upper one is moved</param>
    /// <param name="pressure">pressure that the upper plate presses with [Pa]</param>
    /// <param name="mass">mass of the plate [kg]</param>
    /// <param name="damping">c, drag on the plate [kg s-1]</param>
    public PlatePiston(ForceEngine engine, PlanePair plates, double pressure, double mass, double damping = 0)
    {
        var box = engine.System.Box;
        if (box.BoundaryZ == Sets.Boundary.Periodic) throw new ArgumentException("the box is periodic along z: its edge holds the pressure there (NoseHooverMotion), or make it free");
        if (!(mass > 0 && damping >= 0 && double.IsFinite(pressure))) throw new ArgumentException($"a plate of {mass} kg with a drag of {damping} kg/s under {pressure} Pa: the mass is above zero, the drag at least zero, the pressure finite");
        (this.engine, this.plates, Pressure, Mass, Damping) = (engine, plates, pressure, mass, damping);
        area = box.LengthX * box.LengthY;
        verlet = new VelocityVerlet(engine);
    }

    /// <summary>Pressure that the plate presses with; it may be changed between steps, for ramps [Pa].</summary>
    public double Pressure { get; set; }
    /// <summary>Mass of the plate [kg].</summary>
    public double Mass { get; }
    /// <summary>Drag on the plate [kg s-1].</summary>
    public double Damping { get; }
    /// <summary>Velocity of the plate, upwards [m s-1].</summary>
    public double Velocity { get; private set; }
    /// <summary>Totals of the latest force evaluation; the plates hold their own energy.</summary>
    public ForceTotals Totals => verlet.Totals;

    /// <summary>Takes steps; the box's ends follow the plates afterwards.</summary>
    /// <param name="step">time step [s]</param>
    /// <param name="count">number of steps [-]</param>
    public void Run(double step, int count)
    {
        verlet.Run(step, count, totals: true, _ => Move(step));
        engine.System.Box = engine.System.Box with { LowZ = plates.Bottom, HighZ = plates.Top };
    }

    /// <summary>The plate's own step around an evaluation of the particles, which do not see it before.</summary>
    private void Move(double step)
    {
        if (!primed)
        {
            Apply();
            primed = true;
            return;
        }
        Velocity += 0.5 * step * (force - Damping * Velocity) / Mass;
        plates.Top += step * Velocity;
        Apply();
        // The drag at the end of the step: implicit, so that a heavy drag stops the plate.
        Velocity = (Velocity + 0.5 * step * force / Mass) / (1 + 0.5 * step * Damping / Mass);
    }

    private void Apply()
    {
        plates.TopVelocity = new(plates.TopVelocity.X, plates.TopVelocity.Y, Velocity);
        plates.Apply(engine);
        force = plates.ForceOnTop - Pressure * area;
    }
}
