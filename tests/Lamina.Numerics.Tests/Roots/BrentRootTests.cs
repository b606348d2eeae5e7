using Lamina.Numerics.Roots;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Roots;

public sealed class BrentRootTests
{
    [Fact]
    public void Roots_of_hard_functions_are_found_within_the_bracket()
    {
        (Func<double, double> F, double Low, double High, double Root)[] cases =
        [
            (x => x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265),
            (x => Math.Pow(x, 19), -0.5, 1, 0),
            (x => Math.Exp(-100 * x) - 0.5, 0, 100, Math.Log(2) / 100),
            (x => x < 0.3 ? -1e-300 : 1e300, 0, 1, 0.3),
            (x => x <= 0 ? double.NegativeInfinity : Math.Log(x), 0, 10, 1),
            (x => 1e-5 - x, 3e-5, -2, 1e-5),
        ];
        foreach (var (f, low, high, root) in cases)
        {
            var result = BrentRoot.TryFind(f, low, high, 1e-13);
            Assert.Equal(RootStatus.Converged, result.Status);
            Close.Absolute(root, result.Root, root == 0 ? 2e-13 : 1e-12, $"root {root}");
        }
        Assert.True(BrentRoot.TryFind(x => Math.Cos(x) - x, 0, 1, 1e-14).Evaluations < 12);
    }

    [Fact]
    public void What_went_wrong_is_told()
    {
        Assert.Equal(RootStatus.NotBracketed, BrentRoot.TryFind(x => x * x + 1, -1, 1, 1e-12).Status);
        Assert.Equal(RootStatus.NotFinite, BrentRoot.TryFind(x => x == 0 ? -1 : x > 0.9 ? 1 : double.NaN, 0, 1, 1e-12).Status);
        Assert.Equal(RootStatus.TooManyIterations, BrentRoot.TryFind(x => Math.Pow(x, 3) - 0.1, 0, 1, 0, 3).Status);
        Assert.Contains("same sign", Assert.Throws<NotConvergedException>(() => BrentRoot.Find(x => 1, 0, 1, 1e-9)).Message);
    }
}
