namespace Lamina.Particles.Heat;

/// <summary>Steady and transient heat conduction from particle to particle, and the effective conductivity that follows.</summary>
public static class HeatConduction
{
    /// <summary>The steady state between plates. What is not connected to a plate keeps the temperature that it starts with.</summary>
    /// <param name="network">a network with plates</param>
    /// <param name="bottom">temperature of the lower plate [K]</param>
    /// <param name="top">temperature of the upper plate [K]</param>
    /// <param name="start">temperature of everything before [K]</param>
    public static HeatState Steady(ConductionNetwork network, double bottom, double top, double start)
    {
        NeedPlates(network);
        var t = new double[network.Count];
        Array.Fill(t, start);
        new NetworkSolver(network).Solve(1, 0, FromPlates(network, bottom, top), t);
        return new() { Temperature = t, FromBottom = Flow(network.ToBottom, bottom, t), FromTop = Flow(network.ToTop, top, t) };
    }

    /// <summary>
    /// Heating between plates that have their temperatures from the first instant: trapezoidal steps after two Euler steps of half the length in each of the first two (Rannacher 1984), second order in time.
    /// Heat is kept to the solver's rounding: what the plates give is what the particles store.
    /// </summary>
    /// <param name="network">a network with plates</param>
    /// <param name="bottom">temperature of the lower plate [K]</param>
    /// <param name="top">temperature of the upper plate [K]</param>
    /// <param name="start">temperature of everything before [K]</param>
    /// <param name="time">how long; infinite for the steady state, whose heat is then a flow [s]</param>
    /// <param name="steps">equal steps, at least 4 [-]</param>
    public static HeatState Heat(ConductionNetwork network, double bottom, double top, double start, double time, int steps = 64)
    {
        if (double.IsPositiveInfinity(time)) return Steady(network, bottom, top, start);
        NeedPlates(network);
        if (!(time > 0) || steps < 4) throw new ArgumentException($"heating for {time} s in {steps} steps: a time above zero and at least 4 steps are needed");
        var n = network.Count;
        double[] t = new double[n], old = new double[n], flow = new double[n], right = new double[n];
        Array.Fill(t, start);
        var given = FromPlates(network, bottom, top);
        var solver = new NetworkSolver(network);
        double fromBottom = 0, fromTop = 0;
        var whole = time / steps;
        for (var k = 0; k < steps; k++)
        {
            var euler = k < 2;
            for (var half = euler ? 2 : 1; half > 0; half--)
            {
                var (dt, share) = euler ? (0.5 * whole, 1.0) : (whole, 0.5);
                t.CopyTo(old, 0);
                network.Multiply(t, flow);
                for (var i = 0; i < n; i++) right[i] = given[i] - (1 - share) * flow[i] + network.Capacity[i] / dt * t[i];
                solver.Solve(share, 1 / dt, right, t);
                fromBottom += dt * (share * Flow(network.ToBottom, bottom, t) + (1 - share) * Flow(network.ToBottom, bottom, old));
                fromTop += dt * (share * Flow(network.ToTop, top, t) + (1 - share) * Flow(network.ToTop, top, old));
            }
        }
        return new() { Temperature = t, FromBottom = fromBottom, FromTop = fromTop };
    }

    /// <summary>Effective conductivity between the plates, contacts with them included: steady flow per area over temperature difference per distance [W m-1 K-1].</summary>
    /// <param name="network">a network with plates</param>
    public static double EffectiveConductivity(ConductionNetwork network)
    {
        var state = Steady(network, 1, 0, 0.5);
        return state.FromBottom * network.Gap / (network.Box.LengthX * network.Box.LengthY);
    }

    /// <summary>Effective conductivity along a periodic axis: mean flux under a mean gradient, the deviations from it periodic [W m-1 K-1].</summary>
    /// <param name="network">a network, without plates where the axis is z</param>
    /// <param name="axis">0, 1 or 2 for x, y or z</param>
    public static double EffectiveConductivity(ConductionNetwork network, int axis)
    {
        var box = network.Box;
        if ((axis switch { 0 => box.BoundaryX, 1 => box.BoundaryY, 2 => box.BoundaryZ, _ => throw new ArgumentOutOfRangeException(nameof(axis), $"axis {axis}: 0, 1 or 2") }) != Sets.Boundary.Periodic)
            throw new ArgumentException($"the box is not periodic along {"xyz"[axis]}: put plates there and ask for the conductivity between them");
        if (!double.IsNaN(network.Gap)) throw new ArgumentException("a network with plates would lose heat to them: make one without plates");
        var deviation = new double[network.Count];
        var driven = network.Driven(axis, out var size);
        new NetworkSolver(network).Solve(1, 0, driven, deviation, size);
        return network.Carried(axis, deviation) / box.Volume;
    }

    private static double[] FromPlates(ConductionNetwork network, double bottom, double top)
    {
        var given = new double[network.Count];
        for (var i = 0; i < given.Length; i++) given[i] = network.ToBottom[i] * bottom + network.ToTop[i] * top;
        return given;
    }

    private static double Flow(IReadOnlyList<double> conductance, double plate, double[] temperature)
    {
        var sum = 0.0;
        for (var i = 0; i < temperature.Length; i++) sum += conductance[i] * (plate - temperature[i]);
        return sum;
    }

    private static void NeedPlates(ConductionNetwork network)
    {
        if (double.IsNaN(network.Gap)) throw new ArgumentException("heating needs plates: make the network with them");
    }
}
