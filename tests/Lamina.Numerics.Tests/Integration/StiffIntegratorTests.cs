using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Integration;

public sealed class StiffIntegratorTests
{
    [Fact]
    public void Robertson_reaches_the_published_values()
    {
        // Hindmarsh, ODEPACK (LSODE demonstration): y(40) = 0.7158, 9.185e-6, 0.2842; y(4e10) = 5.2e-8 or below, 2.1e-13, 1.
        var integrator = new StiffIntegrator(Problems.Robertson, new DenseMatrix(3),
            new StiffOptions { RelativeTolerance = 1e-7, AbsoluteTolerances = [1e-10, 1e-14, 1e-10] });
        var y = new double[3];
        integrator.Solve(0, [1, 0, 0], 40, y);
        Close.Relative(0.71582706871, y[0], 1e-5);
        Close.Relative(9.185534764e-6, y[1], 1e-5);
        Close.Relative(0.28416374574, y[2], 1e-5);
        Close.Relative(1, y[0] + y[1] + y[2], 1e-12);
    }

    [Fact]
    public void Hires_reaches_the_published_values()
    {
        // Mazzia and Magherini, Test Set for IVP Solvers, HIRES at t = 321.8122.
        double[] published =
        [
            0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
            0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
        ];
        var integrator = new StiffIntegrator(Problems.Hires, new DenseMatrix(8), new StiffOptions { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-11 });
        var y = new double[8];
        integrator.Solve(0, [1, 0, 0, 0, 0, 0, 0, 0.0057], 321.8122, y);
        for (var i = 0; i < 8; i++) Close.Relative(published[i], y[i], 1e-5, $"y{i}");
    }

    [Fact]
    public void Van_der_Pol_with_mu_1000_reaches_the_published_values()
    {
        // Test Set for IVP Solvers, van der Pol at t = 2 in the scaled form (here t = 2000).
        var integrator = new StiffIntegrator(Problems.VanDerPol, new DenseMatrix(2), new StiffOptions { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-9 });
        var y = new double[2];
        integrator.Solve(0, [2, 0], 2000, y);
        Close.Relative(0.1706167732170483e1, y[0], 1e-5);
        Close.Relative(-0.8928097010247975e-3, y[1], 1e-5);
    }
}
