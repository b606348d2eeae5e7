using Lamina.Numerics.Integration;

namespace Lamina.Numerics.Tests.Integration;

/// <summary>
/// What the film model looks like to the integrator: cells with m species that diffuse (nonlinearly) and react in conserving pairs, one global temperature
/// that every cell feels and that feels the top cell only, and quadratures for what left through the top. Invariants: each species plus its quadrature where
/// m = 1; all species together otherwise.
/// </summary>
internal sealed class FilmLikeProblem(int cells, int species) : IConservingSystem
{
    public int Cells => cells;
    public int Species => species;
    public int Global => cells * species;
    public int Quadrature => cells * species + 1;
    public int Count => cells * species + 2;
    public int InvariantCount => 1;

    public void Weights(int invariant, Span<double> weights)
    {
        for (var i = 0; i < cells * species; i++) weights[i] = 1;
        weights[Quadrature] = 1;
    }

    public double[] Initial()
    {
        var y = new double[Count];
        for (var i = 0; i < cells; i++)
            for (var a = 0; a < species; a++) y[i * species + a] = 1 + 0.3 * a;
        y[Global] = 1;
        return y;
    }

    public void Rates(double time, ReadOnlySpan<double> y, Span<double> f)
    {
        f[..(cells * species)].Clear();
        var temperature = y[Global];
        var conductance = cells * (double)cells;
        for (var i = 0; i + 1 < cells; i++)
            for (var a = 0; a < species; a++)
            {
                var (below, above) = (y[i * species + a], y[(i + 1) * species + a]);
                var other = y[i * species + (a + 1) % species];
                var flux = conductance * (0.05 + 0.5 * below * above) * Math.Exp(0.3 * temperature) * (1 + 0.1 * other) * (below - above);
                f[i * species + a] -= flux;
                f[(i + 1) * species + a] += flux;
            }
        for (var i = 0; i < cells; i++)
            for (var a = 0; a + 1 < species; a++)
            {
                var rate = 200 * temperature * (y[i * species + a] * y[i * species + a] - y[i * species + a + 1]);
                f[i * species + a] -= rate;
                f[i * species + a + 1] += rate;
            }
        var leaving = 0.0;
        for (var a = 0; a < species; a++)
        {
            var evaporation = cells * 0.8 * y[(cells - 1) * species + a] * temperature;
            f[(cells - 1) * species + a] -= evaporation;
            leaving += evaporation;
        }
        f[Quadrature] = leaving;
        f[Global] = 5 * (1 + 0.2 * Math.Sin(3 * time) - temperature) - 0.3 * leaving / cells;
    }
}
