using Lamina.Learning.Calibration;
using Lamina.Learning.Sampling;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Calibration;

public sealed class SecantRefinementTests
{
    private static (double[] Point, double[] Residuals) At(double[] x, Func<double[], double[]> model) => (x, model(x));

    [Fact]
    public void One_coordinate_is_the_secant_method()
    {
        static double[] Model(double[] x) => [Math.Exp(2 * x[0]) - 3];
        var (point, _, evaluations) = SecantRefinement.Run([At([0.2], Model), At([0.7], Model)], Model, 20, 1e-16);
        // It ends at steps of 1e-4 of the range; a secant step then leaves its square.
        Close.Absolute(0.5 * Math.Log(3), point[0], 1e-5);
        Assert.True(evaluations <= 7, $"{evaluations} evaluations");
    }

    [Fact]
    public void A_curved_valley_is_walked_down_and_roughness_does_not_mislead()
    {
        // Residuals of Rosenbrock's function, with waves of a thousandth on them as a relaxed slurry has.
        static double[] Model(double[] x) => [5 * (x[1] - x[0] * x[0] - 0.2) + 1e-3 * Math.Sin(400 * x[0]), 0.6 - x[0] + 1e-3 * Math.Sin(300 * x[1])];
        var start = LatinHypercube.Points(12, 2, 4).Select(p => At(p, Model)).ToArray();
        var (point, residuals, evaluations) = SecantRefinement.Run(start, Model, 25, 1e-5);
        Assert.True(residuals.Sum(r => r * r) / 2 <= 1e-5, $"{residuals[0]} {residuals[1]} after {evaluations}");
        Close.Absolute(0.6, point[0], 0.01);
        Close.Absolute(0.56, point[1], 0.01);
    }

    [Fact]
    public void What_the_residuals_cannot_tell_is_not_moved_and_walls_hold()
    {
        static double[] Model(double[] x) => [x[0] + x[1] - 3];
        double[][] starts = [[0.2, 0.8], [0.5, 0.5], [0.3, 0.4], [0.9, 0.2]];
        var (point, _, _) = SecantRefinement.Run([.. starts.Select(s => At(s, Model))], Model, 12);
        Assert.All(point, x => Assert.InRange(x, 0, 1));
        Close.Absolute(2, point.Sum(), 1e-6);
        var (still, _, made) = SecantRefinement.Run([At([0.4], Model1)], Model1, 5);
        Assert.Equal((0.4, 0), (still[0], made));
        static double[] Model1(double[] x) => [x[0]];
    }
}
