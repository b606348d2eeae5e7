using Lamina.Learning.Optimisation;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Optimisation;

/// <summary>The swarm on goals whose minima are known.</summary>
public sealed class ParticleSwarmTests
{
    private static double Bowl(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var d = 0; d < x.Length; d++) sum += (d + 1) * (x[d] - 0.3 - 0.1 * d) * (x[d] - 0.3 - 0.1 * d);
        return sum;
    }

    // Ten by ten hollows, one of them the deepest.
    private static double Rastrigin(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var at in x)
        {
            var u = 10.24 * (at - 0.37);
            sum += 10 + u * u - 10 * Math.Cos(2 * Math.PI * u);
        }
        return sum;
    }

    [Fact]
    public void A_bowl_in_four_coordinates_is_brought_to_its_bottom()
    {
        var result = ParticleSwarm.Minimise(4, (x, _, _) => Bowl(x), new SwarmOptions { MostIterations = 150, Patience = 40, Threads = 1 });
        for (var d = 0; d < 4; d++) Close.Absolute(0.3 + 0.1 * d, result.Best![d], 2e-3, $"coordinate {d}");
        Assert.All(result.History.Zip(result.History.Skip(1)), pair => Assert.True(pair.Second <= pair.First));
    }

    [Fact]
    public void The_deepest_of_many_hollows_is_found()
    {
        var found = Enumerable.Range(0, 10).Count(seed => ParticleSwarm.Minimise(2, (x, _, _) => Rastrigin(x), new SwarmOptions { Members = 30, MostIterations = 120, Patience = 60, Seed = (ulong)seed, Threads = 1 }).Goal < 0.1);
        Assert.True(found >= 8, $"{found} of 10 seeds");
    }

    [Fact]
    public void The_answer_depends_on_the_seed_and_not_on_threads()
    {
        SwarmResult Run(ulong seed, int threads) => ParticleSwarm.Minimise(3, (x, _, _) => Rastrigin(x), new SwarmOptions { Seed = seed, Threads = threads, MostIterations = 20 });
        var one = Run(3, 1);
        Assert.Equal(one.Best, Run(3, 4).Best);
        Assert.Equal(one.History, Run(3, 4).History);
        Assert.NotEqual(one.Best, Run(4, 1).Best);
    }

    [Fact]
    public void It_stops_when_nothing_is_gained_or_enough_is_reached()
    {
        var idle = ParticleSwarm.Minimise(2, (_, _, _) => 5, new SwarmOptions { Patience = 4, Threads = 1 });
        Assert.Equal((SearchStatus.Converged, 5), (idle.Status, idle.History.Count));
        var enough = ParticleSwarm.Minimise(2, (x, _, _) => Bowl(x), new SwarmOptions { Enough = 1e-2, Threads = 1 });
        Assert.True(enough.Goal <= 1e-2 && enough.Status == SearchStatus.Converged && enough.Evaluations < 16 * 60);
    }

    [Fact]
    public void An_evaluation_that_cannot_win_may_stop_early_and_changes_nothing()
    {
        var options = new SwarmOptions { MostIterations = 40, Patience = 40, Threads = 1 };
        var whole = ParticleSwarm.Minimise(3, (x, _, _) => Bowl(x), options);
        var stopped = 0;
        var early = ParticleSwarm.Minimise(3, (x, bound, _) =>
        {
            var first = (x[0] - 0.3) * (x[0] - 0.3);
            if (first <= bound) return Bowl(x);
            stopped++;
            return first;
        }, options);
        Assert.True(stopped > 20);
        Assert.Equal(whole.Best, early.Best);
    }

    [Fact]
    public void Points_without_an_answer_are_left_and_a_stop_keeps_the_best()
    {
        var half = ParticleSwarm.Minimise(2, (x, _, _) => x[0] > 0.5 ? double.NaN : Bowl(x), new SwarmOptions { MostIterations = 80, Patience = 30, Threads = 1 });
        Close.Absolute(0.3, half.Best![0], 0.02);
        using var stop = new CancellationTokenSource();
        var stopped = ParticleSwarm.Minimise(2, (x, _, _) => Bowl(x), new SwarmOptions { Threads = 1 }, (iteration, _, _) => { if (iteration == 3) stop.Cancel(); }, stop.Token);
        Assert.Equal(SearchStatus.Stopped, stopped.Status);
        Assert.Equal(4, stopped.History.Count);
        Assert.NotNull(stopped.Best);
        Assert.Null(ParticleSwarm.Minimise(1, (_, _, _) => double.PositiveInfinity, new SwarmOptions { Patience = 3, Threads = 1 }).Best);
    }
}
