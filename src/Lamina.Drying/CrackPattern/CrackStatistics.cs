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

    /// <summary>Broken bonds.</summary>
    public required int Broken { get; init; }

    /// <summary>Length of all cracks [lattice spacings].</summary>
    public required double CrackLength { get; init; }

    /// <summary>Junctions of three cracks at which the angle could be measured.</summary>
    public required int Junctions { get; init; }

    /// <summary>Mean angle at which the third crack meets the straightest pair of a junction, 0 to 90 degrees; null without junctions [rad].</summary>
    public double? JunctionAngle { get; init; }

    /// <summary>Measures a pattern.</summary>
    /// <param name="lattice">the lattice</param>
    /// <param name="damage">stage of each bond, <see cref="CrackNetwork.Damage"/></param>
    /// <param name="reach">how far from a junction the directions of its cracks are taken [lattice spacings]</param>
    public static CrackStatistics Of(CrackLattice lattice, ReadOnlySpan<byte> damage, double reach)
    {
        var cut = new bool[damage.Length];
        int broken = 0;
        var crossings = 0;
        for (var b = 0; b < cut.Length; b++)
        {
            cut[b] = damage[b] == CrackNetwork.BrokenStage;
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
        var (junctions, angle) = CrackJunctions.Measure(lattice, cut, reach);
        return new CrackStatistics
        {
            Broken = broken,
            CrackLength = broken / Math.Sqrt(3),
            Spacing = crossings > 0 ? length / crossings : null,
            Pieces = pieces,
            PieceArea = pieces > 1 ? area * CrackLattice.RowHeight : null,
            Junctions = junctions,
            JunctionAngle = angle,
        };
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
