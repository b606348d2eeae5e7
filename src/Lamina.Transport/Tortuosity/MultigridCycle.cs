namespace Lamina.Transport.Tortuosity;

/// <summary>
/// The coarse levels under the finest one: its connected blocks, then groups matched by the strength of what joins them, down to a few nodes. Each level is solved by two
/// conjugate-gradient steps that are preconditioned by one sweep, the next level and one sweep back (the K-cycle of Notay 2008): sums of conductances alone make coarse
/// corrections too small by as much as smooth potentials are smooth, and thin necks keep their conductance, so that no fixed factor would fit both.
/// </summary>
internal sealed unsafe class MultigridCycle : IDisposable
{
    // So few nodes are solved for directly.
    private const int Few = 300;

    // A first step that leaves less of the residual makes the second one unnecessary (Notay 2008).
    private const double Enough = 0.25;

    private readonly List<Level> levels = [];
    private readonly Planes planes;
    private readonly DirectSolver? coarsest;

    /// <summary>Builds the levels.</summary>
    /// <param name="blocks">first groups; taken over, also where the levels do not come about</param>
    /// <param name="graph">theirs, taken over too</param>
    /// <param name="cuts">where its sweeps may be cut</param>
    /// <param name="threads">0 for all processors</param>
    /// <param name="cancellation">stops while levels are built and solved</param>
    public MultigridCycle(ConnectedBlocks blocks, ConductanceGraph graph, int[][] cuts, int threads, CancellationToken cancellation)
    {
        Blocks = blocks;
        planes = new Planes(threads, cancellation);
        ConductanceGraph? rest = graph;
        try
        {
            while (true)
            {
                var next = rest.Count > Few ? PairMatching.Coarsen(rest, cancellation) : null;
                Level level;
                try
                {
                    // The last level's factors need the graph, which the level takes over in any case.
                    coarsest = next is null ? new DirectSolver(rest) : null;
                    var taken = rest;
                    rest = null;
                    levels.Add(level = new Level(new GraphLevel(taken, cuts, planes, cancellation)));
                }
                catch
                {
                    next?.Coarse.Dispose();
                    next?.Group.Dispose();
                    throw;
                }
                if (next is null) break;
                level.Group = next.Value.Group;
                (rest, cuts) = Colours.Sorted(next.Value.Coarse, next.Value.Group, level.Operator.Count, cancellation);
            }
        }
        catch
        {
            rest?.Dispose();
            Dispose();
            throw;
        }
    }

    /// <summary>The first groups.</summary>
    public ConnectedBlocks Blocks { get; }

    /// <summary>Takes the red residual of the finest level, <c>sum g black</c>, down to the blocks.</summary>
    public void Restrict(CheckerLevel fine, float* black)
    {
        levels[0].Right.Clear();
        Blocks.Restrict(fine, black, levels[0].Right.Data, planes);
    }

    /// <summary>Solves approximately on the blocks.</summary>
    public void Solve() => Solve(0);

    /// <summary>Adds the blocks' correction to a red row of the finest level.</summary>
    public void AddCorrection(CheckerLevel fine, int y, int z, float* target) => Blocks.AddCorrection(fine, levels[0].First.Data, y, z, target);

    public void Dispose()
    {
        Blocks.Dispose();
        foreach (var level in levels) level.Dispose();
    }

    /// <summary>First = approximate solution for Right, which is overwritten.</summary>
    private void Solve(int at)
    {
        var level = levels[at];
        var op = level.Operator;
        if (at == levels.Count - 1)
        {
            coarsest!.Solve(level.Right.Data, level.First.Data);
            return;
        }
        float* b = level.Right.Data, c = level.First.Data, v = level.Image.Data, d = level.Second.Data;
        Cycle(at, c);
        var rho1 = op.ApplyAfterSweep(b, c, v);
        if (!(rho1 > 0)) return;
        var before = op.Dot(b, b);
        var alpha1 = op.Dot(c, b);
        var scale = alpha1 / rho1;
        op.Add(-(float)scale, v, b);
        if (op.Dot(b, b) <= Enough * Enough * before)
        {
            op.Combine((float)scale, c, 0, c);
            return;
        }
        Cycle(at, d);
        var alpha2 = op.Dot(d, b);
        var (beta, gamma) = op.EnergiesAfterSweep(b, d, c);
        var rho2 = beta - gamma * gamma / rho1;
        if (!(rho2 > 0))
        {
            op.Combine((float)scale, c, 0, c);
            return;
        }
        op.Combine((float)(scale - gamma * alpha2 / (rho1 * rho2)), c, (float)(alpha2 / rho2), d);
    }

    /// <summary>x = cycle(Right): sweep, correction from the next level, sweep back.</summary>
    private void Cycle(int at, float* x)
    {
        var level = levels[at];
        var next = levels[at + 1];
        var op = level.Operator;
        var group = level.Group!.Data;
        var residual = level.Image.Data;
        op.SweepFromZero(level.Right.Data, x);
        op.ResidualAfterSweep(x, residual);
        next.Right.Clear();
        for (var i = 0; i < op.Count; i++) next.Right.Data[group[i]] += residual[i];
        Solve(at + 1);
        op.AddOfGroups(next.First.Data, group, x);
        op.SweepBack(level.Right.Data, x);
    }

    private sealed class Level(GraphLevel op) : IDisposable
    {
        public GraphLevel Operator { get; } = op;

        /// <summary>The node of the next level that each node belongs to.</summary>
        public IntBuffer? Group { get; set; }

        public FloatBuffer Right { get; } = op.Vector();

        public FloatBuffer First { get; } = op.Vector();

        public FloatBuffer Second { get; } = op.Vector();

        public FloatBuffer Image { get; } = op.Vector();

        public void Dispose()
        {
            foreach (var buffer in new[] { Right, First, Second, Image }) buffer.Dispose();
            Group?.Dispose();
            Operator.Dispose();
        }
    }
}
