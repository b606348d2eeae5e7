using Lamina.Particles.Sets;

namespace Lamina.Particles.Observation;

/// <summary>
/// Volumes of overlapping spheres with every point counted once, the active material before the carbon-binder domain. Exact along z in vertical columns; the columns sample the xy plane.
/// </summary>
public sealed record SolidColumns
{
    /// <summary>Volume of the box that lies in no sphere [-].</summary>
    public required double Voids { get; init; }
    /// <summary>Volume inside active spheres [-].</summary>
    public required double Active { get; init; }
    /// <summary>Volume inside carbon-binder spheres but no active one [-].</summary>
    public required double Binder { get; init; }
    /// <summary>Active volume fraction in slices from the bottom up [-].</summary>
    public required double[] ActiveProfile { get; init; }
    /// <summary>Binder volume fraction in slices from the bottom up [-].</summary>
    public required double[] BinderProfile { get; init; }

    /// <summary>Measures a structure within its box.</summary>
    /// <param name="system">the structure; sizes of solids come from its force field</param>
    /// <param name="slices">slices of the profiles [-]</param>
    /// <param name="columns">columns along the longer of x and y [-]</param>
    public static SolidColumns Of(ParticleSystem system, int slices = 30, int columns = 128)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var box = system.Box;
        var edge = Math.Max(box.LengthX, box.LengthY) / columns;
        int nx = Math.Max(1, (int)Math.Round(box.LengthX / edge)), ny = Math.Max(1, (int)Math.Round(box.LengthY / edge));
        var spans = new List<(double Low, double High)>?[2, nx * ny];
        Gather(system, nx, ny, spans);
        double[] active = new double[slices], solid = new double[slices];
        List<(double Low, double High)> both = [];
        for (var c = 0; c < nx * ny; c++)
        {
            both.Clear();
            if (spans[0, c] is { } first) { both.AddRange(first); AddUnion(first, box, active); }
            if (spans[1, c] is { } second) both.AddRange(second);
            AddUnion(both, box, solid);
        }
        var whole = nx * ny * box.LengthZ / slices;
        for (var k = 0; k < slices; k++) (active[k], solid[k]) = (active[k] / whole, solid[k] / whole);
        var binder = solid.Zip(active, (s, a) => s - a).ToArray();
        return new SolidColumns { Active = active.Average(), Binder = binder.Average(), Voids = 1 - solid.Average(), ActiveProfile = active, BinderProfile = binder };
    }

    /// <summary>Notes for every column the spans of height that spheres cover; kind 0 is active, 1 binder.</summary>
    private static void Gather(ParticleSystem system, int nx, int ny, List<(double Low, double High)>?[,] spans)
    {
        var p = system.Particles;
        var box = system.Box;
        double ex = box.LengthX / nx, ey = box.LengthY / ny;
        for (var i = 0; i < p.Count; i++)
        {
            var type = system.Field.Types[p.Type[i]];
            var r = 0.5 * (type.SolidDiameter ?? type.Diameter);
            var kind = type.IsBinderDomain ? 1 : 0;
            int fromY = (int)Math.Ceiling((p.Y[i] - r - box.LowY) / ey - 0.5), toY = (int)Math.Floor((p.Y[i] + r - box.LowY) / ey - 0.5);
            int fromX = (int)Math.Ceiling((p.X[i] - r - box.LowX) / ex - 0.5), toX = (int)Math.Floor((p.X[i] + r - box.LowX) / ex - 0.5);
            for (var y = fromY; y <= toY; y++)
                for (var x = fromX; x <= toX; x++)
                {
                    if (!Column(x, nx, box.BoundaryX, out var cx) || !Column(y, ny, box.BoundaryY, out var cy)) continue;
                    double dx = box.LowX + (x + 0.5) * ex - p.X[i], dy = box.LowY + (y + 0.5) * ey - p.Y[i];
                    var half = r * r - dx * dx - dy * dy;
                    if (!(half > 0)) continue;
                    half = Math.Sqrt(half);
                    (spans[kind, cy * nx + cx] ??= []).Add((p.Z[i] - half, p.Z[i] + half));
                }
        }
    }

    private static bool Column(int at, int count, Boundary ends, out int column)
    {
        column = ends == Boundary.Periodic ? ((at % count) + count) % count : at;
        return column >= 0 && column < count;
    }

    /// <summary>Adds the length that the spans cover together, slice by slice; across a periodic end what sticks out enters at the other.</summary>
    private static void AddUnion(List<(double Low, double High)> spans, in Box box, double[] slices)
    {
        if (spans.Count == 0) return;
        var length = box.LengthZ;
        List<(double Low, double High)> inside = [];
        foreach (var (low, high) in spans)
        {
            var reach = box.BoundaryZ == Boundary.Periodic ? 1 : 0;
            for (var image = -reach; image <= reach; image++)
            {
                double a = Math.Max(low + image * length - box.LowZ, 0), b = Math.Min(high + image * length - box.LowZ, length);
                if (b > a) inside.Add((a, b));
            }
        }
        inside.Sort();
        var covered = 0.0;
        var height = length / slices.Length;
        foreach (var (low, high) in inside)
        {
            var from = Math.Max(low, covered);
            if (high <= from) continue;
            covered = high;
            for (var k = (int)(from / height); k < slices.Length && k * height < high; k++)
                slices[k] += Math.Max(0, Math.Min(high, (k + 1) * height) - Math.Max(from, k * height));
        }
    }
}
