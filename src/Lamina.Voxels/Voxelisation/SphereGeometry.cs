using Lamina.Numerics.Parallel;

namespace Lamina.Voxels.Voxelisation;

/// <summary>
/// Volumes and surfaces of a union of overlapping spheres without voxels: in each horizontal plane the union of discs is bounded by arcs, whose ends are known in closed form, and on a
/// sphere equal heights have equal areas (Archimedes), so that arcs integrate to the free surface. What is left is one quadrature over the height, by midpoints.
/// The stronger solid owns what it shares with a weaker one, as in <see cref="SphereVoxels"/>.
/// </summary>
public sealed class SphereGeometry
{
    private SphereGeometry(double[] height, double[][] fraction, double[,] surface)
    {
        Height = height;
        Fraction = fraction;
        this.surface = surface;
    }

    private readonly double[,] surface;

    /// <summary>Heights of the planes above the lower end [m].</summary>
    public IReadOnlyList<double> Height { get; }

    /// <summary>Area fraction of each phase in each plane: pore first, then the solids in their order [-].</summary>
    public IReadOnlyList<IReadOnlyList<double>> Fraction { get; }

    /// <summary>Interface between two phases per volume of the box: 0 is the pore, i + 1 solid i [1/m].</summary>
    /// <param name="a">a phase</param>
    /// <param name="b">another phase</param>
    public double Surface(int a, int b) => surface[Math.Max(a, b), Math.Min(a, b)];

    /// <summary>Mean of a phase's fraction over the planes [-].</summary>
    /// <param name="phase">0 is the pore, i + 1 solid i</param>
    public double Volume(int phase) => Fraction[phase].Average();

    /// <summary>Computes.</summary>
    /// <param name="spheres">the spheres; the box cuts them</param>
    /// <param name="low">lower corner of the box [m]</param>
    /// <param name="high">upper corner of the box [m]</param>
    /// <param name="planes">planes over the height</param>
    /// <param name="periodic">whether x and y are periodic</param>
    /// <param name="cancellation">stops between planes</param>
    public static SphereGeometry Of(Spheres spheres, (double X, double Y, double Z) low, (double X, double Y, double Z) high, int planes, bool periodic = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        spheres.Validate();
        double lx = high.X - low.X, ly = high.Y - low.Y, lz = high.Z - low.Z;
        if (!(lx > 0 && ly > 0 && lz > 0)) throw new ArgumentException($"a box of {lx} x {ly} x {lz} m: every edge must be above zero");
        if (planes is < 1 or > 10_000_000) throw new ArgumentException($"{planes} planes: 1 to 10 000 000");
        var solids = spheres.Solids.Count;
        var height = new double[planes];
        var fraction = new double[solids + 1][];
        for (var p = 0; p <= solids; p++) fraction[p] = new double[planes];
        var perPlane = new double[planes][,];
        ScheduledLoop.For(0, planes, k =>
        {
            height[k] = (k + 0.5) * lz / planes;
            var discs = Discs(spheres, low, lx, ly, low.Z + height[k], periodic);
            var areas = new double[solids];
            var arcs = new double[solids + 1, solids + 1];
            Cut(discs, solids, lx, ly, areas, arcs);
            // areas[s]: union of the solids 0 to s.
            var below = 0.0;
            for (var s = 0; s < solids; s++)
            {
                fraction[s + 1][k] = (areas[s] - below) / (lx * ly);
                below = areas[s];
            }
            fraction[0][k] = 1 - below / (lx * ly);
            perPlane[k] = arcs;
        }, cancellation);
        var surface = new double[solids + 1, solids + 1];
        foreach (var arcs in perPlane)
            for (var a = 0; a <= solids; a++)
                for (var b = 0; b <= solids; b++) surface[a, b] += arcs[a, b] / (planes * lx * ly);
        return new SphereGeometry(height, fraction, surface);
    }

    private static List<Disc> Discs(Spheres spheres, (double X, double Y, double Z) low, double lx, double ly, double z, bool periodic)
    {
        var discs = new List<Disc>();
        for (var i = 0; i < spheres.X.Count; i++)
        {
            double dz = z - spheres.Z[i], r = spheres.Radius[i], square = r * r - dz * dz;
            if (square <= 0) continue;
            double x = spheres.X[i] - low.X, y = spheres.Y[i] - low.Y, rho = Math.Sqrt(square);
            if (periodic)
            {
                x -= lx * Math.Floor(x / lx);
                y -= ly * Math.Floor(y / ly);
            }
            int ix = periodic ? (int)Math.Ceiling(rho / lx) : 0, iy = periodic ? (int)Math.Ceiling(rho / ly) : 0;
            for (var sy = -iy; sy <= iy; sy++)
                for (var sx = -ix; sx <= ix; sx++)
                {
                    double cx = x + sx * lx, cy = y + sy * ly;
                    if (cx + rho > 0 && cx - rho < lx && cy + rho > 0 && cy - rho < ly) discs.Add(new Disc(cx, cy, rho, r, spheres.Solid[i]));
                }
        }
        return discs;
    }

    private static void Cut(List<Disc> discs, int solids, double lx, double ly, double[] areas, double[,] arcs)
    {
        var covered = new List<(double From, double To)>();
        for (var i = 0; i < discs.Count; i++)
        {
            var d = discs[i];
            // A disc bounds the union of solids 0 to s, for every s from its own solid on, where no disc of those solids covers it.
            var free = 0.0;
            for (var s = d.Solid; s < solids; s++)
            {
                covered.Clear();
                Outside(d, lx, ly, covered);
                var rest = 0.0;
                if (!Cover(discs, i, s, covered))
                {
                    areas[s] += Bounded(d, covered);
                    rest = 2 * Math.PI - Length(covered);
                }
                // What a weaker solid covers of the surface that was free is shared with it. On a sphere d(area) = R d(angle) d(height).
                if (s > d.Solid) arcs[s + 1, d.Solid + 1] += d.Sphere * (free - rest);
                free = rest;
            }
            arcs[d.Solid + 1, 0] += d.Sphere * free;
        }
        // The side x = lx closes the union: the integral of x dy over what discs cover of it.
        for (var s = 0; s < solids; s++)
        {
            covered.Clear();
            foreach (var d in discs)
            {
                var square = d.R * d.R - (lx - d.X) * (lx - d.X);
                if (d.Solid > s || square <= 0) continue;
                var half = Math.Sqrt(square);
                if (d.Y + half > 0 && d.Y - half < ly) covered.Add((Math.Max(0, d.Y - half), Math.Min(ly, d.Y + half)));
            }
            Join(covered);
            areas[s] += lx * Length(covered);
        }
    }

    /// <summary>Angles of a disc's rim beyond the sides of the box.</summary>
    private static void Outside(Disc d, double lx, double ly, List<(double From, double To)> angles)
    {
        void Beyond(double room, double middle)
        {
            if (room < d.R) Add(angles, middle, Math.Acos(Math.Clamp(room / d.R, -1, 1)));
        }
        Beyond(lx - d.X, 0);
        Beyond(d.X, Math.PI);
        Beyond(ly - d.Y, Math.PI / 2);
        Beyond(d.Y, -Math.PI / 2);
    }

    /// <summary>Adds the angles of a disc's rim that discs of the solids 0 to last cover, and puts all in order; true where nothing is left.</summary>
    private static bool Cover(List<Disc> discs, int own, int last, List<(double From, double To)> angles)
    {
        var d = discs[own];
        for (var i = 0; i < discs.Count; i++)
        {
            var e = discs[i];
            if (e.Solid > last || i == own) continue;
            double dx = e.X - d.X, dy = e.Y - d.Y, reach = d.R + e.R, square = dx * dx + dy * dy;
            if (square >= reach * reach) continue;
            var distance = Math.Sqrt(square);
            if (distance <= e.R - d.R) return true;
            if (distance <= d.R - e.R) continue;
            Add(angles, Math.Atan2(dy, dx), Math.Acos(Math.Clamp((square + d.R * d.R - e.R * e.R) / (2 * distance * d.R), -1, 1)));
        }
        Join(angles);
        return angles is [(<= -Math.PI, >= Math.PI)];
    }

    private static void Add(List<(double From, double To)> angles, double middle, double half)
    {
        var (from, to) = (middle - half, middle + half);
        if (from < -Math.PI)
        {
            angles.Add((from + 2 * Math.PI, Math.PI));
            from = -Math.PI;
        }
        if (to > Math.PI)
        {
            angles.Add((-Math.PI, to - 2 * Math.PI));
            to = Math.PI;
        }
        angles.Add((from, to));
    }

    /// <summary>Makes intervals disjoint and puts them in order.</summary>
    private static void Join(List<(double From, double To)> intervals)
    {
        intervals.Sort();
        var kept = 0;
        for (var i = 0; i < intervals.Count; i++)
            if (kept > 0 && intervals[i].From <= intervals[kept - 1].To) intervals[kept - 1] = (intervals[kept - 1].From, Math.Max(intervals[kept - 1].To, intervals[i].To));
            else intervals[kept++] = intervals[i];
        intervals.RemoveRange(kept, intervals.Count - kept);
    }

    private static double Length(List<(double From, double To)> intervals)
    {
        var sum = 0.0;
        foreach (var (from, to) in intervals) sum += to - from;
        return sum;
    }

    /// <summary>Integral of x dy over the free arcs.</summary>
    private static double Bounded(Disc d, List<(double From, double To)> covered)
    {
        var sum = 0.0;
        var from = -Math.PI;
        foreach (var (a, b) in covered)
        {
            sum += Arc(d, from, a);
            from = b;
        }
        return sum + Arc(d, from, Math.PI);
    }

    private static double Arc(Disc d, double a, double b) =>
        b <= a ? 0 : d.X * d.R * (Math.Sin(b) - Math.Sin(a)) + 0.5 * d.R * d.R * (b - a) + 0.25 * d.R * d.R * (Math.Sin(2 * b) - Math.Sin(2 * a));

    private readonly record struct Disc(double X, double Y, double R, double Sphere, int Solid);
}
