using Lamina.Drying.Film;
using Lamina.Testing;
using Xunit;

namespace Lamina.Drying.Tests.Film;

public class SuctionTableTests
{
    [Theory]
    [InlineData(BishopBasis.LargePores, 1.0)]
    [InlineData(BishopBasis.LargePores, 0.83)]
    [InlineData(BishopBasis.LargePores, 0.62)]
    [InlineData(BishopBasis.WholePoreSpace, 0.9)]
    public void The_table_inverts_the_exact_curve(BishopBasis basis, double ratio)
    {
        var input = Films.Cathode();
        var closures = Films.Closures(input) with { Bishop = basis };
        var curve = new SuctionCurve(closures, input.Solvent.SurfaceTension(298.15));
        var table = new SuctionTable(curve);
        table.SetRatio(ratio);
        var previous = double.PositiveInfinity;
        for (var ln = 1e-3; ln < 4.5; ln += 0.017)
        {
            var hatted = Math.Exp(ln);
            var fluid = curve.Fluid(hatted, ratio);
            Assert.True(fluid <= previous, "the exact curve falls");
            previous = fluid;
            // A suction that is off by this much moves the fluid content by less than 1e-4 of itself wherever the curve is steep.
            var point = table.At(fluid);
            Close.Relative(curve.VoidRatio(ratio * curve.Entry * curve.Stress(hatted)), point.VoidRatio, basis == BishopBasis.LargePores ? 1e-4 : 5e-3, $"void ratio at {hatted:G4}");
            Close.Absolute(curve.Large(hatted), point.Large, basis == BishopBasis.LargePores ? 2e-3 : 2e-2, $"large pores at {hatted:G4}");
        }
        foreach (var phi in new[] { 0.3, 0.35, 0.4, 0.45 })
            Close.Relative(curve.Pressure(phi), table.At(1 / phi - 1).Suction, 1e-12, "saturated");
    }

    [Fact]
    public void The_pieces_of_the_table_meet_without_a_jump()
    {
        var input = Films.Cathode();
        var table = new SuctionTable(new SuctionCurve(Films.Closures(input), input.Solvent.SurfaceTension(298.15)));
        foreach (var ratio in new[] { 1.0, 0.95, 0.87, 0.71 })
        {
            table.SetRatio(ratio);
            foreach (var at in new[] { table.EntryFluid, table.LastFluid })
            {
                var (below, above) = (table.At(at * (1 - 1e-13)), table.At(at * (1 + 1e-13)));
                Close.Relative(above.Suction, below.Suction, 1e-10, "suction");
                Close.Relative(above.VoidRatio, below.VoidRatio, 1e-10, "void ratio");
            }
        }
    }
}
