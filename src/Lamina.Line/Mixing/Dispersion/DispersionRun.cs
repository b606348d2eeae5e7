using Lamina.Line.Mixing.Rheology;

namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// Disperses carbon in a mixer: the slurry's stress in the gap breaks agglomerates, which thins the slurry and so lowers the stress; what the drive puts
/// in warms it. Batch: exact steps of the population with rates taken at the middle of each step (second order). Extruder: stage by stage, each solved with its own outlet.
/// </summary>
public sealed class DispersionRun
{
    /// <summary>The mixer in plain numbers.</summary>
    public required MixerZone Zone { get; init; }

    /// <summary>Stress of the slurry: temperature, volume of agglomerates per volume of carbon, shear rate.</summary>
    public required Func<double, double, IFlowCurve> Curve { get; init; }

    /// <summary>Mass per volume of slurry [kg/m3].</summary>
    public required double Density { get; init; }

    /// <summary>Heat capacity of the slurry [J/(kg K)].</summary>
    public required double HeatCapacity { get; init; }

    /// <summary>Temperature of jacket and feed [K].</summary>
    public required double JacketTemperature { get; init; }

    /// <summary>Heat that the jacket takes per kelvin; null holds the slurry at the jacket's temperature [W/K].</summary>
    public double? JacketConductance { get; init; }

    /// <summary>Volume of carbon per volume of slurry: how often agglomerates meet [-].</summary>
    public double CarbonFraction { get; init; }

    /// <summary>Measured net power; null takes what the slurry dissipates [W].</summary>
    public double? Power { get; init; }

    /// <summary>Steps of a batch [-].</summary>
    public int Steps { get; init; } = 128;

    /// <summary>A batch.</summary>
    /// <param name="sizes">carbon as filled in; broken by this call</param>
    /// <param name="time">mixing time [s]</param>
    /// <param name="cancellation">stops it</param>
    public DispersionTrace Batch(AgglomerateSizes sizes, double time, CancellationToken cancellation = default)
    {
        var mass = Zone.Volume * Density;
        var (temperature, energy, removed, now) = (JacketTemperature, 0.0, 0.0, 0.0);
        var states = new List<DispersionState> { State(0, sizes, temperature, 0) };
        // Breakage slows down as the pieces get stronger: steps grow with the time, from a fraction of a pass on.
        var growth = 1 + 4 * Zone.PassRate * time;
        for (var k = 1; k <= Steps; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = k == Steps ? time : growth > 1.01 ? time * (Math.Pow(growth, (double)k / Steps) - 1) / (growth - 1) : time * k / Steps;
            var step = next - now;
            var middle = sizes.Copy();
            middle.Advance(step / 2, sizes.Rates(GapStress(sizes, temperature), Zone.PassRate));
            middle.Agglomerate(step / 2, Zone.MeanShearRate, CarbonFraction);
            var half = Heated(temperature, PowerOf(sizes, temperature), step / 2, mass).Temperature;
            var power = PowerOf(middle, half);
            // Half of the meetings before and half after the breakage (Strang): second order like the rest.
            sizes.Agglomerate(step / 2, Zone.MeanShearRate, CarbonFraction);
            sizes.Advance(step, middle.Rates(GapStress(middle, half), Zone.PassRate));
            sizes.Agglomerate(step / 2, Zone.MeanShearRate, CarbonFraction);
            var (warm, taken) = Heated(temperature, power, step, mass);
            temperature = warm;
            removed += taken / mass;
            energy += power * step / mass;
            now = next;
            if (k % (Steps / 32) == 0) states.Add(State(now, sizes, temperature, energy));
        }
        return Trace(states, removed);
    }

    /// <summary>A pass through an extruder.</summary>
    /// <param name="sizes">carbon as fed; broken by this call</param>
    /// <param name="throughput">mass per time [kg/s]</param>
    /// <param name="stages">number of stirred stages</param>
    /// <param name="cancellation">stops it</param>
    public DispersionTrace Cascade(AgglomerateSizes sizes, double throughput, int stages, CancellationToken cancellation = default)
    {
        var residence = Zone.Volume * Density / throughput / stages;
        var conductance = JacketConductance / stages;
        var (temperature, energy, removed) = (JacketTemperature, 0.0, 0.0);
        var states = new List<DispersionState> { State(0, sizes, temperature, 0) };
        var current = sizes;
        for (var stage = 1; stage <= stages; stage++)
        {
            cancellation.ThrowIfCancellationRequested();
            // The stage is well mixed: its stress is that of what leaves it. Halved steps settle the thinning that breakage brings.
            var (inside, power, stress) = (temperature, 0.0, GapStress(current, temperature));
            AgglomerateSizes leaving = current;
            for (var k = 0; k < 60; k++)
            {
                leaving = current.Copy();
                leaving.PassStirredStage(residence, leaving.Rates(stress, Zone.PassRate));
                leaving.Agglomerate(residence, Zone.MeanShearRate, CarbonFraction);
                power = PowerOf(leaving, inside) / stages;
                var warm = conductance is { } c ? (throughput * HeatCapacity * temperature + power + c * JacketTemperature) / (throughput * HeatCapacity + c) : JacketTemperature;
                var found = GapStress(leaving, warm);
                var settled = Math.Abs(found - stress) <= 1e-10 * stress && Math.Abs(warm - inside) <= 1e-9;
                (inside, stress) = (0.5 * (inside + warm), Math.Sqrt(stress * found));
                if (settled) break;
            }
            // What the last stage temperature leaves over goes to the jacket's account, so that the energy closes.
            removed += power / throughput - HeatCapacity * (inside - temperature);
            energy += power / throughput;
            (temperature, current) = (inside, leaving);
            states.Add(State(stage * residence, current, temperature, energy));
        }
        return Trace(states, removed);
    }

    private DispersionTrace Trace(List<DispersionState> states, double removed) => new()
    {
        Diameters = _diameters,
        States = states,
        ShearRate = Zone.GapShearRate,
        PassRate = Zone.PassRate,
        HeatRemoved = removed,
        HeatStored = HeatCapacity * (states[^1].Temperature - states[0].Temperature),
    };

    private IReadOnlyList<double> _diameters = [];

    private DispersionState State(double time, AgglomerateSizes sizes, double temperature, double energy)
    {
        _diameters = sizes.Diameters;
        return new DispersionState
        {
            Time = time, D10 = sizes.Quantile(0.1), D50 = sizes.Quantile(0.5), D90 = sizes.Quantile(0.9), Temperature = temperature, SpecificEnergy = energy,
            Stress = GapStress(sizes, temperature), VolumeShares = sizes.VolumeShares,
        };
    }

    private double GapStress(AgglomerateSizes sizes, double temperature) => Curve(temperature, sizes.Swelling).Stress(Zone.GapShearRate);

    private double PowerOf(AgglomerateSizes sizes, double temperature)
    {
        if (Power is { } given) return given;
        var curve = Curve(temperature, sizes.Swelling);
        return Zone.Dissipation(curve.Stress(Zone.GapShearRate), curve.Stress(Zone.MeanShearRate));
    }

    // m cp dT/dt = P - UA (T - T_jacket), exact for constant power; without a conductance the jacket takes all.
    private (double Temperature, double Removed) Heated(double temperature, double power, double step, double mass)
    {
        if (JacketConductance is not { } conductance) return (JacketTemperature, power * step);
        var capacity = mass * HeatCapacity;
        if (conductance == 0) return (temperature + power * step / capacity, 0);
        var rest = JacketTemperature + power / conductance;
        var after = rest + (temperature - rest) * Math.Exp(-conductance * step / capacity);
        return (after, power * step - capacity * (after - temperature));
    }
}
