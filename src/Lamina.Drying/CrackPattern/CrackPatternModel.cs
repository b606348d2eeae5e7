using Lamina.Drying.Cracking;
using Lamina.Drying.Stress;

namespace Lamina.Drying.CrackPattern;

/// <summary>
/// Drives a crack network by a film's history: the drive by stress and toughness, the opening by the free shrinkage. The load at which the network's own first long crack runs
/// stands for a drive of 1, at which the film's first crack opens.
/// </summary>
public static class CrackPatternModel
{
    // Load steps small enough that what fails in one step would fail in the same places in two.
    private const double Step = 1.03;

    /// <summary>The pattern of a film.</summary>
    /// <param name="stress">its stress</param>
    /// <param name="cracks">its cracking; the pattern loads from the time on at which cracks may open</param>
    /// <param name="settings">the patch; the shear length is set from thickness and spacing</param>
    /// <param name="releaseFactor">Z, shear length over thickness [-]</param>
    /// <param name="size">width of the patch [m]</param>
    /// <param name="delaminationStrain">free shrinkage at which the film comes off the foil at a long crack's face; infinite never [-]</param>
    /// <param name="frames">times to keep after the first crack</param>
    /// <param name="progress">receives the share done, or null [-]</param>
    /// <param name="cancellation">stops it between solutions</param>
    /// <exception cref="ArgumentException">the network cannot resolve the film at this size; the message says which size it can</exception>
    public static CrackPatternResult Run(StressHistory stress, CrackHistory cracks, CrackPatternSettings settings, double releaseFactor, double size, double delaminationStrain = double.PositiveInfinity, int frames = 20,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var spacing = size / settings.Cells;
        var shear = releaseFactor * stress.Thickness[^1];
        if (!(shear / spacing is >= 2 and <= 64))
            throw new ArgumentException(FormattableString.Invariant(
                $"A crack pattern of {size * 1e3:G4} mm on {settings.Cells} cells cannot resolve a film of {stress.Thickness[^1] * 1e6:G4} um: the shear length of {shear * 1e6:G4} um must be 2 to 64 cells; choose a size of {shear * settings.Cells / 64 * 1e3:G3} to {shear * settings.Cells / 2 * 1e3:G3} mm"));
        settings = settings with { ShearLength = shear / spacing };
        settings = settings with { Strength = Math.Min(settings.Strength, settings.LargestStrength) };
        var network = new CrackNetwork(settings);

        var highest = new double[stress.Time.Length];
        var top = 0.0;
        for (var i = 0; i < highest.Length; i++)
        {
            if (stress.Time[i] >= (cracks.OpenFrom ?? double.PositiveInfinity)) top = Math.Max(top, cracks.Drive[i]);
            highest[i] = Math.Sqrt(top);
        }
        List<(double Time, double Drive, double Area, double Loose, (int Bond, float Opening)[] Open)> kept = [];
        double? onset = null, running = null;
        double next = 0, detached = 0, atOnset = 0;
        for (var i = 0; i < highest.Length; i++)
        {
            var last = i == highest.Length - 1;
            if (highest[i] >= 1)
            {
                if (running is null)
                {
                    // A film as small as the patch has no large flaw: its first long crack runs at a higher load than that of the whole web, which is a drive of 1.
                    network.Load(network.NextDrive(), null, cancellation);
                    while (Broken(network) < settings.Cells / 4) network.Load(network.Drive * Step, null, cancellation);
                    running = network.Drive;
                }
                var target = highest[i] * running.Value;
                // Too small a rise waits for the next record.
                while (target > network.Drive && (i == highest.Length - 1 || target > network.Drive * (1 + 0.2 * (Step - 1))))
                    network.Load(Math.Min(target, network.Drive * Step), null, cancellation);
            }
            // The pull on the foil goes on growing with the free shrinkage when no more cracks open.
            if (running is not null && stress.FreeShrinkage[i] > delaminationStrain && stress.FreeShrinkage[i] >= detached)
            {
                network.Detach(delaminationStrain / stress.FreeShrinkage[i], cancellation);
                detached = stress.FreeShrinkage[i] * Step;
            }
            progress?.Report((double)i / highest.Length);
            if (onset is null && Broken(network) > 0)
            {
                onset = stress.Time[i];
                atOnset = stress.FreeShrinkage[i];
            }
            // Frames at even steps of the free shrinkage: later nothing moves.
            if (onset is null || stress.FreeShrinkage[i] < next && !last) continue;
            next = stress.FreeShrinkage[i] + (stress.FreeShrinkage[^1] - atOnset) / frames;
            var width = stress.FreeShrinkage[i] * spacing;
            var open = new List<(int, float)>();
            for (var b = 0; b < network.Lattice.Bonds; b++)
                if (network.Damage[b] >= CrackNetwork.OpenStage) open.Add((b, (float)(network.Opening(b) * width)));
            var loose = 0;
            foreach (var free in network.Loose) loose += free ? 1 : 0;
            kept.Add((stress.Time[i], highest[i], network.OpenArea() * stress.FreeShrinkage[i], (double)loose / network.Lattice.Nodes, [.. open]));
        }

        var edges = kept.Count > 0 ? kept[^1].Open.Select(o => o.Bond).ToArray() : [];
        var place = edges.Select((bond, k) => (bond, k)).ToDictionary(p => p.bond, p => p.k);
        return new CrackPatternResult
        {
            Settings = settings,
            Spacing = spacing,
            Width = size,
            Height = size * CrackLattice.RowHeight,
            Skeleton = Skeleton(network.Lattice, edges, spacing),
            Loose = [.. Enumerable.Range(0, network.Lattice.Nodes).Where(i => network.Loose[i])
                .SelectMany(i => new[] { (float)(network.Lattice.X[i] * spacing), (float)(network.Lattice.Y[i] * spacing) })],
            Bubbles = [.. network.Bubbles.SelectMany(b => new[] { (float)(b.X * spacing), (float)(b.Y * spacing) })],
            Frames =
            [
                .. kept.Select(f =>
                {
                    var opening = new float[edges.Length];
                    foreach (var (bond, width) in f.Open) opening[place[bond]] = width;
                    return new CrackPatternFrame { Time = f.Time, Drive = f.Drive, AreaFraction = f.Area, Delaminated = f.Loose, Opening = opening };
                }),
            ],
            Statistics = CrackStatistics.Of(network.Lattice, network.Damage, 0.6 * settings.ShearLength),
            OnsetTime = onset,
        };
    }

    private static int Broken(CrackNetwork network)
    {
        var count = 0;
        foreach (var stage in network.Damage) count += stage >= CrackNetwork.OpenStage ? 1 : 0;
        // Bubbles are there from the start.
        return count - network.Bubbled;
    }

    private static float[] Skeleton(CrackLattice lattice, int[] edges, double spacing)
    {
        var skeleton = new float[4 * edges.Length];
        for (var k = 0; k < edges.Length; k++)
        {
            var (left, right) = lattice.Triangles(edges[k]);
            var (x, y) = lattice.Centre(left);
            var (u, v) = lattice.Centre(right);
            var (dx, dy) = lattice.Shortest(u - x, v - y);
            (skeleton[4 * k], skeleton[4 * k + 1]) = ((float)(x * spacing), (float)(y * spacing));
            (skeleton[4 * k + 2], skeleton[4 * k + 3]) = ((float)((x + dx) * spacing), (float)((y + dy) * spacing));
        }
        return skeleton;
    }
}
