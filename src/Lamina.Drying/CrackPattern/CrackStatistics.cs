namespace Lamina.Drying.CrackPattern;

/// <summary>What a pattern looks like, in numbers.</summary>
public sealed record CrackStatistics
{
    /// <summary>Mean distance between cracks along straight lines, mean over the three directions of the lattice; null where no line meets a crack [lattice spacings].</summary>
    public double? Spacing { get; init; }

    /// <summary>Pieces that cracks cut out on all sides, those below ten nodes left out.</summary>
    public required int Pieces { get; init; }

    /// <summary>Mean area of these pieces; null where cracks cut out fewer than two [square lattice spacings].</summary>
    public double? PieceArea { get; init; }

    /// <summary>Bonds that cracks cut.</summary>
    public required int Broken { get; init; }

    /// <summary>Length of all cracks [lattice spacings].</summary>
    public required double CrackLength { get; init; }

    /// <summary>Junctions of three cracks at which the angle could be measured.</summary>
    public required int Junctions { get; init; }

    /// <summary>
    /// Mean angle at which the third crack meets the straightest pair of a junction, 0 to 90 degrees: angles that scatter about a right one by s lie 0.8 s below it in the mean; null without
    /// junctions [rad].
    /// </summary>
    public double? JunctionAngle { get; init; }

    /// <summary>Median of these angles; null without junctions [rad].</summary>
    public double? JunctionMedian { get; init; }

    /// <summary>Share of the junctions within 20 degrees of a right angle, 0.22 where directions are random; null without junctions [-].</summary>
    public double? SquareJunctions { get; init; }

    /// <summary>Middle of the ten degrees that hold the most junctions, the lower ones of equals; the scatter that lowers the mean leaves it; null without junctions [rad].</summary>
    public double? JunctionMode { get; init; }

    /// <summary>Measures a pattern.</summary>
    /// <param name="lattice">the lattice</param>
    /// <param name="damage">stage of each bond, <see cref="CrackNetwork.Damage"/></param>
    /// <param name="reach">how far from a junction the directions of its cracks are taken [lattice spacings]</param>
    /// <param name="openFrom">stage from which on a bond counts as a crack; null is <see cref="CrackNetwork.OpenStage"/></param>
    public static CrackStatistics Of(CrackLattice lattice, ReadOnlySpan<byte> damage, double reach, int? openFrom = null)
    {
        var open = openFrom ?? CrackNetwork.OpenStage;
        var cut = new bool[damage.Length];
        int broken = 0;
        var crossings = 0;
        for (var b = 0; b < cut.Length; b++)
        {
            cut[b] = damage[b] >= open;
            if (!cut[b]) continue;
            broken++;
        }
        // A line through a row of bonds meets a crack once however many of its bonds in a row the crack has cut.
        var length = 0.0;
        for (var k = 0; k < 3; k++)
            for (var i = 0; i < lattice.Nodes; i++)
            {
                length += 1;
                if (cut[3 * i + k] && !cut[3 * lattice.Neighbour[6 * i + k] + k]) crossings++;
            }
        var (pieces, area) = Pieced(lattice, cut);
        var angles = CrackJunctions.Angles(lattice, cut, reach);
        angles.Sort();
        return new CrackStatistics
        {
            Broken = broken,
            CrackLength = broken / Math.Sqrt(3),
            Spacing = crossings > 0 ? length / crossings : null,
            Pieces = pieces,
            PieceArea = pieces > 1 ? area * CrackLattice.RowHeight : null,
            Junctions = angles.Count,
            JunctionAngle = angles.Count > 0 ? angles.Average() : null,
            JunctionMedian = angles.Count > 0 ? 0.5 * (angles[(angles.Count - 1) / 2] + angles[angles.Count / 2]) : null,
            SquareJunctions = angles.Count > 0 ? (double)angles.Count(a => a >= 70 * Math.PI / 180) / angles.Count : null,
            JunctionMode = angles.Count > 0 ? Mode(angles) : null,
        };
    }

    private static double Mode(IReadOnlyList<double> angles)
    {
        const double width = 10 * Math.PI / 180;
        var most = angles.GroupBy(a => Math.Min((int)(a / width), 8)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        return (most.Key + 0.5) * width;
    }

    private static (int Count, double Mean) Pieced(CrackLattice lattice, bool[] cut)
    {
        const int smallest = 10;
        var seen = new bool[lattice.Nodes];
        var stack = new Stack<int>();
        var (count, nodes) = (0, 0);
        for (var start = 0; start < lattice.Nodes; start++)
        {
            if (seen[start]) continue;
            var size = 0;
            seen[start] = true;
            stack.Push(start);
            while (stack.TryPop(out var i))
            {
                size++;
                for (var k = 0; k < 6; k++)
                {
                    var j = lattice.Neighbour[6 * i + k];
                    if (seen[j] || cut[lattice.BondAt(i, k).Bond]) continue;
                    seen[j] = true;
                    stack.Push(j);
                }
            }
            if (size < smallest) continue;
            count++;
            nodes += size;
        }
        return (count, count > 0 ? (double)nodes / count : 0);
    }
}
