using Lamina.Particles.Sets;

namespace Lamina.Particles.Relaxation;

/// <summary>
/// Friction that a Nose-Hoover chain puts on the slow motion of a whole structure, in place of the chain: force -m eta v on every particle. Energies are 1e8 kT here, so that even slow sinking is hot.
/// In the published runs the third link of the chain jumps to 9.2e5 1/us within the first steps (the structure starts at 1e9 K) and stays there; with the published step of 0.1 ns the second link
/// then follows the first as eta_2 = c eta^2. The first rests when (T/T0 - 1)/tau^2 = eta eta_2, thus eta = ((T/T0 - 1)/(c tau^2))^(1/3), and none where the motion is colder than T0.
/// T comes from the net displacement over an interval. The chain alone gives c = 8.5e-12 s; c = 4.4e-12 s takes up the bursts after each restart too, and gives the mean friction of 135 1/us
/// that full dynamics with the chain has in the published drying at 64 % of its time.
/// </summary>
internal sealed class ThermostatFriction(int count, double temperature)
{
    private const double Boltzmann = 1.380649e-23, SecondLink = 4.4e-12;
    private readonly double[] x = new double[count], y = new double[count], z = new double[count];

    /// <summary>Friction at present; set to go on from a kept state [s-1].</summary>
    public double Rate { get; set; }

    /// <summary>Temperature of the latest interval over the thermostat's own [-].</summary>
    public double Heat { get; private set; }

    /// <summary>Begins an interval.</summary>
    public void Mark(ParticleSet p)
    {
        // By id: the force loop sorts particles.
        for (var i = 0; i < p.Count; i++) (x[p.Id[i] - 1], y[p.Id[i] - 1], z[p.Id[i] - 1]) = (p.X[i], p.Y[i], p.Z[i]);
    }

    /// <summary>Ends an interval of a given length: friction follows the motion half way, which keeps it from alternating.</summary>
    /// <param name="system">the particles, a box that is periodic along x and y</param>
    /// <param name="time">length of the interval [s]</param>
    /// <param name="period">the thermostat's relaxation time [s]</param>
    public void Update(ParticleSystem system, double time, double period)
    {
        var p = system.Particles;
        double lx = system.Box.LengthX, ly = system.Box.LengthY;
        double twiceKinetic = 0;
        var movers = 0;
        for (var i = 0; i < p.Count; i++)
        {
            if (p.Fixed[i]) continue;
            double dx = p.X[i] - x[p.Id[i] - 1], dy = p.Y[i] - y[p.Id[i] - 1], dz = p.Z[i] - z[p.Id[i] - 1];
            dx -= lx * Math.Round(dx / lx);
            dy -= ly * Math.Round(dy / ly);
            twiceKinetic += p.Mass[i] * (dx * dx + dy * dy + dz * dz) / (time * time);
            movers++;
        }
        // Six degrees of freedom each: spheres spin.
        Heat = movers > 0 ? twiceKinetic / (6 * movers * Boltzmann * temperature) : 0;
        var rest = Heat > 1 ? Math.Cbrt((Heat - 1) / (SecondLink * period * period)) : 0;
        Rate = 0.5 * (Rate + rest);
    }
}
