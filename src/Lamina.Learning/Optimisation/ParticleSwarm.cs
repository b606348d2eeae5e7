using Lamina.Learning.Sampling;
using Lamina.Numerics.Random;

namespace Lamina.Learning.Optimisation;

/// <summary>
/// Makes a goal small over the unit cube by a particle swarm with constriction (Clerc and Kennedy, IEEE Trans. Evol. Comput. 6, 58 (2002)): every member is pulled towards the best point that it has seen
/// and the best that any has seen. For goals that are costly, noisy or rough, where quotients of differences mislead; <see cref="ConstrainedSearch"/> serves smooth ones with fewer evaluations.
/// All members of an iteration are evaluated before any moves: the answer does not depend on the number of threads. Random numbers depend on seed, iteration, member and coordinate alone.
/// </summary>
public static class ParticleSwarm
{
    // Clerc and Kennedy for two pulls of 2.05: what keeps a swarm from flying apart.
    private const double Inertia = 0.7298437881283576, Pull = 1.4961797656631331;
    private const double LargestStep = 0.5, Bounce = -0.5;

    /// <summary>Runs the search.</summary>
    /// <param name="dimensions">coordinates [-]</param>
    /// <param name="goal">the goal</param>
    /// <param name="options">how; null takes the defaults</param>
    /// <param name="progress">told after every iteration: its number, the best goal and the evaluations so far; or null</param>
    /// <param name="cancellation">stops it; the best so far is still given</param>
    /// <exception cref="ArgumentException">no coordinate, or no member</exception>
    public static SwarmResult Minimise(int dimensions, SwarmGoal goal, SwarmOptions? options = null, Action<int, double, int>? progress = null, CancellationToken cancellation = default)
    {
        var o = options ?? new SwarmOptions();
        if (dimensions < 1 || o.Members < 1) throw new ArgumentException($"a swarm of {o.Members} members over {dimensions} coordinates cannot search: at least one of each is needed");
        var members = Members(dimensions, o);
        var stream = new RandomStream(o.Seed, RandomStreams.Swarms);
        List<double> history = [];
        double[]? best = null;
        var (bestGoal, evaluations, idle, status) = (double.PositiveInfinity, 0, 0, SearchStatus.Unfinished);
        for (var iteration = 0; iteration <= o.MostIterations; iteration++)
        {
            if (iteration > 0)
                for (var m = 0; m < members.Length; m++) members[m].Move(best ?? members[m].Best, stream, (uint)iteration, m);
            try
            {
                var threads = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = o.Threads > 0 ? o.Threads : Environment.ProcessorCount };
                Parallel.For(0, members.Length, threads, m => members[m].Goal = goal(members[m].Place, members[m].BestGoal, cancellation));
            }
            catch (OperationCanceledException)
            {
                // What this iteration has not finished counts as not looked at.
                status = SearchStatus.Stopped;
                break;
            }
            evaluations += members.Length;
            var before = bestGoal;
            foreach (var member in members)
            {
                member.Learn();
                if (member.BestGoal < bestGoal) (bestGoal, best) = (member.BestGoal, (double[])member.Best.Clone());
            }
            history.Add(bestGoal);
            progress?.Invoke(iteration, bestGoal, evaluations);
            idle = bestGoal < before - o.Tolerance * Math.Abs(before) || (double.IsInfinity(before) && best is not null) ? 0 : idle + 1;
            if (bestGoal <= o.Enough || idle >= o.Patience)
            {
                status = SearchStatus.Converged;
                break;
            }
        }
        return new SwarmResult { Best = best, Goal = bestGoal, Status = status, Evaluations = evaluations, History = history };
    }

    private static Member[] Members(int dimensions, SwarmOptions options)
    {
        var places = LatinHypercube.Points(options.Members, dimensions, options.Seed);
        for (var m = 0; m < Math.Min(options.Starts.Count, places.Length); m++)
        {
            if (options.Starts[m].Count != dimensions) throw new ArgumentException($"start {m + 1} has {options.Starts[m].Count} coordinates, {dimensions} are needed");
            places[m] = [.. options.Starts[m].Select(x => Math.Clamp(x, 0, 1))];
        }
        return Array.ConvertAll(places, p => new Member(p));
    }

    private sealed class Member(double[] place)
    {
        private readonly double[] velocity = new double[place.Length];

        public double[] Place { get; } = place;
        public double[] Best { get; } = (double[])place.Clone();
        public double Goal { get; set; } = double.PositiveInfinity;
        public double BestGoal { get; private set; } = double.PositiveInfinity;

        public void Learn()
        {
            if (!(Goal < BestGoal)) return;
            BestGoal = Goal;
            Place.CopyTo(Best, 0);
        }

        public void Move(double[] swarmBest, RandomStream stream, uint iteration, int member)
        {
            for (var d = 0; d < Place.Length; d++)
            {
                var (own, all) = stream.UniformPair(iteration, ((ulong)member << 32) | (uint)d);
                velocity[d] = Math.Clamp(Inertia * velocity[d] + Pull * own * (Best[d] - Place[d]) + Pull * all * (swarmBest[d] - Place[d]), -LargestStep, LargestStep);
                Place[d] += velocity[d];
                if (Place[d] is >= 0 and <= 1) continue;
                // Back from the wall at half the speed: members pressed to it would see nothing else.
                Place[d] = Math.Clamp(Place[d], 0, 1);
                velocity[d] *= Bounce;
            }
        }
    }
}
