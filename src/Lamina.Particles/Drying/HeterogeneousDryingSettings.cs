using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Drying;

/// <summary>How particles follow the ramps of a heterogeneous drying.</summary>
public enum DryingMotion
{
    /// <summary>
    /// Damped inertial motion with masses proportional to diameter, close to rest after every increment: the path of rest states. Far fewer steps or more damping let the film lag.
    /// </summary>
    Settle,
    /// <summary>
    /// As Settle, but in the time of the published run: each increment stands for its share of it, and the friction of the published thermostat holds back what moves with the particle's own mass.
    /// The film then sinks about as fast as the published one could; few steps per increment still move the freeze (docs/theory/particles.md).
    /// </summary>
    Thermostat,
    /// <summary>
    /// Descent with the particle's own mass as resistance over the published time: what the published run does where its thermostat has taken all velocities
    /// (position += force time step^2 / (2 mass) per step), in a few large steps in place of 100,000. Heavy particles lag.
    /// </summary>
    Descent,
}

/// <summary>Settings of the heterogeneous drying of Lombardo et al. 2021. Increments and steps are path parameters.</summary>
public sealed record HeterogeneousDryingSettings
{
    /// <summary>The published run: a thousand increments, friction, the thermostat's drag.</summary>
    /// <param name="stages">relative shrink factors, stage by stage</param>
    public static HeterogeneousDryingSettings Published(params IReadOnlyList<ShrinkStage> stages) =>
        new() { Stages = stages, Motion = DryingMotion.Thermostat, Friction = true, Increments = 1000, StepsPerIncrement = 5, RecordEvery = 10 };

    /// <summary>Force field at the start; its types named CBD are those of the bottom, centre and top third, in rising order of number.</summary>
    public ForceField Start { get; init; } = PublishedForceFields.MigrationStart();
    /// <summary>Force field at the end of the ramp while the active material moves.</summary>
    public ForceField Target { get; init; } = PublishedForceFields.MigrationTarget();
    /// <summary>Force field at the end of the ramp once the active material is fixed.</summary>
    public ForceField FixedTarget { get; init; } = PublishedForceFields.MigrationFixedTarget();
    /// <summary>Relative shrink factors, stage by stage.</summary>
    public IReadOnlyList<ShrinkStage> Stages { get; init; } = [ShrinkStage.PublishedRates[1]];
    /// <summary>Porosity (by solid volumes, overlaps not subtracted) at which the active material is fixed [-].</summary>
    public double FixingPorosity { get; init; } = 0.42;
    /// <summary>Atmospheric pressure; as published it is spread over all particles at every depth, by final cross-section [Pa].</summary>
    public double Pressure { get; init; } = 101_325;
    /// <summary>Gravity [m s-2].</summary>
    public double Gravity { get; init; } = 9.80665;
    /// <summary>Stiffness of the collector's contact [Pa].</summary>
    public double CollectorStiffness { get; init; } = 1.5e8;
    /// <summary>
    /// Friction coefficient of collector and lid, with <see cref="Friction"/>; 15 in the published input, practically unbounded. Their tangential stiffness is 2/7 of the normal one, as LAMMPS takes it
    /// where the script gives none [-].
    /// </summary>
    public double CollectorFriction { get; init; }
    /// <summary>How far the collector lies below the lower end from which heights count; 1 um in the published input [m].</summary>
    public double CollectorDepth { get; init; } = 1e-6;
    /// <summary>Increments of the ramps; a path parameter [-].</summary>
    public int Increments { get; init; } = 200;
    /// <summary>How particles follow.</summary>
    public DryingMotion Motion { get; init; } = DryingMotion.Settle;
    /// <summary>
    /// True for the whole contact law: friction, tangential springs and spin. Tangential history is forgotten at every increment, as the restarts of the published run do: friction then only delays.
    /// </summary>
    public bool Friction { get; init; }
    /// <summary>Real time of the whole run, with <see cref="DryingMotion.Thermostat"/>; published 1e8 steps of 0.1 ns [s].</summary>
    public double RunTime { get; init; } = 1e-2;
    /// <summary>Temperature that the thermostat holds; published 298 to 353 K in every restart [K].</summary>
    public double Temperature { get; init; } = 326;
    /// <summary>Relaxation time of the thermostat while the active material moves [s].</summary>
    public double ThermostatPeriod { get; init; } = 7e-7;
    /// <summary>Relaxation time of the thermostat once the active material is fixed [s].</summary>
    public double FixedThermostatPeriod { get; init; } = 3e-7;
    /// <summary>Damped steps per increment unless they descend; a path parameter [-].</summary>
    public int StepsPerIncrement { get; init; } = 20;
    /// <summary>Damping of velocities against the mean of their height, per unit of pseudo-time, unless they descend; a path parameter [-].</summary>
    public double Damping { get; init; } = 0.05;
    /// <summary>Damping of the mean velocity of each height; much smaller, so that the film can sink as a whole [-].</summary>
    public double CollectiveDamping { get; init; } = 0.003;
    /// <summary>Steps that relax the opened slurry before the ramps begin [-].</summary>
    public int SettlingSteps { get; init; } = 300;
    /// <summary>Time of the whole published run, with <see cref="DryingMotion.Descent"/>: 1e8 steps of 0.1 ns count as steps times half the squared step [s2].</summary>
    public double SquaredTime { get; init; } = 1e8 * 0.5e-20;
    /// <summary>Increments between two recorded frames [-].</summary>
    public int RecordEvery { get; init; } = 2;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
