using Lamina.Numerics;

namespace Lamina.Particles.Heat;

/// <summary>Conjugate gradients with the diagonal as preconditioner for (C/dt + s K) T = b on a conduction network; sums in the order of the nodes.</summary>
/// <param name="network">the network, whose conductance matrix is K</param>
internal sealed class NetworkSolver(ConductionNetwork network)
{
    private const double Tolerance = 1e-13;
    private readonly double[] r = new double[network.Count], z = new double[network.Count], d = new double[network.Count], q = new double[network.Count];

    /// <summary>Solves in place, from what the vector holds.</summary>
    /// <param name="share">s, the share of K [-]</param>
    /// <param name="perTime">1/dt, the share of the capacities; 0 for the steady state [s-1]</param>
    /// <param name="right">b [W]</param>
    /// <param name="x">start and answer [K]</param>
    /// <param name="least">least scale of the residual, for a right side that may be rounding only: sum of squares over diagonal of the terms that b is a sum of [W K]</param>
    public void Solve(double share, double perTime, ReadOnlySpan<double> right, Span<double> x, double least = 0)
    {
        var n = network.Count;
        Apply(share, perTime, x, q);
        double scale = least, rho = 0;
        for (var i = 0; i < n; i++)
        {
            r[i] = right[i] - q[i];
            scale += right[i] * right[i] / Weight(i, share, perTime) + x[i] * x[i] * Weight(i, share, perTime);
        }
        for (var i = 0; i < n; i++) { z[i] = r[i] / Weight(i, share, perTime); d[i] = z[i]; rho += r[i] * z[i]; }
        var most = 20 * n + 100;
        for (var step = 0; rho > Tolerance * Tolerance * scale; step++)
        {
            if (step == most) throw new NotConvergedException($"heat conduction on {n} particles and {network.Contacts} contacts: {most} steps of conjugate gradients leave a residual of {Math.Sqrt(rho / scale):G3}, {Tolerance:G3} is asked for");
            Apply(share, perTime, d, q);
            var curvature = 0.0;
            for (var i = 0; i < n; i++) curvature += d[i] * q[i];
            if (!(curvature > 0)) return;
            var alpha = rho / curvature;
            var next = 0.0;
            for (var i = 0; i < n; i++)
            {
                x[i] += alpha * d[i];
                r[i] -= alpha * q[i];
                z[i] = r[i] / Weight(i, share, perTime);
                next += r[i] * z[i];
            }
            var beta = next / rho;
            rho = next;
            for (var i = 0; i < n; i++) d[i] = z[i] + beta * d[i];
        }
    }

    private void Apply(double share, double perTime, ReadOnlySpan<double> x, Span<double> to)
    {
        network.Multiply(x, to);
        for (var i = 0; i < to.Length; i++) to[i] = share * to[i] + perTime * network.Capacity[i] * x[i];
    }

    /// <summary>The diagonal; one where a node touches nothing, which the steady state leaves as it is.</summary>
    private double Weight(int i, double share, double perTime)
    {
        var w = share * network.Diagonal[i] + perTime * network.Capacity[i];
        return w > 0 ? w : 1;
    }
}
