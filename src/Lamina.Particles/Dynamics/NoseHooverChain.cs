namespace Lamina.Particles.Dynamics;

/// <summary>
/// Nose-Hoover chain of three thermostats, integrated in half steps as in LAMMPS `fix nvt` (Martyna et al. 1996). In the published scripts it meets 1e8 kT per particle and scales the
/// velocities to nothing: it is here to reproduce that.
/// </summary>
public sealed class NoseHooverChain
{
    private const double Boltzmann = 1.380649e-23;
    private readonly double target, period, freedom;
    private readonly double[] rate = new double[4];
    private readonly double[] acceleration = new double[3];

    /// <summary>A thermostat.</summary>
    /// <param name="temperature">temperature to hold [K]</param>
    /// <param name="period">relaxation time, `Tdamp` [s]</param>
    /// <param name="freedom">degrees of freedom, 3 N - 3 as a rule [-]</param>
    public NoseHooverChain(double temperature, double period, double freedom)
    {
        if (!(temperature > 0 && period > 0 && freedom > 0)) throw new ArgumentException($"temperature {temperature} K, period {period} s and {freedom} degrees of freedom must all be above zero");
        (target, this.period, this.freedom) = (Boltzmann * temperature, period, freedom);
        // Links at rest under their own temperature: (0 - kT)/(kT period^2), as LAMMPS sets them up.
        acceleration[1] = acceleration[2] = -1 / (period * period);
    }

    /// <summary>Friction that acts on the velocities at present [s-1].</summary>
    public double Friction => rate[0];

    /// <summary>Advances the chain by half a step and returns the factor for all velocities.</summary>
    /// <param name="twiceKinetic">sum of m v^2 before [J]</param>
    /// <param name="step">whole time step [s]</param>
    public double HalfStep(double twiceKinetic, double step)
    {
        double quarter = step / 4, eighth = step / 8;
        double Mass(int k) => (k == 0 ? freedom : 1) * target * period * period;
        acceleration[0] = (twiceKinetic - freedom * target) / Mass(0);
        double decay;
        for (var k = 2; k > 0; k--)
        {
            decay = Math.Exp(-eighth * rate[k + 1]);
            rate[k] = (rate[k] * decay + acceleration[k] * quarter) * decay;
        }
        decay = Math.Exp(-eighth * rate[1]);
        rate[0] = (rate[0] * decay + acceleration[0] * quarter) * decay;
        var factor = Math.Exp(-0.5 * step * rate[0]);
        acceleration[0] = (twiceKinetic * factor * factor - freedom * target) / Mass(0);
        rate[0] = (rate[0] * decay + acceleration[0] * quarter) * decay;
        for (var k = 1; k < 3; k++)
        {
            decay = Math.Exp(-eighth * rate[k + 1]);
            rate[k] *= decay;
            acceleration[k] = (Mass(k - 1) * rate[k - 1] * rate[k - 1] - target) / Mass(k);
            rate[k] = (rate[k] + acceleration[k] * quarter) * decay;
        }
        return factor;
    }
}
