using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Numerics.Linear;
using Xunit;

namespace Lamina.Drying.Tests.Film;

public class FilmJacobianTests
{
    private const int Cells = 12;

    public static TheoryData<string> Cases => new() { "cathode", "co-migration", "anode", "settling", "set temperature and rate", "no species" };

    private static (FilmInput Input, FilmClosures Closures, DryerProgram Program) Case(string name)
    {
        var cathode = Films.Cathode();
        var carbon = Films.Cathode(mobileCarbon: true);
        var anode = Films.Anode();
        var bare = Films.Cathode() with { Species = [] };
        return name switch
        {
            "cathode" => (cathode, Films.Closures(cathode), Films.ThreeZones()),
            "co-migration" => (carbon, Films.Closures(carbon).With("co_migration", 0.7), Films.ThreeZones()),
            "anode" => (anode, Films.Closures(anode), Films.ThreeZones()),
            "settling" => (anode, Films.Closures(anode) with { Settling = SettlingChoice.On }, Films.ThreeZones()),
            "set temperature and rate" => (cathode, Films.Closures(cathode), Films.Rig(340, new Schedule { Times = [0, 10], Values = [1e-3, 3e-3] }, 10)),
            _ => (bare, Films.Closures(bare), Films.ThreeZones()),
        };
    }

    /// <summary>Every entry against a central difference, in states from wet to nearly dry, each with a profile over the cells.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Jacobian_is_the_derivative_of_the_rates(string name)
    {
        var (input, closures, program) = Case(name);
        var constants = new FilmConstants(input, closures, program, new FilmOptions { Cells = Cells });
        var system = new FilmSystem(constants);
        var random = new Random(7);
        var block = 2 + input.Species.Count;
        var matrix = new BorderedBlockTridiagonalMatrix(Cells, block, FilmSystem.Globals, FilmSystem.Quadratures, [Cells - 1]);
        var n = system.Count;
        double[] state = new double[n], ahead = new double[n], behind = new double[n], moved = new double[n], column = new double[n], unit = new double[n];
        var compared = 0;
        foreach (var wetness in new[] { 1.0, 0.6, 0.4, 0.3, 0.2, 0.1, 0.03, 0.003 })
        {
            system.Enter(program.Segments[^1], 0, 1, 1e-3);
            system.InitialState(state);
            for (var i = 0; i < Cells; i++)
            {
                var share = wetness * (1 - 0.5 * i / Cells) * (1 - 0.1 * random.NextDouble());
                state[i * block] *= share;
                state[i * block + 1] *= Math.Sqrt(share);
                for (var k = 0; k < block - 2; k++) state[i * block + 2 + k] *= 0.5 + 2 * random.NextDouble() * i / Cells;
            }
            state[system.Evaporated] = 0.5 * constants.InitialSolvent;
            state[system.Enthalpy] = system.HeatCapacity(state[system.Evaporated]) * 38.5;
            matrix.Clear();
            system.Jacobian(5, state, matrix);
            for (var j = 0; j < n; j++)
            {
                var increment = 1e-6 * Math.Max(Math.Abs(state[j]), j < system.Enthalpy ? 1e-3 : 1e-6);
                void At(double step, double[] rates)
                {
                    state.CopyTo(moved, 0);
                    moved[j] += step;
                    system.Rates(5, moved, rates);
                }
                At(increment, ahead);
                At(-increment, behind);
                Array.Clear(unit);
                unit[j] = 1;
                matrix.Multiply(unit, column);
                // Entries are judged against the largest of their column and against what rounding of the rates leaves in a difference.
                var scale = 0.0;
                for (var i = 0; i < n; i++) scale = Math.Max(scale, Math.Abs(column[i]));
                for (var i = 0; i < n; i++)
                {
                    var expected = (ahead[i] - behind[i]) / (2 * increment);
                    var rounding = 1e-13 * Math.Max(Math.Abs(ahead[i]), 1) / increment;
                    Assert.True(Math.Abs(expected - column[i]) <= 2e-4 * Math.Abs(expected) + 1e-6 * scale + rounding,
                        $"{name}, wetness {wetness}, d rate {i} / d unknown {j} (block {block}): difference {expected:G8}, derivative {column[i]:G8}, column scale {scale:G3}");
                    if (expected != 0) compared++;
                }
            }
        }
        Assert.True(compared > 500, $"only {compared} entries were not zero");
    }

    /// <summary>What a Newton correction takes from one cell it gives to another: the invariants' weights times the Jacobian vanish.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Jacobian_conserves_solvent_species_and_enthalpy(string name)
    {
        var (input, closures, program) = Case(name);
        var constants = new FilmConstants(input, closures, program, new FilmOptions { Cells = Cells });
        var system = new FilmSystem(constants);
        var block = 2 + input.Species.Count;
        var matrix = new BorderedBlockTridiagonalMatrix(Cells, block, FilmSystem.Globals, FilmSystem.Quadratures, [Cells - 1]);
        double[] state = new double[system.Count], weights = new double[system.Count], column = new double[system.Count], unit = new double[system.Count];
        system.Enter(program.Segments[^1], 0, 1, 1e-3);
        system.InitialState(state);
        for (var i = 0; i < Cells; i++) state[i * block] *= 0.35 * (1 - 0.5 * i / Cells);
        state[system.Enthalpy] *= 1.3;
        matrix.Clear();
        system.Jacobian(5, state, matrix);
        for (var invariant = 0; invariant < system.InvariantCount; invariant++)
        {
            Array.Clear(weights);
            system.Weights(invariant, weights);
            for (var j = 0; j < system.Count; j++)
            {
                Array.Clear(unit);
                unit[j] = 1;
                matrix.Multiply(unit, column);
                double sum = 0, size = 0;
                for (var i = 0; i < system.Count; i++)
                {
                    sum += weights[i] * column[i];
                    size += Math.Abs(weights[i] * column[i]);
                }
                Assert.True(Math.Abs(sum) <= 1e-13 * size, $"{name}: invariant {invariant}, unknown {j}: {sum:G3} of {size:G3}");
            }
        }
    }
}
