using Lamina.Learning.Sensitivity;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Sensitivity;

public sealed class MorrisScreeningTests
{
    private static bool Ishigami(ReadOnlySpan<double> u, Span<double> y)
    {
        double a = Math.PI * (2 * u[0] - 1), b = Math.PI * (2 * u[1] - 1), c = Math.PI * (2 * u[2] - 1);
        y[0] = Math.Sin(a) + 7 * Math.Pow(Math.Sin(b), 2) + 0.1 * Math.Pow(c, 4) * Math.Sin(a);
        return true;
    }

    [Fact]
    public void Mean_absolute_effects_of_Ishigami_tend_to_their_exact_expectation()
    {
        double[] exact = [7.704054111593107, 7.875, 6.248796103333119];
        const int walks = 4000;
        var effects = MorrisScreening.Run(Ishigami, 3, 1, walks, 2)[0];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(walks, effects[i].Count);
            // Four standard errors; the spread of |effect| is at most that of the effect.
            Close.Absolute(exact[i], effects[i].MeanAbsolute!.Value, 4 * effects[i].StandardDeviation!.Value / Math.Sqrt(walks) + 1e-12, $"mu* of input {i}");
        }
    }

    [Fact]
    public void A_linear_model_has_constant_effects()
    {
        var effects = MorrisScreening.Run((u, y) => { y[0] = 2 * u[0] - 5 * u[1]; return true; }, 2, 1, 8, 1)[0];
        Close.Relative(-5, effects[1].Mean!.Value, 1e-12);
        Close.Absolute(0, effects[1].StandardDeviation!.Value, 1e-12);
    }

    [Fact]
    public void Evaluations_without_an_answer_are_left_out()
    {
        var effects = MorrisScreening.Run((u, y) => { y[0] = u[0]; return u[1] < 0.9; }, 2, 1, 50, 1)[0];
        Assert.InRange(effects[0].Count, 1, 49);
        Close.Relative(1, effects[0].Mean!.Value, 1e-12);
        Assert.Null(MorrisScreening.Run((_, _) => false, 1, 1, 3, 1)[0][0].Mean);
    }
}
