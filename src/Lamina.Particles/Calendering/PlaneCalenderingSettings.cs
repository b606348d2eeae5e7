namespace Lamina.Particles.Calendering;

/// <summary>Settings of a calendering between plates.</summary>
public sealed record PlaneCalenderingSettings
{
    /// <summary>
    /// Force field of the stroke, e.g. <see cref="ForceFields.PublishedForceFields.HertzSjkr2"/> for the hard contacts of published LIGGGHTS inputs; null for the structure's own, as Lombardo et al. 2021 did.
    /// The structure has its own field again afterwards.
    /// </summary>
    public ForceFields.ForceField? Field { get; init; }
    /// <summary>Reduction of the thickness, relative to the thickness under the preload; 0 leaves it out [-].</summary>
    public double Compression { get; init; } = 0.25;
    /// <summary>Pressure at which the stroke ends before it reaches <see cref="Compression"/>; null for a stroke to the thickness. Increments become smaller as it comes near, down to a quarter [Pa].</summary>
    public double? PressureLimit { get; init; }
    /// <summary>Pressure under which the thickness before and after is measured [Pa].</summary>
    public double Preload { get; init; } = 1e5;
    /// <summary>Stiffness of the plates' contact [Pa].</summary>
    public double PlateStiffness { get; init; } = 2.5e8;
    /// <summary>Friction coefficient of the plates, with <see cref="Friction"/>; 0 for plates on which particles slide. Published scripts have 15, practically unbounded [-].</summary>
    public double PlateFriction { get; init; }
    /// <summary>True for friction and tangential springs between particles, false for elastic contacts.</summary>
    public bool Friction { get; init; } = true;
    /// <summary>
    /// Speed of the upper plate in the time of the force field; null for rest states. Published scripts move it at 0.02 m/s on average, a thousand times faster than a calender, and their
    /// thermostat holds back the particles: what moves fastest, near the moving plate, is then compressed first [m s-1].
    /// </summary>
    public double? Speed { get; init; }
    /// <summary>Temperature that the thermostat holds, with a speed [K].</summary>
    public double Temperature { get; init; } = 298.15;
    /// <summary>Relaxation time of the thermostat, with a speed [s].</summary>
    public double ThermostatPeriod { get; init; } = 2e-7;
    /// <summary>Increments of the stroke; a path parameter [-].</summary>
    public int Increments { get; init; } = 100;
    /// <summary>Damped steps after each increment; a path parameter [-].</summary>
    public int StepsPerIncrement { get; init; } = 50;
    /// <summary>
    /// Root mean square of the forces over the mean pair force at which an increment is at rest: steps go on beyond <see cref="StepsPerIncrement"/> until then. Null takes just those steps, and the
    /// pressure may depend on their number. Not with a <see cref="Speed"/>, which sets the time of an increment [-].
    /// </summary>
    public double? RestTolerance { get; init; }
    /// <summary>Most steps of an increment that comes to rest; where they run out the result says so [-].</summary>
    public int MostStepsPerIncrement { get; init; } = 4000;
    /// <summary>Steps of settling under the preload before the stroke and after release [-].</summary>
    public int SettlingSteps { get; init; } = 3000;
    /// <summary>Damping against the mean velocity of the height, per unit of pseudo-time; a path parameter [-].</summary>
    public double Damping { get; init; } = 0.05;
    /// <summary>Damping of that mean [-].</summary>
    public double CollectiveDamping { get; init; } = 0.02;
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
